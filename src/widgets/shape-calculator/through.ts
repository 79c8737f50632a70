/**
 * One layer and the shape that reaches it: the shape that leaves it, by the size rules, with its weights and
 * multiply-adds; or why it cannot be.
 */
import { adaptivePool } from "#rules/adaptivePool.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, explain, type Numbers, type Problem, type Rule } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { unpool } from "#rules/unpool.ts";
import type { Layer, Pads } from "./layers.ts";

export type Shape = readonly number[];

/** What one axis obeys. */
export interface AxisRule {
  readonly rule: Rule;
  readonly numbers: Numbers;
}

export interface Passed {
  readonly shape: Shape;
  readonly weights: number;
  /** For the whole batch. */
  readonly multiplyAdds: number;
  /** One a spatial axis, where a rule gives the size. */
  readonly axes: readonly AxisRule[];
}

/** Why a layer cannot be. The words are the figure's; `got` and `wanted` are its numbers. */
export interface Refusal {
  readonly why: "axes" | "channels" | "groups" | "outGroups" | "size" | "features" | "cells" | "block" | "told";
  readonly got: number;
  readonly wanted: number;
  /** What a size rule says, and about which spatial axis. */
  readonly problem?: Problem;
  readonly axis?: number;
}

export const isRefused = (outcome: Passed | Refusal): outcome is Refusal => "why" in outcome;

export const product = (numbers: readonly number[]): number => numbers.reduce((all, one) => all * one, 1);

export function through(layer: Layer, shape: Shape): Passed | Refusal {
  const refusal = refusedShape(layer, shape);
  if (refusal) return refusal;
  const [batch = 1, channels = 1, ...spatial] = shape;
  switch (layer.kind) {
    case "conv":
    case "convTranspose":
      return convolved(layer, batch, channels, spatial);
    case "maxPool":
    case "avgPool":
    case "adaptiveAvgPool":
    case "adaptiveMaxPool":
    case "maxUnpool":
      return sized(rulesOf(layer, spatial), [batch, channels]);
    case "pad":
      return kept([batch, channels, ...spatial.map((size, axis) => size + sum(padsOf(layer, axis)))]);
    case "upsample":
      return kept([batch, channels, ...resized(layer, spatial)]);
    case "pixelShuffle":
    case "pixelUnshuffle":
      return kept(shuffled(layer, shape));
    case "flatten":
      return kept([batch, product(shape.slice(1))]);
    case "unflatten":
      return kept([batch, ...(layer.size ?? [])]);
    case "linear":
      return joined(layer, shape);
    case "batchNorm":
      return { ...kept(shape), weights: layer.affine ? 2 * channels : 0 };
    case "keep":
    case "skipped":
      return { ...kept(shape), weights: layer.name === "PReLU" ? 1 : 0 };
    default:
      return layer.kind satisfies never;
  }
}

const kept = (shape: Shape): Passed => ({ shape, weights: 0, multiplyAdds: 0, axes: [] });
const sum = ([begin, end]: Pads): number => begin + end;

/** The pads of one axis; those of `same` follow from its rule. */
export const padsOf = ({ padding }: Layer, axis: number): Pads =>
  padding === undefined || padding === "same" ? [0, 0] : (padding[axis] ?? [0, 0]);

/** What does not need a size rule: axes, channels, groups, features. */
function refusedShape(layer: Layer, shape: Shape): Refusal | undefined {
  const [, channels = 0] = shape;
  const no = (why: Refusal["why"], got: number, wanted: number): Refusal => ({ why, got, wanted });
  const needed =
    layer.rank > 0 ? layer.rank + 2 : layer.kind.startsWith("pixel") ? 4 : layer.kind === "upsample" ? 3 : 2;
  // A batch norm over one axis takes features too.
  const few = layer.kind === "batchNorm" && layer.rank === 1 ? 2 : needed;
  if (shape.length < few || (layer.rank > 0 && shape.length > needed)) return no("axes", shape.length, needed);
  const { in: wanted = channels, groups = 1, out = groups, block = 1 } = layer;
  if (layer.kind === "linear") {
    const last = shape.at(-1) ?? 0;
    return (layer.in ?? last) === last ? undefined : no("features", last, layer.in ?? last);
  }
  if (wanted !== channels) return no("channels", channels, wanted);
  if (channels % groups !== 0) return no("groups", channels, groups);
  if (out % groups !== 0) return no("outGroups", out, groups);
  if (layer.kind === "pixelShuffle" && channels % block ** 2 !== 0) return no("block", channels, block ** 2);
  if (layer.kind === "pixelUnshuffle") {
    const uneven = shape.slice(2).find((size) => size % block !== 0);
    if (uneven !== undefined) return no("block", uneven, block);
  }
  if (layer.kind === "unflatten" && product(layer.size ?? []) !== product(shape.slice(1)))
    return no("cells", product(shape.slice(1)), product(layer.size ?? []));
  if (layer.kind === "upsample") {
    const told = (layer.size ?? layer.scale ?? []).length;
    if (told !== 1 && told !== shape.length - 2) return no("told", told, shape.length - 2);
    if (resized(layer, shape.slice(2)).some((size) => size < 1)) return no("told", 0, 1);
  }
  return undefined;
}

