// The same numbers in the same order under another shape. Nothing is copied.

import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { shape as shapeParam } from "../params/index.ts";
import { run } from "../run.ts";
import { sizeOf, Tensor } from "../tensor.ts";
import { range } from "./add.ts";
import { pickLinks } from "./moves.ts";

export const reshapeOp = defineOp({
  name: "reshape",
  rank: 1,
  inputs: { x: "tensor" },
  params: { shape: shapeParam() },
  check({ x }: { readonly x: Tensor }, { shape }) {
    if (sizeOf(shape) === x.size) return { shape };
    throw new EngineError({
      op: "reshape",
      param: "shape",
      got: shape,
      allowed: `sizes whose product is ${x.size}`,
      hint: `x has shape [${x.shape.join(", ")}].`,
    });
  },
  forward: ({ x }, { shape }) => new Tensor(shape, x.dtype, x.cell),
  gradient: (upstream, { x }) => ({ x: () => reshape(upstream, x.shape) }),
  links: ({ x }) => ({ x: () => pickLinks(range(x.shape), x.size) }),
});

/** The numbers of x under another shape of the same size. @example reshape(x, [1, 1, 4, 4]) */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  return run(reshapeOp, { x }, { shape });
}
