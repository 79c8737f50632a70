// Addition, number by number. Axes of size 1 are repeated, and their gradient is summed.

import { type Broadcast, broadcast } from "../broadcast.ts";
import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, full, sizeOf, type Tensor } from "../tensor.ts";
import { type Positions, pickLinks, place } from "./moves.ts";

interface Pair {
  readonly [name: string]: Tensor;
  readonly x: Tensor;
  readonly y: Tensor;
}

export const addOp = defineOp({
  name: "add",
  rank: 1,
  additive: true,
  inputs: { x: "tensor", y: "tensor" },
  params: {},
  check: ({ x, y }: Pair) => broadcast("add", x.shape, y.shape),
  forward: ({ x, y }, plan) => combine(x, y, plan, (a, b) => a + b),
  gradient: (upstream, { x, y }, { left, right }) => ({
    x: () => gathered(upstream, left, x.shape),
    y: () => gathered(upstream, right, y.shape),
  }),
  links: ({ x, y }, { shape, left, right }) => ({
    x: () => pickLinks(left ?? range(shape), x.size),
    y: () => pickLinks(right ?? range(shape), y.size),
  }),
});

/**
 * x + y. A number stands for a tensor that holds it everywhere.
 * @param x any shape
 * @param y a shape that goes with it: from the last axis, sizes equal or one of them 1
 * @returns the shape of both together
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * add(tensor([[1, 2], [3, 4]]), tensor([10, 20]))   // [[11, 22], [13, 24]]
 */
export function add(x: Tensor, y: Tensor | number): Tensor {
  return run(addOp, { x, y: typeof y === "number" ? full([], y, x.dtype) : y }, {});
}

/** A function of two numbers over two tensors. Shared with `mul`. */
export function combine(
  x: Tensor,
  y: Tensor,
  { shape, left, right }: Broadcast,
  f: (a: number, b: number) => number,
): Tensor {
  const result = new Float64Array(sizeOf(shape));
  const [a, b] = [x.data, y.data];
  for (let i = 0; i < result.length; i++) result[i] = f(a[left ? left[i] : i], b[right ? right[i] : i]);
  return finish(result, shape, x.dtype);
}

/** The transpose of repeating: numbers that were copies of one are added. */
export function gathered(upstream: Tensor, from: Positions | undefined, shape: readonly number[]): Tensor {
  return place(upstream, from ?? range(upstream.shape), shape);
}

/** 0, 1, 2 …: every number at its own place. */
export function range(shape: readonly number[]): Int32Array {
  return Int32Array.from({ length: sizeOf(shape) }, (_, i) => i);
}
