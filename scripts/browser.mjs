// @ts-check
// Finds a browser for the tests, and gets one when there is none.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { commandOf, run, runNode } from "./tools.mjs";

// First the one without a window of its own, which is also what Playwright downloads: a page opens twice as fast in it.
const NAMES = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "microsoft-edge",
];
const PLACES = /** @type {Record<string, string[]>} */ ({
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((folder) =>
    process.env[folder]
      ? [
          join(process.env[folder], "Google/Chrome/Application/chrome.exe"),
          join(process.env[folder], "Microsoft/Edge/Application/msedge.exe"),
        ]
      : [],
  ),
});

export const HOW_TO_GET_ONE = `No browser was found, and none could be installed. Do one of these, then run the command again:
  npx playwright install --with-deps chromium      downloads Playwright's own
  apt-get install chromium                         Debian and its relatives, as root
  BROWSER_PATH=/path/to/chrome npm test            any Chromium or Chrome you have`;

/**
 * What the search touches; tests hand in another one.
 * @typedef {object} Machine
 * @property {string | undefined} asked BROWSER_PATH
 * @property {() => Promise<string>} playwrightPath where Playwright keeps its own
 * @property {readonly string[]} installed places of system browsers, best first
 * @property {(path: string) => Promise<boolean>} works exists and starts
 * @property {boolean} canUseApt root on Debian
 * @property {(way: "playwright" | "apt") => Promise<boolean>} install
 */

/**
 * Playwright's own browser, else the system's, else Playwright's downloaded now, else Debian's package.
 * @param {Machine} machine
 * @returns {Promise<string | null>} the path of a browser that starts
 */
export async function findBrowser(machine) {
  if (machine.asked !== undefined) {
    if (await machine.works(machine.asked)) return machine.asked;
    throw new Error(`BROWSER_PATH is ${machine.asked}, which does not start as a browser. Correct it or unset it.`);
  }
  const own = await machine.playwrightPath();
  for (const path of [own, ...machine.installed]) if (await machine.works(path)) return path;
  if ((await machine.install("playwright")) && (await machine.works(own))) return own;
  if (machine.canUseApt && (await machine.install("apt"))) {
    for (const path of machine.installed) if (await machine.works(path)) return path;
  }
  return null;
}

/** @returns {Machine} this computer */
export function thisMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return {
    asked: process.env.BROWSER_PATH || undefined,
    playwrightPath: async () => (await import("playwright")).chromium.executablePath(),
    installed: [
      ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
      ...(PLACES[process.platform] ?? []),
    ],
    works,
    canUseApt:
      process.getuid?.() === 0 &&
      existsSync("/usr/bin/apt-get") &&
      /^ID=debian$/m.test(readFileSync("/etc/os-release", "utf8")),
    install: async (way) => (way === "apt" ? installWithApt() : installWithPlaywright()),
  };
}

async function works(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  // Windows browsers print no version; elsewhere this also finds missing system libraries.
  return process.platform === "win32" || (await run(path, ["--version"])).code === 0;
}

async function installWithPlaywright() {
  console.log("  No browser found: downloading Playwright's Chromium …");
  return (await runNode(commandOf("playwright"), ["install", "chromium"])).code === 0;
}

async function installWithApt() {
  console.log("  Playwright's Chromium cannot be used here: installing Debian's …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await run("apt-get", ["update", "-q"], { env });
  let output = updated.output;
  // Older releases have no package of the first name.
  for (const name of ["chromium-headless-shell", "chromium"]) {
    const installed = await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], { env });
    if (installed.code === 0) return true;
    output += installed.output;
  }
  console.log(output);
  return false;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log((await findBrowser(thisMachine())) ?? HOW_TO_GET_ONE);
}
