// @ts-check
// Finds the Node that runs the project's tools and starts them with it.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The oldest Node that every tool accepts; Lighthouse sets it. */
export const MINIMUM_NODE = /** @type {const} */ ([22, 19]);

export const ROOT = fileURLToPath(new URL("..", import.meta.url));

const PLATFORM = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/** Names under which a Node for this machine may stand in the lockfile. */
export const NODE_PACKAGES = [`node-${PLATFORM}`, `node-bin-${PLATFORM}`];

/** @param {string} version such as "22.19.0" */
export function isRecentEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
}

/**
 * The path of a Node that can run the tools: this one if it is recent enough, else the one the lockfile installed.
 * @param {string} root
 * @returns {string | null}
 */
export function projectNode(root) {
  if (isRecentEnough(process.versions.node)) return process.execPath;
  for (const name of NODE_PACKAGES) {
    const path = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(path) && spawnSync(path, ["--version"]).status === 0) return path;
  }
  return null;
}

/**
 * The JavaScript file behind a package's command: it runs everywhere without a shell.
 * @param {string} packageName
 * @param {string} [command] when it differs from the package's name
 */
export function commandOf(packageName, command = packageName) {
  const folder = join(ROOT, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : bin[command]);
}

/**
 * Runs a JavaScript file with the project's Node.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean }} [options] show: let its output through
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode(file, args, { env = {}, show = false } = {}) {
  const node = projectNode(ROOT);
  if (!node) throw new Error("No recent Node is installed: run `node scripts/install.mjs`.");
  return run(node, [file, ...args], { env, show });
}

/**
 * Runs any program; a program that cannot be started counts as one that failed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, show?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: ROOT,
      env: { ...process.env, ...toolEnvironment(), ...env },
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on("close", (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }),
    );
  });
}

function toolEnvironment() {
  return {
    PATH: `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}`,
    ASTRO_TELEMETRY_DISABLED: "1",
  };
}
