// The mean of squared differences.

import { sameShape } from "../compare.ts";
import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";

interface Pair {
  readonly [name: string]: Tensor;
  readonly x: Tensor;
  readonly target: Tensor;
}

export const mseOp = defineOp({
  name: "mse",
  rank: 1,
  inputs: { x: "tensor", target: "tensor" },
  params: {},

  check({ x, target }: Pair) {
    if (x.size > 0 && sameShape(x.shape, target.shape)) return { shape: [] as readonly number[] };
    throw new EngineError({
      op: "mse",
      param: "target",
      got: target,
      allowed: `of shape [${x.shape.join(", ")}], not empty`,
      hint: "Compare tensors of one shape.",
    });
  },

  forward({ x, target }) {
    const [a, b] = [x.data, target.data];
    let total = 0;
    for (let i = 0; i < a.length; i++) total += (a[i] - b[i]) ** 2;
    return finish(Float64Array.of(total / a.length), [], x.dtype);
  },

  // d/dx mean (x − t)² = 2 (x − t) / n
  gradient(upstream, { x, target }) {
    const slope = (a: Tensor, b: Tensor) => () => mul(mul(add(a, mul(b, -1)), 2 / x.size), upstream);
    return { x: slope(x, target), target: slope(target, x) };
  },
});

/**
 * The mean of (x − target)² over all numbers.
 * @param x any shape
 * @param target the same shape
 * @returns one number, shape []
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * mse(tensor([1, 2]), tensor([1, 4]))   // 2
 */
export function mse(x: Tensor, target: Tensor): Tensor {
  return run(mseOp, { x, target }, {});
}
