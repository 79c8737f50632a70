// The weight of convolutions, [A, B, kernel …]. A convolution reads it as [out, in / groups, …], a transposed one as
// [in, out / groups, …]: the same tensor serves a layer and its transpose.

import { channelMap } from "./channels.ts";
import { Described, EngineError } from "./errors.ts";
import type { Image } from "./image.ts";
import { sizeOf, type Tensor } from "./tensor.ts";

const axes = ["", "kW", "kH, kW", "kD, kH, kW"];

/** Checks the weight and returns the sizes of its kernel. `layout` names its first two axes in the message. */
export function kernelSizeOf(op: string, weight: Tensor, rank: number, layout: string): readonly number[] {
  const { shape } = weight;
  if (shape.length !== rank + 2 || shape.some((size) => size < 1)) {
    throw new EngineError({
      op,
      param: "weight",
      got: shape,
      allowed: `[${layout}, ${axes[rank]}], each at least 1`,
      hint: "Give one kernel per pair of channels, also where there is 1.",
    });
  }
  return shape.slice(2);
}

/** Groups must divide the first axis of the weight, and the input must have the channels the weight is made for. */
export function checkChannels(op: string, x: Image, weight: Tensor, groups: number, expected: number): void {
  const [first] = weight.shape;
  if (first % groups !== 0) {
    throw new EngineError({
      op,
      param: "groups",
      got: groups,
      allowed: `a divisor of ${first}, the first axis of the weight`,
      hint: `The weight is [${weight.shape.join(", ")}].`,
    });
  }
  if (x.channels !== expected) {
    throw new EngineError({
      op,
      param: "x",
      got: new Described(`${x.channels} channels`),
      allowed: `a tensor of ${expected} channels on axis C`,
      hint: `The weight [${weight.shape.join(", ")}] with groups ${groups} reads ${expected}.`,
    });
  }
}

/** The bias has one number an output channel. */
export function checkBias(op: string, bias: Tensor | undefined, outChannels: number): void {
  if (!bias || (bias.shape.length === 1 && bias.shape[0] === outChannels)) return;
  throw new EngineError({
    op,
    param: "bias",
    got: bias,
    allowed: `of shape [${outChannels}]`,
    hint: "Give one number per output channel.",
  });
}

/** Sums to start from: the bias of its channel in every cell, or 0. */
export function startingAt(bias: Tensor | undefined, shape: readonly number[], rank: number): Float64Array {
  const values = bias?.data;
  if (!values) return new Float64Array(sizeOf(shape));
  return Float64Array.from(channelMap(shape, rank), (channel) => values[channel]);
}
