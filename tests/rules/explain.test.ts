import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rules } from "#rules/all.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose, convTransposeTo, outputPaddingFor } from "#rules/convTranspose.ts";
import { pool } from "#rules/pool.ts";
import { evaluate, explain, isLegal, type Numbers, type Problem, type Rule, RuleError } from "#rules/rule.ts";
import { valid } from "#rules/same.ts";
import { type SymbolName, symbols } from "#rules/symbols.ts";
import { unpool } from "#rules/unpool.ts";
import { runs } from "../runs.ts";
import { anyCase } from "./samples.ts";

const plain: Numbers = { inputSize: 9, kernelSize: 3, stride: 2, outputSize: 19 };

// Values that are no size, and what to call them. As if from JavaScript, where no compiler stops them.
const nonsense: readonly [name: string, value: unknown, code: string, got: unknown][] = [
  ["negative", -1, "tooSmall", -1],
  ["very negative", -(2 ** 31), "tooSmall", -(2 ** 31)],
  ["fractional", 2.5, "notWhole", 2.5],
  ["barely fractional", 3 + 2 ** -40, "notWhole", 3 + 2 ** -40],
  ["NaN", Number.NaN, "notNumber", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY, "notFinite", Number.POSITIVE_INFINITY],
  ["−Infinity", Number.NEGATIVE_INFINITY, "notFinite", Number.NEGATIVE_INFINITY],
  ["2³¹", 2 ** 31, "tooLarge", 2 ** 31],
  ["2⁵³", 2 ** 53, "tooLarge", 2 ** 53],
  ["1e308", 1e308, "tooLarge", 1e308],
  ["a text", "3", "notNumber", 'the text "3"'],
  ["a long text", "3".repeat(5000), "notNumber", `the text "${"3".repeat(20)}"`],
  ["a bigint", 3n, "notNumber", "a value of type bigint"],
  ["null", null, "notNumber", "null"],
  ["a boolean", true, "notNumber", "a value of type boolean"],
  ["a list", [3], "notNumber", "a value of type object"],
  ["an object", { valueOf: () => 3 }, "notNumber", "a value of type object"],
  ["a symbol", Symbol("k"), "notNumber", "a value of type symbol"],
];

/** What every refusal owes its reader. */
function expectUseful(rule: Rule, problem: Problem | undefined): asserts problem is Problem {
  if (problem === undefined) throw new Error(`${rule.name} did not refuse`);
  const { message, param, got, allowed, hint, nearest } = problem;
  expect(message).toBe(`${rule.name}: ${param} must be ${allowed}, got ${got}. ${hint}`);
  expect(message.length).toBeLessThanOrEqual(240);
  expect(hint).toMatch(/^[A-Z0-9].*\d.*\.$|^Give /);
  expect(message).not.toMatch(/undefined|object Object/);
  expect(isLegal(rule, nearest)).toBe(true);
}

describe.each(rules.map((rule) => [rule.name, rule] as const))("%s refuses by name", (_, rule) => {
  describe.each(rule.symbols)("%s", (param) => {
    test.each(nonsense)("%s", (_, value, code, got) => {
      if (rule.least?.[param] !== undefined && value === -1) return expect(isLegal(rule, plain)).toBe(true);
      const problem = explain(rule, { ...plain, [param]: value });
      if (Number.isNaN(value)) expect(problem?.got).toBeNaN();
      else expectUseful(rule, problem);
      const min = rule.least?.[param] ?? symbols[param].min;
      expect(problem).toMatchObject({ code, param, got, min, allowed: `a whole number ≥ ${min}` });
    });

    test("zero, where the least is one", () => {
      const problem = explain(rule, { ...plain, [param]: 0 });
      if (symbols[param].min === 0) return expect(problem?.code).not.toBe("tooSmall");
      expectUseful(rule, problem);
      expect(problem).toMatchObject({ code: "tooSmall", param, got: 0, min: 1, hint: "Use 1 or more." });
    });

    test("left out", () => {
      const { [param]: _left, ...others } = plain;
      const problem = explain(rule, others);
      if (symbols[param].neutral !== undefined) return expect(problem?.code).not.toBe("missing");
      expectUseful(rule, problem);
      expect(problem).toMatchObject({ code: "missing", param, got: "nothing" });
    });

    test("the largest whole number that is allowed gives a size or a reason, never a wrong number", () => {
      const values = { ...plain, [param]: 2 ** 31 - 1 };
      const problem = explain(rule, values);
      if (problem !== undefined) return expectUseful(rule, problem);
      const { size } = evaluate(rule, values);
      expect(Number.isInteger(size) && size >= 1 && size < 2 ** 31).toBe(true);
    });
  });
});

