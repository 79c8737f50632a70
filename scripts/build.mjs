// @ts-check
// Builds the site, unless the finished one was made from the same sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { commandOf, ROOT, runNode } from "./tools.mjs";

/** Everything a build reads. Of the tests only the recorded results are among it: pages show some, and are held to others. */
const SOURCES = [
  "src",
  "content",
  "public",
  "tests/fixtures/golden",
  "tests/fixtures/proof",
  "astro.config.mjs",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];

/**
 * @typedef {object} Build
 * @property {string} outDir folder of the finished site, relative to the project
 * @property {string} base path the site is served under, such as "/" or "/both-ways/"
 * @property {string} [site] origin the site is published at
 */

/** The two builds that the tests look at: at the root of a host, and below a path. */
export const TEST_BUILDS = {
  root: { outDir: "dist", base: "/" },
  below: { outDir: ".cache/site-below", base: "/both-ways/" },
};

/**
 * A base path with one slash at both ends.
 * @param {string | undefined} path
 */
export function normalizeBase(path) {
  const inner = (path ?? "").split("/").filter(Boolean).join("/");
  return inner === "" ? "/" : `/${inner}/`;
}

/**
 * Whether the finished site is there, whole, and made from the sources as they are.
 * @param {Build} build
 */
export function isBuilt(build) {
  const stamp = stampOf(build);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(build);
}

/**
 * Builds if needed.
 * @param {Build} build
 * @param {{ show?: boolean, force?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function buildSite(build, { show = false, force = false } = {}) {
  if (!force && isBuilt(build)) return { code: 0, output: "" };
  const { outDir, base, site } = build;
  const env = { BASE_PATH: base, SITE: site };
  const result = await runNode(commandOf("astro"), ["build", "--outDir", outDir], { show, env });
  if (result.code === 0) {
    mkdirSync(join(ROOT, ".cache"), { recursive: true });
    writeFileSync(stampOf(build), fingerprint(build));
  }
  return result;
}

/** @param {Build} build */
function fingerprint({ outDir, base, site = "" }) {
  return `${digest(ROOT, SOURCES, `${base} ${site}`)} ${digest(ROOT, [outDir])}\n`;
}

const stampOf = (/** @type {Build} */ { outDir }) => join(ROOT, ".cache", `build-${outDir.replaceAll("/", "-")}.txt`);

/**
 * One hash over the names and bytes of files and folders.
 * @param {string} root
 * @param {readonly string[]} paths
 * @param {string} [extra] whatever else the result depends on
 */
export function digest(root, paths, extra = "") {
  const hash = createHash("sha256").update(extra);
  for (const file of paths.flatMap((path) => filesUnder(join(root, path)))) {
    const bytes = readFileSync(file);
    hash.update(`\n${relative(root, file)} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  try {
    const names = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    return names.flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
  } catch {
    return [path];
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { code } = await buildSite(
    { outDir: "dist", base: normalizeBase(process.env.BASE_PATH), site: process.env.SITE },
    { show: true, force: true },
  );
  process.exitCode = code;
}
