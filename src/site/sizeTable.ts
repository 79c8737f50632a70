// A table of layers along one axis: the settings are given, the sizes are found by a rule.
// Declared in a lesson's numbers.ts; the words of its rows stand in the text, in <Case>.
import { evaluate } from "#rules/evaluate.ts";
import type { Rule, Numbers as SizeNumbers } from "#rules/rule.ts";
import type { SymbolName } from "#rules/symbols.ts";
import type { Numbers } from "./numbers.ts";

export interface SizeTable {
  readonly rule: Rule;
  /** The columns before the double rule, and those after it. */
  readonly given: readonly SymbolName[];
  readonly found: readonly SymbolName[];
  readonly rows: Readonly<Record<string, SizeNumbers>>;
}
export type SizeTables = Readonly<Record<string, SizeTable>>;

/** What the rule finds for one row: its size, its steps and what follows from them, by symbol. @throws RuleError */
export function sizesFound(rule: Rule, row: SizeNumbers): Readonly<Record<string, number>> {
  const { size, lets } = evaluate(rule, row);
  return { ...lets, outputSize: size };
}

/** Every found number of the tables under the name `row.symbol`, for `numbers({ … })`. */
export function numbersOfTables(tables: SizeTables): Numbers {
  const entries = Object.values(tables).flatMap(({ rule, found, rows }) =>
    Object.entries(rows).flatMap(([name, row]) =>
      found.map((symbol) => [`${name}.${symbol}`, () => sizesFound(rule, row)[symbol] ?? Number.NaN] as const),
    ),
  );
  return Object.fromEntries(entries);
}
