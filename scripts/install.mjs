// Installs the dependencies when, and only when, node_modules is not what package-lock.json asks for.
// Plain JavaScript for Node 18 and newer: it runs before anything is installed, under whatever Node there is.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MINIMUM_NODE, projectNode } from "./tools.mjs";

const STAMP = ".complete.json";

/**
 * Why an install is needed, or null when none is.
 *
 * npm keeps its own record of what it installed in node_modules/.package-lock.json; the stamp adds the number of
 * files, so that a folder somebody interrupted or half removed is seen.
 * @param {string} root
 * @returns {string | null}
 */
export function whyInstall(root) {
  const wanted = readJson(join(root, "package-lock.json"));
  const installed = readJson(join(root, "node_modules/.package-lock.json"));
  if (!wanted)
    throw new Error("package-lock.json is missing or damaged: restore it with `git checkout package-lock.json`.");
  if (!installed) return "nothing is installed yet";

  for (const [path, entry] of Object.entries(wanted.packages)) {
    if (path === "" || (entry.optional && !installed.packages[path])) continue;
    if (installed.packages[path]?.version !== entry.version)
      return `package-lock.json asks for another ${nameOf(path)}`;
  }
  for (const [path, entry] of Object.entries(installed.packages)) {
    if (!existsSync(join(root, path, "package.json"))) return `node_modules is incomplete: ${nameOf(path)} is missing`;
    if (path !== `node_modules/${nameOf(path)}`) continue;
    const missing = Object.keys(entry.bin ?? {}).find((bin) => !existsSync(join(root, "node_modules/.bin", bin)));
    if (missing) return `node_modules is incomplete: the command ${missing} is missing`;
  }
  const stamp = readJson(join(root, "node_modules", STAMP));
  if (stamp?.lockfile !== hashOf(join(root, "package-lock.json"))) return null;
  const found = countFiles(root);
  return found < stamp.files
    ? `node_modules is incomplete: ${stamp.files - found} of ${stamp.files} files are missing`
    : null;
}

/**
 * Records that node_modules is complete now.
 * @param {string} root
 */
export function markComplete(root) {
  const record = { lockfile: hashOf(join(root, "package-lock.json")), files: countFiles(root) };
  writeFileSync(join(root, "node_modules", STAMP), `${JSON.stringify(record)}\n`);
}

const CAUSES = /** @type {const} */ ([
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT/,
    advice:
      "The package registry cannot be reached. Connect to the network, or set npm's proxy or registry, and run the command again.\n" +
      "It is needed once: later starts work offline.",
  },
  { pattern: /ENOSPC/, advice: "The disk is full. The packages need about 700 MB." },
  { pattern: /EACCES|EPERM|EROFS/, advice: "This folder cannot be written to. Check who owns it." },
]);

/**
 * What to tell a person about a failed `npm ci`: npm's own words only where the cause is not a known one.
 * @param {string} output what npm printed
 */
export function explainFailure(output) {
  const cause = CAUSES.find(({ pattern }) => pattern.test(output));
  const reason = cause ? `${cause.advice} (${cause.pattern.exec(output)?.[0]})` : output.trim();
  return `The packages could not be installed.\n${reason}`;
}

/** @param {string} root */
function install(root) {
  rmSync(join(root, "node_modules", STAMP), { force: true });
  const flags = [
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=2000",
  ];
  // On Windows npm is a shell script; npm_execpath is the JavaScript behind it and needs no shell.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith("js") ? [process.execPath, npm] : ["npm"];
  const result = spawnSync(command, [...first, "ci", ...flags], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "inherit", "pipe"],
    shell: command === "npm" && process.platform === "win32",
  });
  if (result.status === 0) return markComplete(root);
  console.error(explainFailure(`${result.stderr ?? ""}${result.error ? `\n${result.error.message}` : ""}`));
  process.exit(1);
}

/** @param {string} root */
function countFiles(root) {
  const count = (/** @type {string} */ folder) => {
    let files = 0;
    for (const entry of readdirSync(folder, { withFileTypes: true }))
      files += entry.isDirectory() ? count(join(folder, entry.name)) : 1;
    return files;
  };
  const top = join(root, "node_modules");
  // Tools keep caches in folders with a dot in front; .bin is npm's.
  const packages = readdirSync(top, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith("."),
  );
  return packages.reduce((files, entry) => files + count(join(top, entry.name)), 0);
}

const nameOf = (/** @type {string} */ path) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const hashOf = (/** @type {string} */ path) => createHash("sha256").update(readFileSync(path)).digest("hex");

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

function main() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const reason = whyInstall(root);
  if (reason) {
    console.log(`Installing the packages (${reason}) …`);
    install(root);
  } else if (!existsSync(join(root, "node_modules", STAMP))) {
    markComplete(root);
  }
  if (!projectNode(root)) {
    console.error(
      `This project needs Node ${MINIMUM_NODE.join(".")} or newer, and no ready-made one exists for ${process.platform}-${process.arch}.\n` +
        `You have Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
    );
    process.exit(1);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
