// Builds the site, unless the finished one was made from the same sources.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { commandOf, ROOT, runNode } from "./tools.mjs";

/** Everything a build reads. Tests and documents are not among it. */
const SOURCES = ["src", "content", "public", "astro.config.mjs", "package.json", "package-lock.json", "tsconfig.json"];

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
 * Builds if needed.
 * @param {Build} build
 * @param {{ show?: boolean, force?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function buildSite({ outDir, base, site }, { show = false, force = false } = {}) {
  const stamp = join(ROOT, ".cache", `build-${outDir.replaceAll("/", "-")}.json`);
  const inputs = digest(ROOT, SOURCES, `${base} ${site ?? ""}`);
  if (!force && readStamp(stamp) === `${inputs} ${outputsOf(outDir)}`) return { code: 0, output: "up to date\n" };

  const result = await runNode(commandOf("astro"), ["build", "--outDir", outDir], {
    show,
    env: { BASE_PATH: base, SITE: site },
  });
  if (result.code === 0) {
    mkdirSync(join(ROOT, ".cache"), { recursive: true });
    writeFileSync(stamp, `${inputs} ${outputsOf(outDir)}`);
  }
  return result;
}

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

const outputsOf = (/** @type {string} */ outDir) => digest(ROOT, [outDir]);
const readStamp = (/** @type {string} */ path) => (existsSync(path) ? readFileSync(path, "utf8") : null);

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
