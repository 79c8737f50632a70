// The logistic function, 1 / (1 + e⁻ˣ): from any number to one between 0 and 1.

import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";

export const sigmoidOp = defineOp({
  name: "sigmoid",
  rank: 1,
  inputs: { x: "tensor" },
  params: {},
  check: ({ x }: { readonly x: Tensor }) => ({ shape: x.shape }),
  forward: ({ x }, { shape }) =>
    finish(
      Float64Array.from(x.data, (value) => 1 / (1 + Math.exp(-value))),
      shape,
      x.dtype,
    ),
  // σ' = σ (1 − σ)
  gradient: (upstream, _, __, y) => ({ x: () => mul(upstream, mul(y, add(mul(y, -1), 1))) }),
});

/**
 * 1 / (1 + e⁻ˣ), number by number.
 * @param x any shape
 * @returns the same shape
 * @example
 * sigmoid(tensor([0]))   // [0.5]
 */
export function sigmoid(x: Tensor): Tensor {
  return run(sigmoidOp, { x }, {});
}
