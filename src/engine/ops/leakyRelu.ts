// A rectifier that lets a part of the negative numbers through, so that their gradient does not vanish.

import { defineOp } from "../op.ts";
import { real } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { diagonal } from "./moves.ts";
import { mul } from "./mul.ts";

export const leakyReluOp = defineOp({
  name: "leakyRelu",
  rank: 1,
  inputs: { x: "tensor" },
  params: { negativeSlope: real({ fallback: 0.01, hint: "Leave it out for 0.01." }) },
  check: ({ x }: { readonly x: Tensor }, { negativeSlope }) => ({ shape: x.shape, negativeSlope }),
  forward: ({ x }, { shape, negativeSlope }) =>
    finish(
      Float64Array.from(x.data, (value) => (value > 0 ? value : value * negativeSlope)),
      shape,
      x.dtype,
    ),
  gradient: (upstream, { x }, { negativeSlope }) => ({ x: () => mul(upstream, slopes(x, negativeSlope)) }),
  links: ({ x }, { negativeSlope }) => ({ x: () => diagonal(slopes(x, negativeSlope).data) }),
});

function slopes(x: Tensor, negativeSlope: number): Tensor {
  return finish(
    Float64Array.from(x.data, (value) => (value > 0 ? 1 : negativeSlope)),
    x.shape,
    x.dtype,
  );
}

/**
 * x where it is positive, else x · negativeSlope.
 * @param x any shape
 * @param options negativeSlope: 0.01
 * @returns the same shape
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * leakyRelu(tensor([-8, 0, 2]), { negativeSlope: 0.25 })   // [-2, 0, 2]
 */
export function leakyRelu(x: Tensor, options: { readonly negativeSlope?: number } = {}): Tensor {
  return run(leakyReluOp, { x }, options);
}
