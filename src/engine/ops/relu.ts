// The rectifier: negative numbers become 0. NaN stays NaN.

import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, type Tensor, zeros } from "../tensor.ts";
import { diagonal } from "./moves.ts";
import { mul } from "./mul.ts";

export const reluOp = defineOp({
  name: "relu",
  rank: 1,
  inputs: { x: "tensor" },
  params: {},
  byShape: true,
  check: ({ x }: { readonly x: Tensor }) => ({ shape: x.shape }),
  forward: ({ x }, { shape }) =>
    finish(
      Float64Array.from(x.data, (value) => Math.max(value, 0)),
      shape,
      x.dtype,
    ),
  // At 0 itself the slope is taken as 0, as PyTorch does.
  gradient: (upstream, { x }) => ({ x: () => mul(upstream, slopes(x)) }),
  // Counted, not carried out as an op: whoever collects the matrix would take it for a part of the layer.
  links: ({ x }) => ({ x: () => diagonal(above(x)) }),
});

/** 1 where x is above 0, else 0; flat everywhere, so its own gradient is 0. */
const slopesOp = defineOp({
  name: "slopes",
  rank: 1,
  inputs: { x: "tensor" },
  params: {},
  byShape: true,
  check: ({ x }: { readonly x: Tensor }) => ({ shape: x.shape }),
  forward: ({ x }, { shape }) => finish(above(x), shape, x.dtype),
  gradient: (_, { x }) => ({ x: () => zeros(x.shape, x.dtype) }),
});

const above = ({ data }: Tensor): Float64Array => Float64Array.from(data, (value) => (value > 0 ? 1 : 0));

const slopes = (x: Tensor): Tensor => run(slopesOp, { x }, {});

/**
 * max(x, 0), number by number.
 * @param x any shape
 * @returns the same shape
 * @example
 * relu(tensor([-1, 0, 2]))   // [0, 0, 2]
 */
export function relu(x: Tensor): Tensor {
  return run(reluOp, { x }, {});
}
