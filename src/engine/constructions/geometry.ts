// What all four constructions start from: the checked options of a transposed convolution, one value an axis.

import { inSizes, type Layer, outSizes } from "../links.ts";
import { type ConvTransposeOptions, convTranspose } from "../ops/convTranspose.ts";
import { type Pads, readParams } from "../params/index.ts";
import type { Tensor } from "../tensor.ts";

/** Options of a transposed convolution; a bias would only be added at the end, and is left out. */
export type ConstructionOptions = Omit<ConvTransposeOptions, "bias">;

export interface Construction {
  readonly output: Tensor;
  /** How many products this way of computing takes. */
  readonly multiplies: number;
}

export interface Geometry {
  readonly rank: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly pads: readonly Pads[];
  readonly groups: number;
  readonly inSizes: readonly number[];
  readonly outSizes: readonly number[];
  /** The shape of the result. */
  readonly shape: readonly number[];
  /** The convolution this is the transpose of. */
  readonly layer: Layer;
  /** Pairs of an input and an output channel that a kernel joins, times the batch. */
  readonly pairs: number;
}

/** @throws EngineError as `convTranspose` does */
export function geometry(x: Tensor, weight: Tensor, options: ConstructionOptions): Geometry {
  const rank = Math.min(Math.max(weight.shape.length - 2, 1), 3);
  const op = convTranspose[rank - 1];
  const read = readParams(op.params, options, { op: op.name, rank });
  const { shape, layer } = op.check({ x, weight, bias: undefined }, read);
  return {
    rank,
    kernelSize: weight.shape.slice(2),
    stride: read.stride,
    dilation: read.dilation,
    pads: read.padding,
    groups: read.groups,
    inSizes: outSizes(layer.axes),
    outSizes: inSizes(layer.axes),
    shape,
    layer,
    pairs: layer.batch * layer.groups * layer.outChannels * layer.inChannels,
  };
}
