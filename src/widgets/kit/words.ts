/** The interface's words, in the language of the page. Sentences of a figure are in its own `words.<language>.ts`. */
import type { SymbolName } from "#rules/symbols.ts";
import english from "../../../content/i18n/figure.en.json" with { type: "json" };
import type { Widget } from "./define.ts";

export const ui = english;

/** Fills `{name}` places in a sentence. */
export function fill(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The label of a symbol, such as "Kernel"; a symbol without one shows its own name. */
export function labelOf(symbol: SymbolName): string {
  const labels: Readonly<Record<string, string>> = ui.symbols;
  return labels[symbol] ?? symbol;
}

interface ParamWords {
  readonly label: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** The label of a parameter that is no size, and of its options: the figure's own, else those that all figures share. */
export function paramWords(widget: Pick<Widget, "name">, param: string): ParamWords {
  const all: Readonly<Record<string, ParamWords>> = ui.params;
  return all[`${widget.name}.${param}`] ?? all[param] ?? { label: param };
}
