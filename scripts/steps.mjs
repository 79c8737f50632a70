// @ts-check
// What `npm test` runs, in order. A tool counts as one; Vitest and Playwright count their cases.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser, HOW_TO_GET_ONE, thisMachine } from "./browser.mjs";
import { buildSite, TEST_BUILDS } from "./build.mjs";
import { playwrightOutcome, vitestOutcome } from "./outcomes.mjs";
import { proofOutcome } from "./proof.mjs";
import { commandOf, ROOT, runNode } from "./tools.mjs";

/** @typedef {{ passed: number, failed: number, details?: string, note?: string }} Outcome */
/** @typedef {{ verbose: boolean, browser: string }} Context what the steps share */
/** @typedef {{ name: string, about: string, needs?: readonly string[], run: (context: Context) => Promise<Outcome> }} Step */

/** @type {readonly Step[]} */
export const STEPS = [
  { name: "browser", about: "find a Chromium, or get one", run: browser },
  {
    name: "build",
    about: "the site at the root of a host",
    run: ({ verbose }) => countAsOne(buildSite(TEST_BUILDS.root, { show: verbose })),
  },
  {
    name: "build-below",
    about: `the site under ${TEST_BUILDS.below.base}`,
    run: ({ verbose }) => countAsOne(buildSite(TEST_BUILDS.below, { show: verbose })),
  },
  {
    name: "lint",
    about: "Biome: form and common mistakes",
    run: tool("@biomejs/biome", ["check", "--error-on-warnings", "--max-diagnostics=200"], "biome"),
  },
  { name: "types", about: "the core without a DOM, then everything, Astro's files too", run: types },
  {
    name: "layers",
    about: "imports go down the layers, and in no circle",
    run: tool("dependency-cruiser", ["--output-type", "err-long", "src", "content"], "depcruise"),
  },
  { name: "vitest", about: "unit, property and golden tests in Node", run: vitest },
  {
    name: "playwright",
    about: "the built site in a real browser",
    needs: ["browser", "build", "build-below"],
    run: playwright,
  },
  {
    name: "proof",
    about: "the page on the proofs says no more than was shown",
    needs: ["vitest", "playwright"],
    run: async () => proofOutcome(readReport(reportPath("vitest.json")), readReport(reportPath("playwright.json"))),
  },
  { name: "budgets", about: "bytes and requests of each kind of page", needs: ["browser", "build"], run: budgets },
];

/** @param {Context} context */
async function browser(context) {
  const path = await findBrowser(thisMachine());
  if (path === null) return { passed: 0, failed: 1, details: HOW_TO_GET_ONE };
  context.browser = path;
  return { passed: 1, failed: 0, note: path };
}

/** @param {Context} context */
async function types(context) {
  const checks = [
    tool("typescript", ["-b", "tsconfig.core.json"], "tsc"),
    tool("@astrojs/check", ["--minimumFailingSeverity", "warning"], "astro-check"),
  ];
  return sum(await inTurn(checks.map((check) => () => check(context))));
}

/** @param {Context} context */
async function vitest({ verbose }) {
  const report = freshReport("vitest.json");
  const result = await runNode(
    commandOf("vitest"),
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
    { show: verbose },
  );
  return vitestOutcome(readReport(report), result);
}

/** @param {Context} context */
async function playwright({ verbose, browser: path }) {
  const report = freshReport("playwright.json");
  const env = { BROWSER_PATH: path, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const result = await runNode(commandOf("@playwright/test", "playwright"), ["test", "--reporter=list,json"], {
    show: verbose,
    env,
  });
  return playwrightOutcome(readReport(report), result);
}

/** @param {Context} context */
async function budgets({ verbose, browser: path }) {
  const result = await runNode("tests/budgets/run.ts", ["--bytes"], { show: verbose, env: { BROWSER_PATH: path } });
  const outcome = asOne(result);
  return outcome.failed > 0 ? outcome : { ...outcome, note: result.output.trim() };
}

/**
 * @param {string} packageName
 * @param {readonly string[]} args
 * @param {string} command
 * @returns {Step["run"]}
 */
function tool(packageName, args, command) {
  return ({ verbose }) => countAsOne(runNode(commandOf(packageName, command), args, { show: verbose }));
}

/** @typedef {{ code: number, output: string }} Result */

const countAsOne = async (/** @type {Promise<Result>} */ result) => asOne(await result);

/**
 * @param {Result} result
 * @returns {Outcome}
 */
function asOne({ code, output }) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, details: output };
}

/** @param {readonly Outcome[]} outcomes */
function sum(outcomes) {
  const total = (/** @type {"passed" | "failed"} */ key) =>
    outcomes.reduce((count, outcome) => count + outcome[key], 0);
  return {
    passed: total("passed"),
    failed: total("failed"),
    details: outcomes.flatMap((outcome) => outcome.details ?? []).join("\n"),
  };
}

/**
 * @template T
 * @param {readonly (() => Promise<T>)[]} jobs
 */
async function inTurn(jobs) {
  const results = [];
  for (const job of jobs) results.push(await job());
  return results;
}

const reportPath = (/** @type {string} */ name) => join(ROOT, ".cache", name);

/** A report of an earlier run must never be read for this one. */
function freshReport(/** @type {string} */ name) {
  const path = reportPath(name);
  mkdirSync(join(ROOT, ".cache"), { recursive: true });
  rmSync(path, { force: true });
  return path;
}

const readReport = (/** @type {string} */ path) => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null);
