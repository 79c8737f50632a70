// Multiplication, number by number. Axes of size 1 are repeated, and their gradient is summed.

import { broadcast } from "../broadcast.ts";
import type { Links } from "../links.ts";
import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { full, type Tensor } from "../tensor.ts";
import { combine, gathered, range } from "./add.ts";

interface Pair {
  readonly [name: string]: Tensor;
  readonly x: Tensor;
  readonly y: Tensor;
}

export const mulOp = defineOp({
  name: "mul",
  rank: 1,
  inputs: { x: "tensor", y: "tensor" },
  params: {},
  check: ({ x, y }: Pair) => broadcast("mul", x.shape, y.shape),
  forward: ({ x, y }, plan) => combine(x, y, plan, (a, b) => a * b),
  gradient: (upstream, { x, y }, { left, right }) => ({
    x: () => gathered(mul(upstream, y), left, x.shape),
    y: () => gathered(mul(upstream, x), right, y.shape),
  }),
  links: ({ x, y }, { shape, left = range(shape), right = range(shape) }) => ({
    x: () => scaled(left, x.size, right, y),
    y: () => scaled(right, y.size, left, x),
  }),
});

function scaled(column: Int32Array, columns: number, at: Int32Array, factor: Tensor): Links {
  const factors = factor.data;
  return {
    rows: column.length,
    columns,
    row: range([column.length]),
    column,
    value: Float64Array.from(at, (i) => factors[i]),
  };
}

/**
 * x · y, number by number. A number stands for a tensor that holds it everywhere.
 * @param x any shape
 * @param y a shape that goes with it: from the last axis, sizes equal or one of them 1
 * @returns the shape of both together
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * mul(tensor([[1, 2], [3, 4]]), 10)   // [[10, 20], [30, 40]]
 */
export function mul(x: Tensor, y: Tensor | number): Tensor {
  return run(mulOp, { x, y: typeof y === "number" ? full([], y, x.dtype) : y }, {});
}
