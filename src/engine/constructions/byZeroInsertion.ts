// (c) Zero insertion: put s − 1 zeros between the input cells, pad by k' − 1 − p, and convolve with the kernel turned
// round. Most of the products are with zeros.
// Source: Dumoulin & Visin 2016 (arXiv 1603.07285), relationship 13.

import { croppingConv } from "#rules/conv.ts";
import { convTranspose as rule } from "#rules/convTranspose.ts";
import { evaluate } from "#rules/rule.ts";
import type { Layer } from "../links.ts";
import { gather } from "../ops/contractions.ts";
import { nailUnpool1d, nailUnpool2d, nailUnpool3d } from "../ops/nailUnpool.ts";
import type { Pads } from "../params/index.ts";
import { sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, windowLinks } from "../window.ts";
import { type Construction, type ConstructionOptions, geometry } from "./geometry.ts";
import { exchanged, turned } from "./kernels.ts";

export interface ZeroInsertionConstruction extends Construction {
  /** The input with zeros between its cells. */
  readonly stuffed: Tensor;
  /** Zeros around it on each axis; negative where cells are cropped. */
  readonly pads: readonly Pads[];
  /** The kernel turned round, as a convolution's weight [out, C / groups, …kernel]. */
  readonly kernel: Tensor;
}

const nailUnpools = [nailUnpool1d, nailUnpool2d, nailUnpool3d];

/**
 * A transposed convolution as a convolution of the input with zeros inserted.
 * @param x [N, C, …] or [C, …]
 * @param weight [C, out / groups, …kernel]
 * @returns the output, what it was made from, and the multiplies: every output cell with every tap
 */
export function byZeroInsertion(
  x: Tensor,
  weight: Tensor,
  options: ConstructionOptions = {},
): ZeroInsertionConstruction {
  const g = geometry(x, weight, options);
  const { rank, kernelSize, stride, dilation, outSizes } = g;
  const stuffed = nailUnpools[rank - 1](x, { kernelSize: 1, stride });
  const stuffedSizes = stuffed.shape.slice(-rank);
  const pads = outSizes.map((outSize, axis): Pads => {
    const numbers = { inputSize: 1, kernelSize: kernelSize[axis], dilation: dilation[axis] };
    const reach = evaluate(rule, numbers).lets.effectiveKernel - 1;
    const begin = reach - g.pads[axis][0];
    return [begin, outSize + reach - stuffedSizes[axis] - begin];
  });
  const kernel = exchanged(weight, g.groups, kernelSize.map(turned));
  const window = axisNumbers({ kernelSize, stride: kernelSize.map(() => 1), pads, dilation }, stuffedSizes);
  const layer: Layer = {
    ...g.layer,
    axes: windowLinks("byZeroInsertion", croppingConv, window),
    outChannels: g.layer.inChannels,
    inChannels: g.layer.outChannels,
  };
  return {
    output: gather(layer, stuffed, kernel, g.shape),
    multiplies: g.pairs * sizeOf(outSizes) * sizeOf(kernelSize),
    stuffed,
    pads,
    kernel,
  };
}
