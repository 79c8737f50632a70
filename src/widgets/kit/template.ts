/**
 * Formulas with the reader's numbers, without a typesetter in the browser. A formula is declared with a slot where each
 * number goes; the build typesets it once (`import formulas from "./formulas.ts?typeset"`), and the page fills the slots.
 */
import { type SymbolName, symbolNames } from "#rules/symbols.ts";

/** One number that stands for each symbol while a formula is typeset; none of them occurs in a formula. */
const firstSlot = 90_000;
export const slots = Object.fromEntries(symbolNames.map((name, index) => [name, firstSlot + index])) as {
  readonly [name in SymbolName]: number;
};

/** A typeset formula: HTML in pieces, with the names of the numbers that go between them. */
export interface Template {
  readonly pieces: readonly string[];
  readonly names: readonly SymbolName[];
}

/** Cuts a typeset formula at its slots, in the picture and in the MathML. */
export function templateOf(html: string): Template {
  // The MathML carries the TeX as an annotation, which would go stale with the first change.
  const parts = html.replace(/<annotation.*?<\/annotation>/s, "").split(/(?<!\d)(90\d{3})(?!\d)/);
  return {
    pieces: parts.filter((_, index) => index % 2 === 0),
    names: parts
      .filter((_, index) => index % 2 === 1)
      .map((slot) => symbolNames[Number(slot) - firstSlot] as SymbolName),
  };
}
