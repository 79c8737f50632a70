/** How a result of the board comes about, in numbers. */
import type { Cell, Triple } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Grid } from "../kit/grid.ts";
import type { Operation } from "./pooling.ts";

interface Model {
  readonly op: Operation;
  readonly P: Grid;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly windows: readonly (readonly number[])[];
  readonly normType: number;
  readonly data: readonly number[];
  readonly companion: readonly number[];
  readonly winners: readonly number[];
  readonly triples: readonly Triple[];
}

export function arithmeticOf(model: Model, { array, position }: Cell): string[] {
  const { op, data, companion, winners, normType, inputSize, outputSize, P, triples } = model;
  if (array === "P") {
    const value = `P${at(position, inputSize)} ${formatNumber(P.data[position] ?? 0)}`;
    return triples
      .filter(([input]) => input === position)
      .map(([, window]) => `${value} → y${at(window, outputSize)} ${formatNumber(data[window] ?? 0)}`);
  }
  const values = windowOf(model, position);
  const y = `y${at(position, outputSize)}`;
  const result = formatNumber(data[position] ?? 0);
  if (op === "max") {
    const winner = winners[position] ?? 0;
    return [
      `${y} = max(${values.map(formatNumber).join(", ")}) = ${result}`,
      `${Math.floor(winner / inputSize)} · ${inputSize} + ${winner % inputSize} = ${winner}`,
    ];
  }
  const beside = formatNumber(companion[position] ?? 0);
  if (op === "average") return [`${y} = (${values.map(operand).join(" + ")}) / ${beside} = ${result}`];
  const powers = values.map((value) => operand(Math.abs(value) ** normType)).join(" + ");
  return [`Σ${at(position, outputSize)} = ${powers} = ${beside}`, `${y} = ${beside}^(1/${normType}) → ${result}`];
}

/** The numbers that a window covers, in row-major order; padding is left out. */
export function windowOf({ P, inputSize, outputSize, windows }: Omit<Model, "op">, window: number): number[] {
  const columns = windows[window % outputSize] ?? [];
  const rows = windows[Math.floor(window / outputSize)] ?? [];
  return rows.flatMap((row) => columns.map((column) => P.data[row * inputSize + column] ?? 0));
}

const at = (position: number, columns: number) => `(${Math.floor(position / columns)}, ${position % columns})`;

function operand(value: number): string {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
}
