// What the tests that loop over all rules draw from: any rule, with values near the sense and nonsense of its parameters.

import fc from "fast-check";
import { rules } from "#rules/all.ts";
import type { Numbers, Rule } from "#rules/rule.ts";
import { type SymbolName, symbols } from "#rules/symbols.ts";

export interface Case {
  readonly rule: Rule;
  readonly values: Numbers;
}

const span: { readonly [name in SymbolName]?: number } = { inputSize: 24, outputSize: 40, kernelSize: 8 };

/** Small values; about half of them go together. A rule with two pads gets them apart, or as one `padding`. */
export const anyCase: fc.Arbitrary<Case> = fc.constantFrom(...rules).chain((rule) => {
  const oneValue = (name: SymbolName) => {
    const least = rule.least?.[name] === undefined ? symbols[name].min : -3;
    return fc.integer({ min: least, max: least + (span[name] ?? 5) });
  };
  const apart = fc.record(Object.fromEntries(rule.symbols.map((name) => [name, oneValue(name)])));
  const sides = ["padBegin", "padEnd"] as const;
  const others = rule.symbols.filter((name) => name !== "padBegin" && name !== "padEnd");
  const joined = fc.record(Object.fromEntries([...others, "padding" as const].map((name) => [name, oneValue(name)])));
  const values = sides.every((side) => rule.symbols.includes(side)) ? fc.oneof(apart, joined) : apart;
  return values.map((values) => ({ rule, values }));
});
