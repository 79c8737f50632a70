// @ts-check
// `npm test`: runs every step, prints each with its time, then all failures in full, then `N passed, N failed`.
// `npm test -- --only lint,types` runs some (and what they need); `--verbose` lets the tools' output through.
import { pathToFileURL } from "node:url";
import { parseArgs, stripVTControlCharacters } from "node:util";
import { STEPS } from "./steps.mjs";

/** @typedef {import("./steps.mjs").Outcome} Outcome */

/**
 * The steps to run: the chosen ones and, before them, what they need.
 * @param {string | undefined} only names with commas between, or undefined for all
 */
export function chooseSteps(only) {
  if (only === undefined) return STEPS;
  const chosen = new Set(only.split(","));
  const unknown = [...chosen].filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Error(
      `There is no step "${unknown.join('", "')}". The steps are ${STEPS.map((step) => step.name).join(", ")}.`,
    );
  for (const step of [...STEPS].reverse())
    if (chosen.has(step.name)) for (const need of step.needs ?? []) chosen.add(need);
  return STEPS.filter((step) => chosen.has(step.name));
}

/**
 * Runs one step; one that throws, or whose needs failed, counts as one failure.
 * @param {import("./steps.mjs").Step} step
 * @param {import("./steps.mjs").Context} context
 * @param {ReadonlySet<string>} broken names of steps that failed
 * @returns {Promise<Outcome>}
 */
export async function runStep(step, context, broken) {
  const missing = (step.needs ?? []).filter((need) => broken.has(need));
  if (missing.length > 0) return { passed: 0, failed: 1, details: `not run, because ${missing.join(" and ")} failed` };
  try {
    return await step.run(context);
  } catch (error) {
    return { passed: 0, failed: 1, details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/**
 * @param {readonly import("./steps.mjs").Step[]} steps
 * @param {import("./steps.mjs").Context} context
 */
export async function runAll(steps, context) {
  const broken = new Set();
  const failures = [];
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const start = performance.now();
    if (context.verbose) console.log(`\n── ${step.name}: ${step.about}`);
    const outcome = await runStep(step, context, broken);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    passed += outcome.passed;
    failed += outcome.failed;
    if (outcome.failed > 0) {
      broken.add(step.name);
      failures.push(`── ${step.name} ──\n${stripVTControlCharacters(outcome.details ?? "").trim()}`);
    }
    const counts = `${outcome.passed} passed${outcome.failed > 0 ? `, ${outcome.failed} failed` : ""}`;
    console.log(
      `${outcome.failed > 0 ? "✗" : "✓"} ${step.name.padEnd(11)} ${counts.padEnd(24)} ${seconds.padStart(6)} s   ${step.about}`,
    );
    if (outcome.note) console.log(outcome.note.replace(/^/gm, "    "));
  }
  return { passed, failed, failures };
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" }, verbose: { type: "boolean", default: false } } });
  let steps;
  try {
    steps = chooseSteps(values.only);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
  const { passed, failed, failures } = await runAll(steps, { verbose: values.verbose, browser: "" });
  if (failures.length > 0) console.log(`\n${failures.join("\n\n")}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
