// What a page says about a rule: its steps in letters and with numbers, what it takes, and what it refuses.
import { rules } from "#rules/all.ts";
import { calculate } from "#rules/declare.ts";
import { asides, closedForm, explain, isLegal, type Numbers, type Rule, type Step, steps } from "#rules/rule.ts";
import { type SymbolName, symbols } from "#rules/symbols.ts";
import { equation, toTex } from "#rules/tex.ts";
import { engineDocs } from "./docs.ts";
import { type Entry, entries } from "./families.ts";

export interface Refusal {
  readonly code: string;
  /** What must hold, left ≤ right. */
  readonly tex: string;
  /** What the rule says where it does not, on the smallest numbers that break it. */
  readonly message: string;
}

export interface RuleFacts {
  readonly rule: Rule;
  /** In letters; undefined where the size is itself a parameter. */
  readonly formula: string | undefined;
  readonly steps: readonly Step[];
  readonly asides: readonly Step[];
  readonly example: Numbers;
  readonly refusals: readonly Refusal[];
  readonly usedBy: readonly Entry[];
}

export function ruleFacts(rule: Rule): RuleFacts {
  const example = legalExample(rule);
  return {
    rule,
    formula: formulaOf(rule),
    steps: steps(rule, example),
    asides: asides(rule, example),
    example,
    refusals: refusalsOf(rule),
    usedBy: entries().filter((entry) => rulesOf(entry).includes(rule)),
  };
}

/** The closed form in letters; a rule whose size is asked for has none. */
export const formulaOf = (rule: Rule): string | undefined =>
  rule.symbols.includes("outputSize") ? undefined : equation("outputSize", closedForm(rule), { symbols: "letters" });

/** The rules that an op's sizes come from: its own, and those its docstring names. */
export function rulesOf({ name, op }: Entry): readonly Rule[] {
  const told = engineDocs().get(name)?.returns?.text ?? "";
  return rules.filter((rule) => rule === op.rule || told.includes(`\`${rule.name}\``));
}

/** Where one parameter may lie, and what it is when left out, from the table of symbols. */
export function parameterFacts(
  rule: Rule,
): readonly { name: SymbolName; least: number; neutral: number | undefined }[] {
  return rule.symbols.map((name) => ({
    name,
    least: rule.least?.[name] ?? symbols[name].min,
    neutral: symbols[name].neutral,
  }));
}

/** Values for a derivation with numbers: a window of 3 on 7 cells, as far as the rule has such parameters. */
function legalExample(rule: Rule): Numbers {
  const wanted: Numbers = {
    inputSize: 7,
    kernelSize: 3,
    stride: 2,
    padBegin: 1,
    padEnd: 1,
    dilation: 1,
    outputPadding: 0,
  };
  const given = Object.fromEntries(
    Object.entries(wanted).filter(([name]) => rule.symbols.includes(name as SymbolName)),
  );
  if (!rule.symbols.includes("outputSize")) return given;
  const outputSize = Array.from({ length: 64 }, (_, size) => size + 1).findLast((size) =>
    // The largest that is legal; adaptive pooling takes any, and three bins show that they overlap.
    rule.constraints.length === 0 ? size === 3 : isLegal(rule, { ...given, outputSize: size }),
  );
  if (outputSize === undefined)
    throw new Error(`The rule ${rule.name} has no legal size for ${JSON.stringify(given)}.`);
  return { ...given, outputSize };
}

/** Each constraint once, with the smallest values of a small box that break it first. */
export function refusalsOf(rule: Rule): readonly Refusal[] {
  const box = boxOf(rule);
  const told = new Set<string>();
  return rule.constraints.flatMap((constraint) => {
    const values = box.find((each) => calculate(rule, each, []) === constraint);
    if (!values) throw new Error(`The rule ${rule.name} never refuses by ${constraint.code} on small numbers.`);
    const message = explain(rule, values)?.message ?? "";
    if (told.has(message)) return [];
    told.add(message);
    const [left, right] = [constraint.left, constraint.right].map((side) => toTex(side, { symbols: "letters" }));
    return [{ code: constraint.code, tex: `${left} \\le ${right}`, message }];
  });
}

const RANGES: { readonly [name in SymbolName]?: readonly number[] } = {
  inputSize: [3, 1, 2, 4, 5, 6],
  kernelSize: [2, 3, 1, 4, 5],
  stride: [2, 1, 3],
  padBegin: [0, 1, 2, 3],
  padEnd: [0, 1, 2, 3],
  dilation: [1, 2],
  outputPadding: [0, 1, 2, 3],
  outputSize: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
};

function boxOf(rule: Rule): readonly Numbers[] {
  return rule.symbols.reduce<readonly Numbers[]>(
    (box, name) => (RANGES[name] ?? [1]).flatMap((value) => box.map((values) => ({ ...values, [name]: value }))),
    [{}],
  );
}
