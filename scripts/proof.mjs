// @ts-check
// The counts on the page "How we know", added up from the reports of a run. They are committed, since a page is built
// before the tests that prove it run. A page may say less than a run has shown, never more: a count that is too high
// fails, one that is too low is raised in the file, for the next commit.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./tools.mjs";

/** @typedef {Readonly<Record<string, number>>} Counts */
/** @typedef {import("./steps.mjs").Outcome} Outcome */

export const COUNTS_FILE = "tests/fixtures/proof/counts.json";

/**
 * What Vitest's tests say they have shown (tests/proved.ts), and how many there are; only tests that passed count.
 * @param {any} vitest its JSON report
 * @param {any} playwright its JSON report
 * @returns {Record<string, number>}
 */
export function countProofs(vitest, playwright) {
  /** @type {Record<string, number>} */
  const counts = { tests: vitest.numPassedTests, browser: playwright.stats.expected };
  for (const file of vitest.testResults)
    for (const test of file.assertionResults) {
      if (test.status !== "passed") continue;
      for (const [name, count] of Object.entries(test.meta?.proved ?? {})) counts[name] = (counts[name] ?? 0) + count;
    }
  return counts;
}

/**
 * What the page says too much of, and what it could say more of.
 * @param {Counts} told
 * @param {Counts} shown
 */
export function compareProofs(told, shown) {
  const tooHigh = Object.entries(told).filter(([name, count]) => count > (shown[name] ?? 0));
  const tooLow = Object.entries(shown).filter(([name, count]) => count > (told[name] ?? 0));
  const words = (/** @type {readonly [string, number]} */ [name]) =>
    `${name}: the page says ${told[name] ?? 0}, the run showed ${shown[name] ?? 0}`;
  return { tooHigh: tooHigh.map(words), tooLow: tooLow.map(words) };
}

/**
 * Holds the committed counts to the reports, and writes those of this run where they differ.
 * @param {any} vitest
 * @param {any} playwright
 * @param {{ root?: string, today?: string }} [where]
 * @returns {Outcome}
 */
export function proofOutcome(vitest, playwright, { root = ROOT, today = new Date().toISOString().slice(0, 10) } = {}) {
  if (vitest === null || playwright === null)
    return { passed: 0, failed: 1, details: "There are no reports of Vitest and Playwright to count." };
  const path = join(root, COUNTS_FILE);
  const told = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).counts : {};
  const shown = countProofs(vitest, playwright);
  const { tooHigh, tooLow } = compareProofs(told, shown);
  if (tooHigh.length + tooLow.length > 0)
    writeFileSync(path, `${JSON.stringify({ counted: today, counts: sorted(shown) }, null, 2)}\n`);
  const advice = `${COUNTS_FILE} holds the counts of this run now: look at the difference, and commit it.`;
  if (tooHigh.length > 0) return { passed: 0, failed: 1, details: [...tooHigh, advice].join("\n") };
  return tooLow.length > 0 ? { passed: 1, failed: 0, note: [...tooLow, advice].join("\n") } : { passed: 1, failed: 0 };
}

const sorted = (/** @type {Counts} */ counts) =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