function convolved(layer: Layer, batch: number, channels: number, spatial: Shape): Passed | Refusal {
  const { out = 1, groups = 1, kernelSize = [], bias = false } = layer;
  const passed = sized(rulesOf(layer, spatial), [batch, out]);
  if (isRefused(passed)) return passed;
  const taps = channels * (out / groups) * product(kernelSize);
  // Each output cell of a convolution, and each input cell of its transpose, meets every tap once; padding counts too.
  const windows = layer.kind === "conv" ? passed.shape.slice(2) : spatial;
  return { ...passed, weights: taps + (bias ? out : 0), multiplyAdds: batch * taps * product(windows) };
}

function joined({ in: features, out = 1, bias = false }: Layer, shape: Shape): Passed {
  const read = features ?? shape.at(-1) ?? 1;
  const rows = product(shape.slice(0, -1));
  return {
    ...kept([...shape.slice(0, -1), out]),
    weights: read * out + (bias ? out : 0),
    multiplyAdds: rows * read * out,
  };
}

/** The pads of every axis, also those that `same` takes from the input's size. */
export function padsAt(layer: Layer, spatial: Shape): readonly Pads[] {
  if (layer.padding !== "same") return spatial.map((_, axis) => padsOf(layer, axis));
  return rulesOf(layer, spatial).map(({ numbers }): Pads => {
    const { padBegin, padEnd } = evaluate(same, numbers).lets;
    return [padBegin, padEnd];
  });
}

/** The rule and the numbers of each spatial axis. */
export function rulesOf(layer: Layer, spatial: Shape): AxisRule[] {
  const { kernelSize, stride, dilation, outputPadding, padding, size } = layer;
  const rule = ruleOf(layer);
  return spatial.map((inputSize, axis) => {
    const [padBegin, padEnd] = padsOf(layer, axis);
    const numbers: Numbers = {
      inputSize,
      ...(kernelSize && { kernelSize: kernelSize[axis] }),
      ...(stride && { stride: stride[axis] }),
      ...(padding !== undefined && padding !== "same" && { padBegin, padEnd }),
      ...(dilation && { dilation: dilation[axis] }),
      ...(outputPadding && { outputPadding: outputPadding[axis] }),
      ...(size && { outputSize: size[axis] || inputSize }),
    };
    return { rule, numbers };
  });
}

function ruleOf({ kind, padding, ceilMode }: Layer): Rule {
  if (padding === "same") return same;
  if (kind === "convTranspose") return convTranspose;
  if (kind === "maxUnpool") return unpool;
  if (kind.startsWith("adaptive")) return adaptivePool;
  if (kind === "conv") return conv;
  return ceilMode ? poolCeil : pool;
}

function sized(axes: readonly AxisRule[], first: Shape): Passed | Refusal {
  const sizes: number[] = [];
  for (const [axis, { rule, numbers }] of axes.entries()) {
    const problem = explain(rule, numbers);
    if (problem) return { why: "size", got: numbers.inputSize ?? 0, wanted: 0, problem, axis };
    sizes.push(evaluate(rule, numbers).size);
  }
  return { ...kept([...first, ...sizes]), axes };
}

const resized = ({ size, scale = [1] }: Layer, spatial: Shape): number[] =>
  spatial.map((cells, axis) =>
    size ? (size[axis] ?? size[0] ?? 1) : Math.floor(cells * (scale[axis] ?? scale[0] ?? 1)),
  );

function shuffled({ kind, block = 1 }: Layer, [batch = 1, channels = 1, ...spatial]: Shape): Shape {
  const area = block ** 2;
  return kind === "pixelShuffle"
    ? [batch, channels / area, ...spatial.map((size) => size * block)]
    : [batch, channels * area, ...spatial.map((size) => size / block)];
}
