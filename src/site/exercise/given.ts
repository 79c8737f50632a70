// Prints a value of an exercise into its words, at build and again for other numbers.

import { formatNumber } from "#widgets/kit/format.ts";
import { arrayHtml } from "../arrayHtml.ts";
import type { NumberValue } from "../numbers.ts";

/** As HTML: numbers through the one formatter, arrays as drawn arrays, anything else as text. */
export function givenHtml(value: unknown): string {
  if (typeof value === "number") return formatNumber(value);
  if (Array.isArray(value)) return arrayHtml(value as NumberValue);
  return escapeHtml(String(value));
}

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
