// The counts on the page of the proofs: added up from reports, held to what is committed, and all with words.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { groups } from "#site/proof/counts.ts";
import { say } from "#site/proof/words.ts";
import { scoreOf, tableOf } from "../../scripts/mutation.mjs";
import { COUNTS_FILE, compareProofs, countProofs, proofOutcome } from "../../scripts/proof.mjs";
import counts from "../fixtures/proof/counts.json" with { type: "json" };
import defects from "../fixtures/proof/peer-defects.json" with { type: "json" };
import { SLICES } from "../mutation/slices.mjs";
import { counted } from "../proved.ts";

const vitest = {
  numPassedTests: 2,
  testResults: [
    { assertionResults: [{ status: "passed", meta: { proved: { laws: 3, pytorch: 1 } } }] },
    {
      assertionResults: [
        { status: "passed", meta: { proved: { laws: 4 } } },
        { status: "failed", meta: { proved: { laws: 90 } } },
      ],
    },
    { assertionResults: [{ status: "passed", meta: {} }] },
  ],
};
const playwright = { stats: { expected: 5 } };
const shown = { tests: 2, browser: 5, laws: 7, pytorch: 1 };

let root = "";
const file = () => join(root, COUNTS_FILE);
const told = () => JSON.parse(readFileSync(file(), "utf8"));
function tell(given: Readonly<Record<string, number>>) {
  mkdirSync(dirname(file()), { recursive: true });
  writeFileSync(file(), JSON.stringify({ counted: "2020-01-01", counts: given }));
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "proof-"));
});
afterEach(() => rmSync(root, { recursive: true }));

test("what passed is added up, what failed is not", () => {
  expect(countProofs(vitest, playwright)).toEqual(shown);
});

test("counts as committed pass, and the file stays as it is", () => {
  tell(shown);
  expect(proofOutcome(vitest, playwright, { root })).toEqual({ passed: 1, failed: 0 });
  expect(told().counted).toBe("2020-01-01");
});

test("a count that is too low is raised, and said", () => {
  tell({ ...shown, laws: 6 });
  const { failed, note } = proofOutcome(vitest, playwright, { root, today: "2021-02-03" });
  expect(failed).toBe(0);
  expect(note).toContain("laws: the page says 6, the run showed 7");
  expect(told()).toEqual({ counted: "2021-02-03", counts: shown });
});

test("a page that says more than was shown fails, and the file is put right", () => {
  tell({ ...shown, pytorch: 2, gone: 1 });
  const { failed, details } = proofOutcome(vitest, playwright, { root });
  expect(failed).toBe(1);
  expect(details).toContain("pytorch: the page says 2, the run showed 1");
  expect(details).toContain("gone: the page says 1, the run showed 0");
  expect(told().counts).toEqual(shown);
});

test("without reports nothing is counted", () => {
  expect(proofOutcome(null, playwright, { root }).failed).toBe(1);
  expect(compareProofs({}, {})).toEqual({ tooHigh: [], tooLow: [] });
});

test("every count has a place on the page, and words", () => {
  const names = Object.values(groups).flat();
  expect([...names, "differences"].sort()).toEqual([...counted, "browser", "tests"].sort());
  expect(Object.keys(counts.counts).sort()).toEqual([...counted, "browser", "tests"].sort());
  for (const name of names) expect(say(name) + say(`${name}.text`)).toMatch(/\S/);
  for (const name of Object.keys(SLICES)) expect(say(`mutation.${name}` as "mutation.rules")).toMatch(/\S/);
});

test("defects of peers have names of their own", () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
});

test("a slice's score leaves out what did not compile, and counts apart what runs while loading", () => {
  const statuses = ["Killed", "Killed", "Timeout", "Survived", "NoCoverage", "Ignored", "RuntimeError", "CompileError"];
  const report = { files: { "a.ts": { mutants: statuses.map((status) => ({ status })) } } };
  const score = scoreOf("rules", report);
  expect(score).toEqual({ name: "rules", mutants: 5, found: 3, survived: 1, uncovered: 1, static: 1 });
  expect(tableOf([score])).toContain("| 5 | 3 | 1 | 1 | 60.0 % | 1 |");
});
