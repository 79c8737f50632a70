import fc from "fast-check";
import katex from "katex";
import { describe, expect, test } from "vitest";
import { rules } from "#rules/all.ts";
import { stages } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import {
  add,
  ceilDiv,
  changed,
  compile,
  type Expression,
  floorDiv,
  int,
  isLess,
  max,
  min,
  mod,
  mul,
  type Slots,
  slotOf,
  sub,
  symbol,
} from "#rules/expression.ts";
import { poolCeil } from "#rules/pool.ts";
import { closedForm } from "#rules/rule.ts";
import { type SymbolName, symbolNames, symbols } from "#rules/symbols.ts";
import { equation, type TexOptions, toTex } from "#rules/tex.ts";
import { runs } from "../runs.ts";
import { readTex, uncolored } from "./readTex.ts";

const letters = { symbols: "letters" } as const;
const plain = (expression: Expression, options: TexOptions = letters) => uncolored(toTex(expression, options));

describe("set as by hand", () => {
  const numbers = { inputSize: 7, kernelSize: 3, stride: 2, padBegin: 1, padEnd: 1, dilation: 2 };
  test.each<[string, Expression, TexOptions]>([
    ["d(k - 1) + 1", add(mul("dilation", sub("kernelSize", 1)), 1), letters],
    ["i + 2p - k", sub(add("inputSize", "padBegin", "padEnd"), "kernelSize"), { ...letters, padding: "both" }],
    ["i + p_b + p_e - k", sub(add("inputSize", "padBegin", "padEnd"), "kernelSize"), letters],
    ["i + p_b - p_e", sub(add("inputSize", "padBegin"), "padEnd"), { ...letters, padding: "both" }],
    ["i - 2p", sub(sub("inputSize", "padBegin"), "padEnd"), { ...letters, padding: "both" }],
    ["i - k - 1", sub("inputSize", add("kernelSize", 1)), letters],
    ["i - k + 1", sub("inputSize", sub("kernelSize", 1)), letters],
    ["(i - 1)(k - 1)", mul(sub("inputSize", 1), sub("kernelSize", 1)), letters],
    ["2ds", mul(2, mul("dilation", "stride")), letters],
    ["s \\cdot 2", mul("stride", 2), letters],
    ["(i \\bmod s) + 1", add(mod("inputSize", "stride"), 1), letters],
    ["(i - k) \\bmod s", mod(sub("inputSize", "kernelSize"), "stride"), letters],
    ["\\max(s, d)", max("stride", "dilation"), letters],
    ["[i < k]", isLess("inputSize", "kernelSize"), letters],
    ["2 \\cdot (3 - 1) + 1", add(mul("dilation", sub("kernelSize", 1)), 1), { symbols: numbers }],
    ["7 + 2 \\cdot 1", add("inputSize", "padBegin", "padEnd"), { symbols: numbers, padding: "both" }],
    ["7 + 1 + 0", add("inputSize", "padBegin", "padEnd"), { symbols: { ...numbers, padEnd: 0 }, padding: "both" }],
    ["7 - (-3)", sub("inputSize", "kernelSize"), { symbols: { inputSize: 7, kernelSize: -3 } }],
    ["-3 + 1", add("kernelSize", 1), { symbols: { kernelSize: -3 } }],
    ["(-3) \\cdot 2", mul("kernelSize", 2), { symbols: { kernelSize: -3 } }],
    ["7 - k", sub("inputSize", "kernelSize"), { symbols: { inputSize: 7 } }],
  ])("%s", (tex, expression, options) => {
    expect(plain(expression, options)).toBe(tex);
  });

  test("the three stages, as books print them", () => {
    const printed = Object.values(stages).map((stage) => plain(stage, { ...letters, padding: "both" }));
    expect(printed).toEqual([
      "\\left\\lfloor \\dfrac{i - k}{s} \\right\\rfloor + 1",
      "\\left\\lfloor \\dfrac{i + 2p - k}{s} \\right\\rfloor + 1",
      "\\left\\lfloor \\dfrac{i + 2p - d(k - 1) - 1}{s} \\right\\rfloor + 1",
    ]);
  });

  test("the closed forms of the transposed convolution and of ceil mode", () => {
    expect(plain(closedForm(convTranspose), { ...letters, padding: "both" })).toBe("(i - 1)s + d(k - 1) + 1 - 2p + a");
    const last = "\\left\\lceil \\dfrac{i + p_b + p_e - d(k - 1) - 1}{s} \\right\\rceil";
    expect(plain(closedForm(poolCeil))).toBe(`${last} + \\left[ ${last} s < i + p_b \\right]`);
  });

  test("symbols and the numbers in their places wear their role; the stride is ink", () => {
    const expression = mul(sub("inputSize", 1), "stride");
    expect(toTex(expression, letters)).toBe("(\\htmlClass{r-input}{i} - 1)s");
    expect(equation("outputSize", expression, { symbols: { inputSize: 7, stride: 2, outputSize: 12 } })).toBe(
      "\\htmlClass{r-output}{o} = (\\htmlClass{r-input}{7} - 1) \\cdot 2 = \\htmlClass{r-output}{12}",
    );
  });

  test("what changed shares one mark, and its sign is in it", () => {
    const expression = sub("inputSize", changed(add("dilation", 1)));
    expect(toTex(expression, letters)).toBe(
      "\\htmlClass{r-input}{i} \\htmlClass{mark}{- \\htmlClass{r-kernel}{d} - 1}",
    );
  });
});

