// A power of every number; the exponent is a constant.

import { defineOp } from "../op.ts";
import { real } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { mul } from "./mul.ts";

export const powOp = defineOp({
  name: "pow",
  rank: 1,
  inputs: { x: "tensor" },
  params: { exponent: real({ hint: "Use 0.5 for the square root." }) },
  check: ({ x }: { readonly x: Tensor }, { exponent }) => ({ shape: x.shape, exponent }),
  forward: ({ x }, { shape, exponent }) =>
    finish(
      Float64Array.from(x.data, (value) => value ** exponent),
      shape,
      x.dtype,
    ),
  // The derivative of a constant is 0 also where x ** −1 would be infinite.
  gradient: (upstream, { x }, { exponent }) => ({
    x: () => mul(upstream, exponent === 0 ? 0 : mul(pow(x, exponent - 1), exponent)),
  }),
});

/**
 * xᵉ, number by number. A negative number with a fractional exponent gives NaN.
 * @param x any shape
 * @param exponent any finite number
 * @returns the same shape
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pow(tensor([1, 2, 3]), 2)   // [1, 4, 9]
 */
export function pow(x: Tensor, exponent: number): Tensor {
  return run(powOp, { x }, { exponent });
}
