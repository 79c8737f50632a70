/** A typeset formula with the reader's numbers in its slots. The only place where a figure sets HTML: it is the build's own. */
import type { SymbolName } from "#rules/symbols.ts";
import { formatNumber } from "../kit/format.ts";
import type { Template } from "../kit/template.ts";

/** A number, or a word where there is none. */
type Slots = Readonly<Partial<Record<SymbolName, number | string>>>;

export function Formula({ of, numbers }: { of: Template | undefined; numbers: Slots }) {
  if (!of) throw new Error("There is no such formula; the names are the keys of the figure's formulas.ts.");
  const html = of.pieces.map((piece, index) => piece + numberAt(of.names[index], numbers)).join("");
  return <span class="formula" dangerouslySetInnerHTML={{ __html: html }} />;
}

function numberAt(name: SymbolName | undefined, numbers: Slots): string {
  if (name === undefined) return "";
  const value = numbers[name];
  if (value === undefined) throw new Error(`The formula has a slot for ${name}, and no number for it.`);
  return typeof value === "number" ? formatNumber(value) : value;
}
