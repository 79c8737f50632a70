// Position lists for ops that move numbers axis by axis.

import { reserve } from "./budget.ts";
import { sizeOf } from "./tensor.ts";

/**
 * For each number of `shape`, the position in `from` that `cellOf` finds on each axis; −1 if it finds −1 on any.
 * @param cellOf from the index on an axis of `shape` to the one on that axis of `from`, of which it gets the size
 */
export function eachCell(
  op: string,
  from: readonly number[],
  shape: readonly number[],
  cellOf: (position: number, axis: number, size: number) => number,
): Int32Array {
  const at = new Int32Array(reserve(op, shape));
  // One short table an axis, so that cellOf is not asked again for every number.
  const tables = shape.map((size, axis) =>
    Int32Array.from({ length: size }, (_, position) => cellOf(position, axis, from[axis])),
  );
  const step = from.map((_, axis) => sizeOf(from.slice(axis + 1)));
  for (let i = 0; i < at.length; i++) {
    let rest = i;
    for (let axis = shape.length - 1; axis >= 0 && at[i] >= 0; axis--) {
      const cell = tables[axis][rest % shape[axis]];
      at[i] = cell < 0 ? -1 : at[i] + cell * step[axis];
      rest = Math.floor(rest / shape[axis]);
    }
  }
  return at;
}
