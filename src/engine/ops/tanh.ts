// The hyperbolic tangent: from any number to one between −1 and 1.

import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";

export const tanhOp = defineOp({
  name: "tanh",
  rank: 1,
  inputs: { x: "tensor" },
  params: {},
  check: ({ x }: { readonly x: Tensor }) => ({ shape: x.shape }),
  forward: ({ x }, { shape }) => finish(Float64Array.from(x.data, Math.tanh), shape, x.dtype),
  // tanh' = 1 − tanh²
  gradient: (upstream, _, __, y) => ({ x: () => mul(upstream, add(mul(mul(y, y), -1), 1)) }),
});

/**
 * The hyperbolic tangent, number by number.
 * @param x any shape
 * @returns the same shape
 * @example
 * tanh(tensor([0]))   // [0]
 */
export function tanh(x: Tensor): Tensor {
  return run(tanhOp, { x }, {});
}
