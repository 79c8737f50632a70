// The size formula of a layer from its rule, as on the lessons' pages.
import { EngineError } from "#engine/index.ts";
import { rules } from "#rules/all.ts";
import { closedForm, evaluate } from "#rules/evaluate.ts";
import type { SymbolName } from "#rules/symbols.ts";
import { equation } from "#rules/tex.ts";
import type { TexOutput } from "../output.ts";

export type RuleValues = Readonly<Partial<Record<SymbolName, number>>>;

/**
 * @param name of a rule, such as "conv" or "convTranspose"
 * @param values writes numbers in place of the letters
 * @example tex("conv", { inputSize: 8, kernelSize: 3, stride: 2 })
 */
export function tex(name: string, values?: RuleValues): TexOutput {
  const rule = rules.find((one) => one.name === name);
  if (!rule)
    throw new EngineError({
      op: "tex",
      param: "rule",
      got: name,
      allowed: "the name of a rule",
      hint: `Known: ${rules.map((one) => one.name).join(", ")}.`,
    });
  const expression = closedForm(rule);
  if (!values) return { is: "tex", tex: equation("outputSize", expression, { symbols: "letters" }) };
  const both = values.padding ?? 0;
  const whole = { stride: 1, dilation: 1, padBegin: both, padEnd: both, ...values };
  const symbols = { ...whole, outputSize: evaluate(rule, whole).size };
  return { is: "tex", tex: equation("outputSize", expression, { symbols }) };
}
