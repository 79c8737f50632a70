// Declares the numbers that a lesson's prose prints. They are computed here and nowhere typed.
import { formatNumber } from "#widgets/kit/format.ts";

/** A number, or numbers nested as the array they come from. */
export type NumberValue = number | readonly NumberValue[];
export type Numbers = Readonly<Record<string, () => NumberValue>>;

/**
 * A lesson's numbers by name, as `export const values = numbers({ … })` in its numbers.ts.
 * @example export const values = numbers({ rowOfEight: () => evaluate(conv, { inputSize: 8, kernelSize: 3 }).size });
 */
export function numbers<N extends Numbers>(declared: N): N {
  return declared;
}

/** As text: a list in brackets, rows inside rows. @example printNumbers([[1, 2], [3, 4]]) // "[[1, 2], [3, 4]]" */
export function printNumbers(value: NumberValue): string {
  return typeof value === "number" ? formatNumber(value) : `[${value.map(printNumbers).join(", ")}]`;
}

/** As words in a sentence. @example listNumbers([0, 2, 4]) // "0, 2 and 4" */
export function listNumbers(value: NumberValue): string {
  const parts = [value].flat().map(printNumbers);
  return new Intl.ListFormat("en-GB").format(parts);
}
