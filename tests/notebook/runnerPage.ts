// A page with a runner and nothing else, built and served as the site is: under a base path, with the site's policy.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "vite";
import { serve } from "../../scripts/serve.mjs";
import { sandboxHtml } from "../../src/notebook/sandbox/page.ts";
import { rule, sandboxRule } from "../../src/site/build/hostHeaders.ts";

const BASE = "/below/";

/** @returns the page's address and the folder it was built into */
export async function runnerPage(): Promise<{ url: string; folder: string; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "runner-page-"));
  await build({
    configFile: false,
    root: resolve("tests/notebook/page"),
    base: BASE,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  await writeFile(join(folder, "sandbox.html"), sandboxHtml);
  const root = BASE.slice(0, -1);
  await writeFile(join(folder, "_headers"), [rule(`${root}/`, false), sandboxRule(root), ""].join("\n\n"));
  const { url, server } = await serve({ folder, base: BASE, port: "0" });
  const { port } = server.address() as { port: number };
  return {
    url: url.replace(/:0\//, `:${port}/`),
    folder,
    close: async () => {
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}