describe("what is said, in numbers", () => {
  const refused: [string, Rule, Numbers, Partial<Problem>][] = [
    [
      "a dilated kernel larger than the padded input",
      conv,
      { inputSize: 6, kernelSize: 3, dilation: 4, padding: 1 },
      {
        code: "kernelExceedsInput",
        param: "kernelSize",
        got: 3,
        min: 1,
        max: 2,
        hint: "The kernel spans 9 cells, the padded input has 8; use kernel size ≤ 2, input size ≥ 7, dilation ≤ 3 or padding ≥ 2.",
      },
    ],
    [
      "the same with pads apart",
      conv,
      { inputSize: 6, kernelSize: 3, dilation: 4, padBegin: 2 },
      {
        hint: "The kernel spans 9 cells, the padded input has 8; use kernel size ≤ 2, input size ≥ 7, begin padding ≥ 3, end padding ≥ 1 or dilation ≤ 3.",
      },
    ],
    [
      "a kernel larger than the input under VALID",
      valid,
      { inputSize: 2, kernelSize: 3 },
      {
        param: "kernelSize",
        hint: "The kernel spans 3 cells, the input has 2; use kernel size ≤ 2 or input size ≥ 3.",
      },
    ],
    [
      "an output padding of a stride",
      convTranspose,
      { inputSize: 4, kernelSize: 3, stride: 2, outputPadding: 2 },
      {
        code: "outputPaddingTooLarge",
        param: "outputPadding",
        min: 0,
        max: 1,
        hint: "Output padding 2 must be less than the stride (2) or the dilation (1); use output padding ≤ 1, stride ≥ 3 or dilation ≥ 3.",
      },
    ],
    [
      "padding that leaves nothing",
      convTranspose,
      { inputSize: 1, kernelSize: 3, padding: 2 },
      {
        code: "nothingLeft",
        param: "padding",
        got: 2,
        min: 0,
        max: 1,
        hint: "Padding removes 4 of 3 cells; use padding ≤ 1, dilation ≥ 2, input size ≥ 3 or kernel size ≥ 5.",
      },
    ],
    [
      "the same in unpooling, which has no dilation and no output padding",
      unpool,
      { inputSize: 1, kernelSize: 2, padding: 1 },
      { hint: "Padding removes 2 of 2 cells; use padding 0, input size ≥ 2 or kernel size ≥ 3." },
    ],
    [
      "padding over half of a pooling window",
      pool,
      { inputSize: 5, kernelSize: 3, padding: 2 },
      {
        code: "paddingOverHalf",
        param: "padding",
        max: 1,
        hint: "Padding by 2 is more than half of a kernel of 3, so a window could hold padding alone; use padding ≤ 1 or kernel size from 4 to 9.",
      },
    ],
    [
      "a size that no convolution has come from",
      convTransposeTo,
      { inputSize: 8, kernelSize: 5, stride: 3, padding: 2, outputSize: 25 },
      {
        code: "sizeUnreachable",
        param: "outputSize",
        got: 25,
        min: 22,
        max: 24,
        hint: "8 cells can only have come from 22 to 24; use output size from 22 to 24, input size 9, kernel size from 6 to 8 or padding 1.",
      },
    ],
    [
      "a size where padding leaves none",
      convTransposeTo,
      { inputSize: 1, kernelSize: 1, padding: 2, outputSize: 1 },
      {
        code: "sizeUnreachable",
        param: "padding",
        hint: "No size leads to 1 cell; use padding 0, input size 5, kernel size 5 or stride ≥ 5.",
      },
    ],
    [
      "pads apart, both over half: the kernel is the one to change",
      pool,
      { inputSize: 9, kernelSize: 2, padBegin: 2, padEnd: 3 },
      {
        code: "paddingOverHalf",
        param: "kernelSize",
        got: 2,
        min: 6,
        hint: "Padding by 3 is more than half of a kernel of 2, so a window could hold padding alone; use kernel size from 6 to 14.",
      },
    ],
    [
      "a size past the largest",
      convTranspose,
      { inputSize: 2 ** 30, kernelSize: 3, stride: 4 },
      { code: "overflow", param: "inputSize", got: 2 ** 30, max: 2 ** 29 },
    ],
  ];
  test.each(refused)("%s", (_, rule, values, expected) => {
    const problem = explain(rule, values);
    expectUseful(rule, problem);
    expect(problem).toMatchObject(expected);
  });

  test("a RuleError carries the problem", () => {
    const values = { inputSize: 8, kernelSize: 5, stride: 3, padding: 2 };
    expect(() => outputPaddingFor(values, 21)).toThrow(RuleError);
    expect(() => outputPaddingFor(values, 21)).toThrow(
      "outputSize must be from 22 to 24, got 21. 8 cells can only have come from 22 to 24",
    );
  });
});

