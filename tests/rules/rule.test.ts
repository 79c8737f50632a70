// Laws that hold for every rule there is: a new one is tested by being listed.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rules } from "#rules/all.ts";
import { conv } from "#rules/conv.ts";
import { convTransposeTo, legalSizes } from "#rules/convTranspose.ts";
import { poolCeil } from "#rules/pool.ts";
import {
  asides,
  evaluate,
  explain,
  forbidden,
  isLegal,
  legalRange,
  type Numbers,
  RuleError,
  type Step,
  steps,
  taps,
} from "#rules/rule.ts";
import { type SymbolName, symbols } from "#rules/symbols.ts";
import { runs } from "../runs.ts";
import { readTex, uncolored } from "./readTex.ts";
import { anyCase } from "./samples.ts";

const legalCase = anyCase.filter(({ rule, values }) => isLegal(rule, values));

test("the names of rules are different, and each cites a source", () => {
  expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
  expect(rules.filter(({ source }) => source.length < 10)).toEqual([]);
});

test("evaluate, steps and asides give the same numbers, and taps has a list for each output cell", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(legalCase, ({ rule, values }) => {
      seen.add(rule.name);
      const { size, lets } = evaluate(rule, values);
      const rows = [...steps(rule, values), ...asides(rule, values)];
      const named: Partial<Record<SymbolName, number>> = { ...lets, outputSize: size };
      for (const row of rows) expect([row.name, row.value]).toEqual([row.name, named[row.name]]);
      if (rule.size.kind !== "symbol") expect(steps(rule, values).at(-1)?.value).toBe(size);
      if (rule.link !== undefined) expect(taps(rule, values).length).toBe(size);
    }),
    { numRuns: 2000 },
  );
  expect(seen.size).toBe(rules.length);
});

test("every row of a derivation can be worked out from what it prints", () => {
  const worksOut = ({ tex, texWithNumbers, value }: Step) => {
    const [symbol, formula, result, ...more] = uncolored(texWithNumbers).split(" = ");
    expect([Number(result), readTex(formula ?? "") + 0, more]).toEqual([value, value, []]);
    expect(uncolored(tex).startsWith(`${symbol} = `)).toBe(true);
  };
  fc.assert(
    fc.property(legalCase, fc.constantFrom("apart" as const, "both" as const), ({ rule, values }, padding) => {
      for (const row of [...steps(rule, values, { padding }), ...asides(rule, values, { padding })]) worksOut(row);
    }),
    { numRuns: runs(2000) },
  );
});

describe("taps", () => {
  test("windows move by the stride and taps by the dilation, from the begin of the padding", () => {
    const values = { inputSize: 7, kernelSize: 3, stride: 2, padding: 1, dilation: 2 };
    const positions = taps(conv, values).map((window) => window.map(({ input }) => input));
    expect(positions).toEqual([
      [-1, 1, 3],
      [1, 3, 5],
      [3, 5, 7],
    ]);
    expect(taps(conv, values)[0]?.map(({ place }) => place)).toEqual(["padding", "input", "input"]);
  });

  test("the last window of ceil mode reaches past the padding", () => {
    const places = (padding: number) =>
      taps(poolCeil, { inputSize: 5, kernelSize: 4, stride: 3, padding })
        .at(-1)
        ?.map(({ place }) => place);
    expect(places(0)).toEqual(["input", "input", "beyond", "beyond"]);
    expect(places(1)).toEqual(["input", "input", "input", "padding"]);
    expect(places(2)).toEqual(["input", "padding", "padding", "beyond"]);
  });

  test("a transposed convolution has the links of the convolution, the other way round", () => {
    const small = fc.record({
      inputSize: fc.integer({ min: 1, max: 9 }),
      kernelSize: fc.integer({ min: 1, max: 5 }),
      stride: fc.integer({ min: 1, max: 4 }),
      padBegin: fc.integer({ min: 0, max: 3 }),
      padEnd: fc.integer({ min: 0, max: 3 }),
      dilation: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(small, (values) => {
        for (const outputSize of legalSizes(values)) {
          const up = taps(convTransposeTo, { ...values, outputSize });
          const down = taps(conv, { ...values, inputSize: outputSize });
          const upLinks = up.flatMap((list, cell) => list.map(({ input, tap }) => `${cell} ${input} ${tap}`));
          const downLinks = down.flatMap((list, cell) =>
            list.filter(({ place }) => place === "input").map(({ input, tap }) => `${input} ${cell} ${tap}`),
          );
          expect(upLinks.sort()).toEqual(downLinks.sort());
        }
      }),
      { numRuns: runs(300) },
    );
  });

  test("a rule without windows says so", () => {
    const unpooled = { inputSize: 2, kernelSize: 2, stride: 2 };
    const unpool = rules.find(({ name }) => name === "unpool");
    expect(() => unpool && taps(unpool, unpooled)).toThrow("unpool has no windows");
  });
});

describe("what one parameter may be", () => {
  test("legalRange is what trying every value finds, and forbidden is the rest", () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), ({ rule, values }, pick) => {
        const names = Object.keys(values) as SymbolName[];
        const param = names[pick % names.length] as SymbolName;
        const range = { min: Math.min(symbols[param].min, rule.least?.[param] === undefined ? 0 : -20), max: 70 };
        const legal = legalRange(rule, values, param);
        const hatched = new Set(forbidden(rule, values, param, range));
        for (let value = range.min; value <= range.max; value++) {
          const allowed = isLegal(rule, { ...values, [param]: value });
          expect([param, value, !hatched.has(value)]).toEqual([param, value, allowed]);
          expect(legal !== undefined && legal.min <= value && value <= legal.max).toBe(allowed);
        }
      }),
      { numRuns: runs(2000) },
    );
  });

  test("the ends of the range are legal, and one further is not", () => {
    fc.assert(
      fc.property(anyCase, fc.nat(), ({ rule, values }, pick) => {
        const names = Object.keys(values) as SymbolName[];
        const param = names[pick % names.length] as SymbolName;
        const legal = legalRange(rule, values, param);
        if (legal === undefined) return;
        const at = (value: number) => isLegal(rule, { ...values, [param]: value });
        const ends = [at(legal.min - 1), at(legal.min), at(legal.max), at(legal.max + 1)];
        expect([rule.name, values, param, legal, ends]).toEqual([
          rule.name,
          values,
          param,
          legal,
          [false, true, true, false],
        ]);
      }),
      { numRuns: runs(3000) },
    );
  });

  test("the slider of the kernel under 5 cells and dilation 1 is hatched from 6 on", () => {
    expect(forbidden(conv, { inputSize: 5, kernelSize: 3 }, "kernelSize")).toEqual([6, 7, 8, 9, 10, 11]);
  });
});

test("explain speaks exactly where evaluate throws, and in the same words", () => {
  fc.assert(
    fc.property(anyCase, ({ rule, values }) => {
      const problem = explain(rule, values);
      if (problem === undefined) expect(evaluate(rule, values).size).toBeGreaterThanOrEqual(1);
      else expect(() => evaluate(rule, values)).toThrow(new RuleError(problem));
      expect(isLegal(rule, values)).toBe(problem === undefined);
    }),
    { numRuns: runs(1000) },
  );
});

test("an unknown or superfluous value does not disturb: figures hand over all they have", () => {
  const values: Numbers = { inputSize: 7, kernelSize: 3, outputPadding: 99, outputSize: 99 };
  expect(evaluate(conv, values).size).toBe(5);
});
