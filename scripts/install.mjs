// @ts-check
// Installs the dependencies when, and only when, node_modules is not what package-lock.json asks for.
// Plain JavaScript for Node 18 and newer: it runs before anything is installed, under whatever Node there is.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isRecentEnough, MINIMUM_NODE, NODE_PACKAGES, projectNode } from "./tools.mjs";

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

/**
 * A Node that may run the install. npm leaves out native packages that the Node it runs on does not satisfy, so an old
 * one first fetches the Node of the lockfile, into a folder of its own.
 * @param {string} root
 * @param {string} folder
 */
function nodeForInstall(root, folder) {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  const { packages } = readJson(join(root, "package-lock.json"));
  const name = NODE_PACKAGES.find((candidate) => packages[`node_modules/${candidate}`]);
  if (!name) return null;
  const dependencies = { [name]: packages[`node_modules/${name}`].version };
  const lock = {
    lockfileVersion: 3,
    packages: { "": { dependencies }, [`node_modules/${name}`]: packages[`node_modules/${name}`] },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ dependencies }));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify(lock));
  npmCi(folder, process.execPath);
  return projectNode(folder);
}

/**
 * @param {string} folder
 * @param {string} node
 */
function npmCi(folder, node) {
  const flags = [
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    "--fetch-retries=1",
    "--fetch-retry-mintimeout=2000",
  ];
  // Run by npm itself, npm_execpath is its JavaScript file. Otherwise the command npm finds its Node on the PATH.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith("js") ? [node, npm] : ["npm"];
  const result = spawnSync(command, [...first, "ci", ...flags], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` },
    shell: command === "npm" && process.platform === "win32",
  });
  if (result.status === 0) return;
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
  if (!reason) {
    if (!existsSync(join(root, "node_modules", STAMP))) markComplete(root);
    return;
  }
  console.log(`Installing the packages (${reason}) …`);
  const ownNode = join(root, ".cache/node");
  const node = nodeForInstall(root, ownNode);
  if (!node) {
    console.error(
      `This project needs Node ${MINIMUM_NODE.join(".")} or newer, and none can be installed for ${process.platform}-${process.arch}.\n` +
        `You have Node ${process.versions.node}. Install a newer one from https://nodejs.org and run the command again.`,
    );
    process.exit(1);
  }
  rmSync(join(root, "node_modules", STAMP), { force: true });
  npmCi(root, node);
  markComplete(root);
  rmSync(ownNode, { recursive: true, force: true });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
