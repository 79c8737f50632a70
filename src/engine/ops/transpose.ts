// Exchanges axes, as a matrix is transposed. The numbers are copied into their new order.

import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { axes as axesParam, optional } from "../params/index.ts";
import { run } from "../run.ts";
import { sizeOf, type Tensor } from "../tensor.ts";
import { picked, pickLinks, place } from "./moves.ts";

export const transposeOp = defineOp({
  name: "transpose",
  rank: 1,
  inputs: { x: "tensor" },
  params: { axes: optional(axesParam()) },
  check({ x }: { readonly x: Tensor }, { axes = x.shape.map((_, axis) => x.shape.length - 1 - axis) }) {
    if (axes.length !== x.shape.length || axes.some((axis) => axis >= x.shape.length)) {
      throw new EngineError({
        op: "transpose",
        param: "axes",
        got: axes,
        allowed: `the axes 0 to ${x.shape.length - 1}, each once`,
        hint: "[1, 0] exchanges rows and columns.",
      });
    }
    return { shape: axes.map((axis) => x.shape[axis]), at: permuted(x.shape, axes) };
  },
  forward: ({ x }, { at, shape }) => picked(x, at, shape),
  gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
  links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
});

function permuted(shape: readonly number[], axes: readonly number[]): Int32Array {
  const step = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const at = new Int32Array(sizeOf(shape));
  for (let i = 0; i < at.length; i++) {
    let rest = i;
    for (let axis = axes.length - 1; axis >= 0; axis--) {
      const size = shape[axes[axis]];
      at[i] += (rest % size) * step[axes[axis]];
      rest = Math.floor(rest / size);
    }
  }
  return at;
}

/**
 * The axes of a tensor in another order; left out, reversed. `[0, 2, 3, 1]` makes NHWC of NCHW.
 * @param x any shape
 * @param axes for each axis of the result, the axis of x it is
 * @returns a tensor of the same numbers
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * transpose(tensor([[1, 2, 3], [4, 5, 6]]))   // [[1, 4], [2, 5], [3, 6]]
 */
export function transpose(x: Tensor, axes?: readonly number[]): Tensor {
  return run(transposeOp, { x }, { axes });
}
