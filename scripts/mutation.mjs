// @ts-check
// `npm run mutation`: puts faults into the code, one at a time, and counts those that a test notices. It takes hours; one
// slice is `npm run mutation -- rules`. Writes the table of tests/mutation/README.md and the counts of the page.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { SLICES } from "../tests/mutation/slices.mjs";
import { commandOf, ROOT, runNode } from "./tools.mjs";

const README = "tests/mutation/README.md";
const SCORES = "tests/fixtures/proof/mutation.json";
const REPORTS = ".cache/mutation";

/** @typedef {{ name: string, mutants: number, found: number, survived: number, uncovered: number, static: number }} Score */

/**
 * The score of one slice. Faults that a tool cannot run (they do not compile) are none; those in code that runs while a
 * file loads are counted apart.
 * @param {string} name
 * @param {any} report Stryker's JSON report
 * @returns {Score}
 */
export function scoreOf(name, report) {
  const mutants = Object.values(report.files).flatMap((/** @type {any} */ file) => file.mutants);
  const count = (/** @type {string[]} */ ...statuses) =>
    mutants.filter((/** @type {any} */ { status }) => statuses.includes(status)).length;
  const found = count("Killed", "Timeout");
  const [survived, uncovered] = [count("Survived"), count("NoCoverage")];
  return { name, mutants: found + survived + uncovered, found, survived, uncovered, static: count("Ignored") };
}

/** @param {readonly Score[]} scores */
export function tableOf(scores) {
  const rows = scores.map(({ name, mutants, found, survived, uncovered, static: ignored }) => {
    const share = `${((100 * found) / mutants).toFixed(1)} %`;
    return `| ${[name, SLICES[name]?.about ?? "", mutants, found, survived, uncovered, share, ignored].join(" | ")} |`;
  });
  return [
    "| slice | code | faults | noticed | survived | run by no test | share | while loading |",
    "|---|---|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

/**
 * Puts new scores in the place of the old ones of the same slices.
 * @param {readonly Score[]} scores
 * @param {{ date: string, commit: string }} when
 */
export function record(scores, when) {
  const before = JSON.parse(readFileSync(join(ROOT, SCORES), "utf8"));
  const known = new Map([...before.slices, ...scores].map((score) => [score.name, score]));
  const slices = Object.keys(SLICES).flatMap((name) => known.get(name) ?? []);
  writeFileSync(join(ROOT, SCORES), `${JSON.stringify({ ...when, slices }, null, 2)}\n`);
  const readme = readFileSync(join(ROOT, README), "utf8");
  const told = `<!-- table -->\n${tableOf(slices)}\n\nRun on ${when.date}, on commit ${when.commit}.\n<!-- /table -->`;
  writeFileSync(join(ROOT, README), readme.replace(/<!-- table -->[\s\S]*<!-- \/table -->/, told));
}

async function main() {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in SLICES));
  if (unknown) throw new Error(`There is no slice "${unknown}". The slices are ${Object.keys(SLICES).join(", ")}.`);
  for (const name of names.length > 0 ? names : Object.keys(SLICES)) {
    const { code } = await runNode(
      commandOf("@stryker-mutator/core", "stryker"),
      ["run", "tests/mutation/stryker.config.mjs"],
      {
        env: { SLICE: name },
        show: true,
      },
    );
    const report = join(ROOT, REPORTS, `${name}.json`);
    if (code !== 0 || !existsSync(report)) throw new Error(`The run of the slice "${name}" did not end well.`);
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim();
    record([scoreOf(name, JSON.parse(readFileSync(report, "utf8")))], {
      date: new Date().toISOString().slice(0, 10),
      commit,
    });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