describe("the nearest legal values", () => {
  test("are legal, keep what was legal, and come in the names given", () => {
    fc.assert(
      fc.property(anyCase, ({ rule, values }) => {
        const problem = explain(rule, values);
        if (problem === undefined) return;
        expectUseful(rule, problem);
        expect(Object.keys(problem.nearest).sort()).toEqual(Object.keys(values).sort());
      }),
      { numRuns: runs(500) },
    );
  });

  test("are the nearest that one change reaches, as trying every value of the sliders finds", () => {
    fc.assert(
      fc.property(anyCase, ({ rule, values }) => {
        const problem = explain(rule, values);
        if (problem === undefined) return;
        const names = Object.keys(values) as SymbolName[];
        const changed = names.filter((name) => problem.nearest[name] !== values[name]);
        const far = Math.max(...changed.map((name) => Math.abs((problem.nearest[name] ?? 0) - (values[name] ?? 0))));
        const distances = names.flatMap((name) =>
          Array.from({ length: symbols[name].max + 1 }, (_, value) => value)
            .filter((value) => isLegal(rule, { ...values, [name]: value }))
            .map((value) => Math.abs(value - (values[name] ?? 0))),
        );
        if (distances.length > 0) expect([values, changed.length, far]).toEqual([values, 1, Math.min(...distances)]);
      }),
      { numRuns: runs(500) },
    );
  });

  test("a fraction becomes a neighbour, nonsense what changes nothing, the huge the end of the slider", () => {
    const given = { inputSize: 9, kernelSize: 2.6, stride: Number.NaN, padding: 2 ** 40 };
    expect(explain(conv, given)?.nearest).toEqual({ inputSize: 9, kernelSize: 3, stride: 1, padding: 10 });
  });

  test("two faults at once: no single change helps, and there is still a way back", () => {
    const given = { inputSize: 1, kernelSize: 1, padBegin: 4, padEnd: 4, outputPadding: 5 };
    const problem = explain(convTranspose, given);
    expectUseful(convTranspose, problem);
    expect(problem.repairs).toEqual([]);
    expect(problem.message).toContain("outputPadding must be changed together with another value, got 5.");
  });
});
