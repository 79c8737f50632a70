// How each framework lays out its tensors: one table, and the ways between its entries.
//
// A layout is a word with one letter an axis. N batch, C channels, I and O the channels a weight reads and makes, M the
// outputs per channel of a depthwise weight; * stands for the spatial axes, W, HW or DHW.

import { eachCell } from "../cells.ts";
import { relayout } from "../indexLayouts.ts";
import type { IndexLayout, IndexTensor } from "../indexTensor.ts";
import { pick } from "../ops/moves.ts";
import { reshape } from "../ops/reshape.ts";
import { transpose } from "../ops/transpose.ts";
import type { Tensor } from "../tensor.ts";

export type Dialect = "torch" | "tensorflow" | "onnx" | "jax";
export const dialects: readonly Dialect[] = ["torch", "tensorflow", "onnx", "jax"];

/** What a weight is for. A depthwise convolution is one with as many groups as channels. */
export type WeightUse = "conv" | "depthwise" | "convTranspose";

export interface WeightLayout {
  readonly axes: string;
  /** Whether the kernel runs backwards on every spatial axis. */
  readonly flipped?: boolean;
}

export interface Layouts extends Readonly<Record<WeightUse, WeightLayout>> {
  readonly picture: string;
  /** How its max pooling counts positions; undefined where it gives none. */
  readonly indices: IndexLayout | undefined;
}

/**
 * The I of a convolution's weight is C / groups; the O of a transposed one is out / groups. JAX's transposed convolution
 * inserts zeros and convolves, so its weight is that of a convolution, and stamps backwards; `transpose_kernel` undoes it.
 */
export const layouts: { readonly [dialect in Dialect]: Layouts } = {
  torch: {
    picture: "NC*",
    conv: { axes: "OI*" },
    depthwise: { axes: "OI*" },
    convTranspose: { axes: "IO*" },
    indices: "plane",
  },
  tensorflow: {
    picture: "N*C",
    conv: { axes: "*IO" },
    depthwise: { axes: "*IM" },
    convTranspose: { axes: "*OI" },
    indices: "nhwc",
  },
  onnx: {
    picture: "NC*",
    conv: { axes: "OI*" },
    depthwise: { axes: "OI*" },
    convTranspose: { axes: "IO*" },
    indices: "nchw",
  },
  jax: {
    picture: "N*C",
    conv: { axes: "*IO" },
    depthwise: { axes: "*IO" },
    convTranspose: { axes: "*IO", flipped: true },
    indices: undefined,
  },
};

/** The layouts of the base ops, to and from which all others are converted. */
export const base = layouts.torch;

/** The word with its spatial axes written out. @example spelled("N*C", 2) // "NHWC" */
export function spelled(layout: string, rank: number): string {
  return layout.replace("*", "DHW".slice(3 - rank));
}

/** A shape in another order of axes. */
export function reorder(shape: readonly number[], from: string, to: string): number[] {
  const rank = shape.length - 2;
  const source = spelled(from, rank);
  return [...spelled(to, rank)].map((letter) => shape[source.indexOf(letter)]);
}

/** A picture in another order of axes: `[N, C, *]` to `[N, *, C]`, say. The tensor itself where nothing moves. */
export function convertPicture(x: Tensor, from: string, to: string): Tensor {
  const rank = x.shape.length - 2;
  const [source, target] = [spelled(from, rank), spelled(to, rank)];
  if (source === target) return x;
  return transpose(
    x,
    [...target].map((letter) => source.indexOf(letter)),
  );
}

/**
 * A weight in the layout of the base ops. A depthwise weight [*, I, M] becomes [I · M, 1, *]: output channel i·M + m.
 * @param use a depthwise weight becomes that of a convolution with groups
 */
export function weightToBase(weight: Tensor, use: WeightUse, from: WeightLayout): Tensor {
  const { axes } = base[use];
  if (!from.axes.includes("M")) return flip(convertPicture(weight, from.axes, axes), axes, from.flipped);
  const [channels, multiplier, ...kernel] = reorder(weight.shape, from.axes, "IM*");
  return reshape(convertPicture(weight, from.axes, "IM*"), [channels * multiplier, 1, ...kernel]);
}

/** The way back. @param groups how many channels a depthwise weight reads, where its layout counts M */
export function weightFromBase(weight: Tensor, use: WeightUse, to: WeightLayout, groups = 1): Tensor {
  const { axes } = base[use];
  if (!to.axes.includes("M")) return convertPicture(flip(weight, axes, to.flipped), axes, to.axes);
  const [outChannels, , ...kernel] = weight.shape;
  return convertPicture(reshape(weight, [groups, outChannels / groups, ...kernel]), "IM*", to.axes);
}

/** The shape that `weightFromBase` gives. */
export function weightShape(shape: readonly number[], use: WeightUse, to: WeightLayout, groups = 1): number[] {
  if (!to.axes.includes("M")) return reorder(shape, base[use].axes, to.axes);
  return reorder([groups, shape[0] / groups, ...shape.slice(2)], "IM*", to.axes);
}

/** The shape that `weightToBase` gives. */
export function baseWeightShape(shape: readonly number[], use: WeightUse, from: WeightLayout): number[] {
  if (!from.axes.includes("M")) return reorder(shape, from.axes, base[use].axes);
  const [channels, multiplier, ...kernel] = reorder(shape, from.axes, "IM*");
  return [channels * multiplier, 1, ...kernel];
}

function flip(weight: Tensor, axes: string, flipped = false): Tensor {
  if (!flipped) return weight;
  const { shape } = weight;
  const letters = spelled(axes, shape.length - 2);
  const isSpatial = [...letters].map((letter) => "DHW".includes(letter));
  const at = eachCell("flip", shape, shape, (cell, axis, size) => (isSpatial[axis] ? size - 1 - cell : cell));
  return pick(weight, at, shape);
}

/**
 * A weight of one framework as another one takes it, by its default layout; a bijection.
 * @param groups needed for "depthwise": the input channels
 * @example convertWeight(weight, { use: "conv", from: "torch", to: "tensorflow" })   // [O, I, kH, kW] to [kH, kW, I, O]
 */
export function convertWeight(
  weight: Tensor,
  { use, from, to, groups }: { readonly use: WeightUse; readonly from: Dialect; readonly to: Dialect; groups?: number },
): Tensor {
  return weightFromBase(weightToBase(weight, use, layouts[from][use]), use, layouts[to][use], groups);
}

/**
 * Positions of one framework as another one counts them; a bijection. See `relayout`.
 * @param to a framework, or a layout: TensorFlow has two
 */
export function convertIndices(indices: IndexTensor, to: IndexLayout): IndexTensor {
  return indices.layout === to ? indices : relayout(indices, to);
}
