// The TeX of a formula from a rule: for <Formula> in a page, and for the lesson's notebook files.
import { rules } from "#rules/all.ts";
import { stages } from "#rules/conv.ts";
import { asides, closedForm, evaluate, type Step, steps } from "#rules/evaluate.ts";
import type { Rule } from "#rules/rule.ts";
import type { SymbolName } from "#rules/symbols.ts";
import { equation } from "#rules/tex.ts";
import { known } from "./known.ts";

export interface FormulaProps {
  rule: string;
  stage?: keyof typeof stages;
  step?: SymbolName;
  with?: Readonly<Partial<Record<SymbolName, number>>>;
  /** Writes 2p where both sides are padded alike. */
  padding?: "both" | "apart";
}

/** @throws Error when there is no such rule or step */
export function formulaTex({ rule: name, stage, step, with: values, padding = "both" }: FormulaProps): string {
  const rule = known(Object.fromEntries(rules.map((entry) => [entry.name, entry])), name, "rule in src/rules/all.ts");
  if (step) return row(rule, step, values, padding);
  const expression = stage ? stages[stage] : closedForm(rule);
  if (!values) return equation("outputSize", expression, { symbols: "letters", padding });
  return equation("outputSize", expression, {
    symbols: { ...neutral(values), ...values, outputSize: evaluate(rule, values).size },
    padding,
  });
}

type Values = NonNullable<FormulaProps["with"]>;

function row(rule: Rule, wanted: SymbolName, values: Values | undefined, padding: "both" | "apart"): string {
  const sample = values ?? { inputSize: 8, kernelSize: 3 };
  const rows: readonly Step[] = [...steps(rule, sample, { padding }), ...asides(rule, sample, { padding })];
  const found = known(
    Object.fromEntries(rows.map((entry) => [entry.name, entry])),
    wanted,
    `step of rule "${rule.name}"`,
  );
  return values ? found.texWithNumbers : found.tex;
}

// Parameters left out take the value that leaves the layer as it is; the formula shows it.
function neutral(values: Values): Partial<Record<SymbolName, number>> {
  const both = values.padding ?? 0;
  return { stride: 1, dilation: 1, padBegin: both, padEnd: both };
}
