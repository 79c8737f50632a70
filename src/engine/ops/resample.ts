// A small matrix along each axis, one axis after the other: what interpolation is, once positions and weights are known.

import { triples } from "../contract.ts";
import { type AxisLinks, type Layer, type Links, outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { passed } from "../params/index.ts";
import { run } from "../run.ts";
import type { Floats } from "../storage.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";

/** The links of one axis with the weight of each. Here every link is its own tap. */
export interface WeightedAxis extends AxisLinks {
  readonly weight: Float64Array;
}

const resampleOp = defineOp({
  name: "resample",
  rank: 1,
  inputs: { x: "tensor" },
  params: { axes: passed<readonly WeightedAxis[]>() },
  check: ({ x }: { readonly x: Tensor }, { axes }) => ({ axes, shape: resampledShape(x.shape, axes) }),
  forward: ({ x }, { axes, shape }) => finish(resampled(x.data, x.shape, axes), shape, x.dtype),
  gradient: (upstream, _, { axes }) => ({ x: () => resample(upstream, axes.map(backwards)) }),
  links: ({ x }, { axes, shape }) => ({ x: () => resampleLinks("resample", x, axes, shape) }),
});

/** x with its last axes resampled. */
export const resample = (x: Tensor, axes: readonly WeightedAxis[]): Tensor => run(resampleOp, { x }, { axes });
export const resamplings = [resampleOp];

/** The transposed matrix: the same links, the other way. */
export function backwards(axis: WeightedAxis): WeightedAxis {
  return { ...axis, outSize: axis.inSize, inSize: axis.outSize, out: axis.in, in: axis.out };
}

function resampledShape(shape: readonly number[], axes: readonly WeightedAxis[]): readonly number[] {
  return [...shape.slice(0, shape.length - axes.length), ...outSizes(axes)];
}

export function resampled(x: Floats, shape: readonly number[], axes: readonly WeightedAxis[]): Float64Array {
  let current = x;
  let sizes = shape;
  let sums = new Float64Array(0);
  for (const [i, axis] of axes.entries()) {
    const at = shape.length - axes.length + i;
    const [outer, inner] = [sizeOf(sizes.slice(0, at)), sizeOf(sizes.slice(at + 1))];
    sums = new Float64Array(outer * axis.outSize * inner);
    for (let block = 0; block < outer; block++) {
      for (let j = 0; j < axis.weight.length; j++) {
        const from = (block * axis.inSize + axis.in[j]) * inner;
        const to = (block * axis.outSize + axis.out[j]) * inner;
        for (let k = 0; k < inner; k++) sums[to + k] += current[from + k] * axis.weight[j];
      }
    }
    sizes = sizes.map((size, place) => (place === at ? axis.outSize : size));
    current = sums;
  }
  return sums;
}

/** All axes at once: the product of their links, the factors multiplied. */
export function resampleLinks(op: string, x: Tensor, axes: readonly WeightedAxis[], shape: readonly number[]): Links {
  const batch = sizeOf(shape.slice(0, shape.length - axes.length));
  const layer: Layer = { axes, batch, groups: 1, outChannels: 1, inChannels: 1 };
  const { yAt, xAt, wAt } = triples(op, layer);
  const value = Float64Array.from(wAt, (tap) => {
    let [factor, rest] = [1, tap];
    for (const { weight } of [...axes].reverse()) {
      factor *= weight[rest % weight.length];
      rest = Math.floor(rest / weight.length);
    }
    return factor;
  });
  return { rows: sizeOf(shape), columns: x.size, row: yAt, column: xAt, value };
}
