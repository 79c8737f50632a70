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

/**
 * The numbers of a tensor, in the same order, under another shape of the same size.
 * @param x any shape
 * @param shape the sizes wanted; their product is the size of x
 * @returns a tensor of that shape
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * reshape(counting([4]), [2, 2])   // [[0, 1], [2, 3]]
 */
export function reshape(x: Tensor, shape: readonly number[]): Tensor {
  return run(reshapeOp, { x }, { shape });
}
