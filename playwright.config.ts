// Browser tests of the built site. Run them with `npm test -- --only playwright`, which builds first, or, on what is
// built already, with `npx playwright test <file>`.
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";
import { findBrowser, HOW_TO_GET_ONE, thisMachine } from "./scripts/browser.mjs";
import { TEST_BUILDS } from "./scripts/build.mjs";

// This file is read again in every worker; what it settled the first time travels in the environment.
process.env.TEST_PORT ??= String(4400 + 2 * (process.pid % 800));
process.env.BROWSER_PATH ??= (await findBrowser({ ...thisMachine(), install: async () => false })) ?? "";
if (process.env.BROWSER_PATH === "") throw new Error(HOW_TO_GET_ONE);

const servers = Object.values(TEST_BUILDS).map(({ outDir, base }, index) => {
  const port = Number(process.env.TEST_PORT) + index;
  return {
    outDir,
    url: `http://127.0.0.1:${port}${base}`,
    command: `node scripts/serve.mjs --folder ${outDir} --base ${base} --port ${port}`,
  };
});
const [root, below] = servers;

// Chromium's sandbox cannot run as root, which is what containers are.
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A page takes two seconds; a busy machine may take twenty times that, and a hang still ends.
  // axe takes half a minute for the longest lesson on a busy machine, and looks at each page three times.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.BROWSER_PATH,
      // A desktop browser gives a sandboxed frame a process of its own, and the one without a window only when told to:
      // a cell that fills the memory takes its frame down there, and not the page.
      args: [
        "--disable-background-networking",
        "--site-per-process",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ...asRoot,
      ],
    },
  },
  projects: [
    { name: "root", testIgnore: "**/*.below.spec.ts", use: { baseURL: root?.url } },
    { name: "below", testMatch: "**/*.below.spec.ts", use: { baseURL: below?.url } },
  ],
  webServer: servers
    .filter(({ outDir }) => existsSync(outDir))
    .map(({ command, url }) => ({ command, url, reuseExistingServer: false })),
});
