/** The steps of each size rule, with slots for the reader's numbers, and its closed form in letters. */
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import type { Expression } from "#rules/expression.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { closedForm, type Rule } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import type { SymbolName } from "#rules/symbols.ts";
import { equation } from "#rules/tex.ts";
import { unpool } from "#rules/unpool.ts";
import { slots } from "../kit/template.ts";

const rules: readonly Rule[] = [conv, same, pool, poolCeil, convTranspose, unpool];

/** Equal pads are written 2p. */
const equal = { ...slots, padEnd: slots.padBegin };

function formulasOf(rule: Rule): [string, string][] {
  const steps = [...Object.entries<Expression>(rule.let), ["outputSize", rule.size] as const];
  const rows = steps.flatMap(([name, step]): [string, string][] => [
    [`${rule.name}.${name}.both`, equation(name as SymbolName, step, { symbols: equal, padding: "both" })],
    [`${rule.name}.${name}.apart`, equation(name as SymbolName, step, { symbols: slots })],
  ]);
  const closed = equation("outputSize", closedForm(rule), { symbols: "letters", padding: "both" });
  return [[rule.name, closed], ...rows];
}

export default Object.fromEntries(rules.flatMap(formulasOf));
