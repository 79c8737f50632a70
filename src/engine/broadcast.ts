// Two shapes as one: sizes are matched from the last axis, and an axis of size 1 is repeated (NumPy's rule).

import { EngineError } from "./errors.ts";
import { sizeOf } from "./tensor.ts";

export interface Broadcast {
  readonly shape: readonly number[];
  /** For each number of the result the position in the left (right) tensor; undefined where it is the same. */
  readonly left: Int32Array | undefined;
  readonly right: Int32Array | undefined;
}

/** @throws EngineError where two sizes differ and neither is 1 */
export function broadcast(op: string, left: readonly number[], right: readonly number[]): Broadcast {
  const rank = Math.max(left.length, right.length);
  const [a, b] = [left, right].map((shape) => [...new Array(rank - shape.length).fill(1), ...shape]);
  const shape = a.map((size, axis) => {
    if (size === b[axis] || b[axis] === 1) return size;
    if (size === 1) return b[axis];
    throw new EngineError({
      op,
      param: "y",
      got: right,
      allowed: `of a shape that goes with [${left.join(", ")}]`,
      hint: "Sizes must be equal, or one of them 1, counted from the last axis.",
    });
  });
  return { shape, left: spread(a, shape), right: spread(b, shape) };
}

/** For each number of `shape`, its position in a tensor whose axes of size 1 are repeated; undefined if none is. */
export function spread(small: readonly number[], shape: readonly number[]): Int32Array | undefined {
  if (sizeOf(small) === sizeOf(shape)) return undefined;
  const positions = new Int32Array(sizeOf(shape));
  const index = new Array<number>(shape.length).fill(0);
  for (let i = 0; i < positions.length; i++) {
    let position = 0;
    for (let axis = 0; axis < shape.length; axis++)
      position = position * small[axis] + (small[axis] === 1 ? 0 : index[axis]);
    positions[i] = position;
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) index[axis] = 0;
  }
  return positions;
}