// Any tree, with divisors that are at least 1.
const leaf = fc.oneof(fc.integer({ min: -9, max: 9 }).map(int), fc.constantFrom(...symbolNames).map(symbol));
const { tree } = fc.letrec<{ tree: Expression }>((tie) => {
  const pair = fc.tuple(tie("tree"), tie("tree"));
  const division = fc.tuple(tie("tree"), fc.integer({ min: 1, max: 9 }));
  return {
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      leaf,
      pair.map(([a, b]) => add(a, b)),
      pair.map(([a, b]) => sub(a, b)),
      pair.map(([a, b]) => mul(a, b)),
      pair.map(([a, b]) => min(a, b)),
      pair.map(([a, b]) => max(a, b)),
      pair.map(([a, b]) => isLess(a, b)),
      division.map(([a, b]) => floorDiv(a, b)),
      division.map(([a, b]) => ceilDiv(a, b)),
      division.map(([a, b]) => mod(a, b)),
      tie("tree").map((a) => changed(a)),
    ),
  };
});
const assignment = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: symbolNames.length, maxLength: symbolNames.length })
  .map((values) => Object.fromEntries(symbolNames.map((name, at) => [name, values[at]])) as Record<SymbolName, number>);

describe("a reader who works out the printed formula gets the value", () => {
  const paddings = fc.constantFrom("apart", "both" as const);

  function computed(expression: Expression, values: Record<SymbolName, number>): number {
    const slots: Slots = [];
    for (const name of symbolNames) slots[slotOf[name]] = values[name];
    return compile(expression, false)(slots) + 0;
  }

  test("with numbers", () => {
    fc.assert(
      fc.property(tree, assignment, paddings, (expression, values, padding) => {
        const read = readTex(toTex(expression, { symbols: values, padding: padding as "both" }));
        expect(read + 0).toBe(computed(expression, values));
      }),
      { numRuns: runs(3000) },
    );
  });

  test("with letters", () => {
    fc.assert(
      fc.property(tree, assignment, paddings, (expression, values, padding) => {
        const same = {
          ...values,
          padding: values.padBegin,
          padEnd: padding === "both" ? values.padBegin : values.padEnd,
        };
        const named = Object.fromEntries(symbolNames.map((name) => [symbols[name].tex, same[name]]));
        const read = readTex(toTex(expression, { symbols: "letters", padding: padding as "both" }), named);
        expect(read + 0).toBe(computed(expression, same));
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe("KaTeX sets every formula of every rule, trusting nothing but colours", () => {
  const numbers = Object.fromEntries(symbolNames.map((name, at) => [name, at + 2])) as Record<SymbolName, number>;
  const formulas = rules.flatMap((rule) => {
    const named: [string, Expression][] = [
      ...Object.entries<Expression>(rule.let),
      ...Object.entries<Expression>(rule.asides ?? {}),
      ["outputSize", rule.size],
      ["outputSize", closedForm(rule)],
      ...rule.constraints.flatMap(({ param, left, right }): [string, Expression][] => [
        [param, left],
        [param, right],
      ]),
    ];
    return named.flatMap(([name, expression]) =>
      [letters, { symbols: numbers }].flatMap((options) =>
        (["apart", "both"] as const).map((padding) =>
          equation(name as SymbolName, expression, { ...options, padding }),
        ),
      ),
    );
  });
  const trees = fc.sample(tree, { numRuns: 200, seed: 1 }).map((expression) => toTex(expression, letters));

  test(`${formulas.length} formulas of ${rules.length} rules, and 200 random trees`, { tags: "long" }, () => {
    for (const tex of [...formulas, ...trees, ...Object.values(stages).map((stage) => toTex(stage, letters))]) {
      const html = katex.renderToString(tex, {
        displayMode: true,
        throwOnError: true,
        strict: (code: string) => (code === "htmlExtension" ? "ignore" : "error"),
        trust: ({ command }) => command === "\\htmlClass",
      });
      expect(html).not.toContain("katex-error");
      for (const role of tex.matchAll(/r-(?:input|kernel|output|pad)/g)) expect(html).toContain(`enclosing ${role[0]}`);
    }
    expect(formulas.length).toBeGreaterThan(150);
  });
});
