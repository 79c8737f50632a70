/**
 * "Show the arithmetic": how the cell in focus comes about, from the links alone. `y(0, 1) = 1·0 + 2·1 + … = 303` for an
 * output; for an input or a weight, the outputs it goes into.
 */
import type { Cell, Link, ShownArray } from "./define.ts";
import { formatNumber } from "./format.ts";
import { light } from "./linking.ts";

type Arrays = Readonly<Record<string, ShownArray>>;

export function weightedSum(links: readonly Link[], arrays: Arrays, focus: Cell): string[] {
  const { wires } = light(links, focus);
  const into = wires.filter(({ to }) => to.array === focus.array && to.position === focus.position);
  const lines: string[] = [];
  if (into.length > 0) {
    const terms = into.map(({ from, weight }) =>
      [weight, from]
        .filter((cell) => cell !== undefined)
        .map((cell) => operand(arrays, cell))
        .join("·"),
    );
    lines.push(`${name(arrays, focus)} = ${terms.join(" + ")} = ${operand(arrays, focus)}`);
  }
  for (const { from, to, weight } of wires) {
    if (to.array === focus.array) continue;
    const factors = [weight, from].filter((cell) => cell !== undefined);
    lines.push(
      `${factors.map((cell) => `${name(arrays, cell)} ${operand(arrays, cell)}`).join(" · ")} → ${name(arrays, to)} ${operand(arrays, to)}`,
    );
  }
  return lines;
}

/** `y(0, 1)`, or `y(3)` on one axis. */
function name(arrays: Arrays, { array, position }: Cell): string {
  const shown = arrays[array];
  if (!shown) return array;
  const columns = shown.shape.at(-1) ?? 1;
  const at = shown.shape.length < 2 ? `${position}` : `${Math.floor(position / columns)}, ${position % columns}`;
  return `${shown.label}(${at})`;
}

/** The value of a cell; a position outside its array lies in the padding, and is 0. Negative numbers stand in brackets. */
function operand(arrays: Arrays, { array, position }: Cell): string {
  const text = formatNumber(arrays[array]?.data[position] ?? 0);
  return text.startsWith("−") ? `(${text})` : text;
}
