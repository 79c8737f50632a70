/** A layer's matrix as the links that a figure lights: one triple an entry. */
import { type LinearMap, linearMap } from "#engine/linear/linearMap.ts";
import type { Tensor } from "#engine/tensor.ts";
import type { Triple } from "./define.ts";

/** @param f a linear layer @param x any tensor of the shape it takes */
export function triplesOf(f: (x: Tensor) => Tensor, x: Tensor): Triple[] {
  return entriesOf(linearMap(f, x));
}

export function entriesOf({ matrix }: LinearMap): Triple[] {
  const { rows, start, column, tap } = matrix;
  return Array.from({ length: rows }, (_, row) => row).flatMap((row) =>
    Array.from(
      column.subarray(start[row], start[row + 1]),
      (input, index): Triple => [input, row, tap?.[(start[row] ?? 0) + index] ?? 0],
    ),
  );
}
