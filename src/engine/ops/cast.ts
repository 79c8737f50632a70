// The same numbers in another dtype. To float32 each is rounded to the nearest; to float64 nothing changes.

import { defineOp } from "../op.ts";
import { choice } from "../params/index.ts";
import { run } from "../run.ts";
import { type DType, own, type Tensor } from "../tensor.ts";
import { range } from "./add.ts";
import { pickLinks } from "./moves.ts";

export const castOp = defineOp({
  name: "cast",
  rank: 1,
  inputs: { x: "tensor" },
  params: { dtype: choice<DType, "float64">(["float32", "float64"], "float64") },
  check: ({ x }: { readonly x: Tensor }, { dtype }) => ({ shape: x.shape, dtype }),
  forward: ({ x }, { shape, dtype }) =>
    own(dtype === "float32" ? Float32Array.from(x.data) : Float64Array.from(x.data), shape),
  gradient: (upstream, { x }) => ({ x: () => cast(upstream, x.dtype) }),
  links: ({ x }) => ({ x: () => pickLinks(range(x.shape), x.size) }),
});

/**
 * The same numbers in another dtype; to float32 they are rounded.
 * @param x any shape
 * @param dtype "float32" or "float64"
 * @returns a tensor of that dtype
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * cast(tensor([0.1, 0.5]), "float32")   // [0.10000000149011612, 0.5]
 */
export function cast(x: Tensor, dtype: DType): Tensor {
  return run(castOp, { x }, { dtype });
}
