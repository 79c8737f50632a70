// Softmax: numbers become shares that add up to 1, the larger the more. The largest is subtracted first, so that no
// exponential overflows.

import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { count } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";
import { sum } from "./sum.ts";

export const softmaxOp = defineOp({
  name: "softmax",
  rank: 1,
  inputs: { x: "tensor" },
  params: { axis: count({ min: 0, fallback: 1, hint: "1 is the channels of [N, C, …]." }) },

  check({ x }: { readonly x: Tensor }, { axis }) {
    if (axis < x.shape.length) return { shape: x.shape, axis };
    throw new EngineError({
      op: "softmax",
      param: "axis",
      got: axis,
      allowed: `below ${x.shape.length}, the number of axes`,
      hint: "Axes are counted from 0.",
    });
  },

  forward({ x }, { shape, axis }) {
    const y = new Float64Array(x.size);
    eachLine(shape, axis, (positions) => {
      const largest = positions.reduce((most, at) => Math.max(most, x.data[at]), -Infinity);
      let total = 0;
      for (const at of positions) {
        y[at] = Math.exp(x.data[at] - largest);
        total += y[at];
      }
      for (const at of positions) y[at] /= total;
    });
    return finish(y, shape, x.dtype);
  },

  // dx = y · (g − Σ g·y)
  gradient: (upstream, _, { axis }, y) => ({
    x: () => mul(y, add(upstream, mul(sum(mul(upstream, y), { axes: [axis], keepAxes: true }), -1))),
  }),
});

/** Visits the positions of every line of numbers along an axis. */
export function eachLine(
  shape: readonly number[],
  axis: number,
  visit: (positions: Int32Array, line: number) => void,
): void {
  const inner = sizeOf(shape.slice(axis + 1));
  const lines = sizeOf(shape.slice(0, axis)) * inner;
  const positions = new Int32Array(shape[axis]);
  for (let line = 0; line < lines; line++) {
    const first = Math.floor(line / inner) * inner * shape[axis] + (line % inner);
    for (let i = 0; i < positions.length; i++) positions[i] = first + i * inner;
    visit(positions, line);
  }
}

/**
 * Shares along an axis: eˣ of each number, divided by the sum of them all.
 * @param x any shape with that axis
 * @param options axis: 1, the channels of [N, C, …]
 * @returns the same shape; along the axis the numbers add up to 1
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * softmax(tensor([[0, 0, 0, 0]]))   // [[0.25, 0.25, 0.25, 0.25]]
 */
export function softmax(x: Tensor, options: { readonly axis?: number } = {}): Tensor {
  return run(softmaxOp, { x }, options);
}
