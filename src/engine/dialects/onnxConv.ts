// ONNX's convolutions: what they mean, and which of them means something.

import { convTranspose } from "#rules/convTranspose.ts";
import { Described, EngineError } from "../errors.ts";
import { count, optional, outputSizes, type Pads, perAxis } from "../params/index.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { refuseHoles, transposed } from "./convTwins.ts";
import { defineDialectOp, listed, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { ConvMeaning } from "./meaning.ts";
import { type AutoPad, autoPad, flat, paddingOf, pads } from "./onnxPads.ts";
import { convWindows, wordWindows } from "./spans.ts";
import { expectOp, noTwin } from "./twins.ts";

const { picture } = layouts.onnx;
const inputs = [
  ["x", "X"],
  ["weight", "W"],
  ["bias", "B"],
] as const;

const window = {
  kernelShape: listed(named("kernelSize", optional(perAxis("kernelSize", { hint: "Leave it out: W tells it." })))),
  strides: listed(named("stride", perAxis("stride", { fallback: 1, hint: "Use 1 to visit every position." }))),
  autoPad,
  pads,
  dilations: listed(named("dilation", perAxis("dilation", { fallback: 1, hint: "Use 1 for a kernel without holes." }))),
  group: named("groups", count({ fallback: 1, hint: "Use 1 to join every input channel to every output channel." })),
};

/** kernel_shape may repeat what W says, never contradict it. */
function kernelSizeOf(
  title: string,
  kernelShape: readonly number[] | undefined,
  weight: readonly number[],
): readonly number[] {
  const kernelSize = weight.slice(2);
  if (!kernelShape || kernelShape.every((size, axis) => size === kernelSize[axis])) return kernelSize;
  const allowed = `[${kernelSize.join(", ")}], as W has it`;
  throw new EngineError({ op: title, param: "kernelShape", got: kernelShape, allowed, hint: "Or leave it out." });
}

function sayable(conv: ConvMeaning): ConvMeaning {
  refuseHoles("onnx", conv);
  if (conv.paddingMode === "zeros") return conv;
  throw noTwin("onnx", `padding mode "${conv.paddingMode}"`, "Put a Pad of that mode first, then a Conv without pads.");
}

const common = ({ kernelSize, stride, dilation, groups }: ConvMeaning) => ({
  kernelShape: kernelSize,
  strides: stride,
  dilations: dilation,
  group: groups,
});

export const onnxConv = defineDialectOp({
  dialect: "onnx",
  name: "conv",
  written: "Conv",
  inputs,
  params: window,
  layouts: () => ({ x: picture, y: picture, weight: { use: "conv", layout: layouts.onnx.conv } }),

  read({ kernelShape, strides, dilations, group, ...padding }, { x, weight = [] }, title) {
    const given = { kernelSize: kernelSizeOf(title, kernelShape, weight), stride: strides, dilation: dilations };
    const pads = paddingOf(title, strides.length, padding);
    const windows =
      typeof pads === "string"
        ? wordWindows(title, pads, given, x.slice(2))
        : convWindows(title, { ...given, pads }, x.slice(2));
    return { op: "conv", ...windows, groups: group, paddingMode: "zeros" };
  },

  write(meaning) {
    const conv = sayable(expectOp("onnx", meaning, "conv"));
    if (conv.pads.flat().some((cells) => cells < 0)) throw noTwin("onnx", "padding below 0", "Put a Slice first.");
    return { ...common(conv), pads: flat(conv.pads) };
  },
});

export const onnxConvTranspose = defineDialectOp({
  dialect: "onnx",
  name: "convTranspose",
  written: "ConvTranspose",
  inputs,
  params: {
    ...window,
    outputPadding: listed(
      named("outputPadding", perAxis("outputPadding", { fallback: 0, hint: "Use 0 for the smallest output." })),
    ),
    outputShape: named("outputSize", optional(outputSizes({ hint: "Give the sizes of the spatial axes." }))),
  },
  layouts: () => ({ x: picture, y: picture, weight: { use: "convTranspose", layout: layouts.onnx.convTranspose } }),

  read(attributes, { x, weight = [] }, title) {
    const { kernelShape, strides, dilations, group, outputPadding, outputShape, autoPad, pads } = attributes;
    const inputSize = x.slice(2);
    const given = { kernelSize: kernelSizeOf(title, kernelShape, weight), stride: strides, dilation: dilations };
    const none = inputSize.map((): Pads => [0, 0]);
    const uncropped = axisNumbers({ ...given, pads: none }, inputSize);
    const stamped = sizesBy(
      title,
      convTranspose,
      uncropped.map((numbers, a) => ({ ...numbers, outputPadding: outputPadding[a] })),
    );
    const same = autoPad === "SAME_UPPER" || autoPad === "SAME_LOWER";
    const asked = outputShape ?? (same ? inputSize.map((cells, axis) => cells * strides[axis]) : undefined);
    if (!asked) {
      const crops = paddingOf(title, strides.length, { autoPad, pads }) as readonly Pads[] | "VALID";
      const numbers = axisNumbers({ ...given, pads: crops === "VALID" ? none : crops }, inputSize);
      const sizes = sizesBy(
        title,
        convTranspose,
        numbers.map((each, a) => ({ ...each, outputPadding: outputPadding[a] })),
      );
      const cropped = crops === "VALID" ? none : crops;
      return transposed({ ...given, inputSize, outputSize: sizes, pads: cropped }, cropped, group);
    }
    const crops = asked.map((size, axis) => halves(stamped[axis] - size, autoPad));
    for (const [axis, size] of asked.entries())
      refuseFar(title, size, stamped[axis], Math.max(strides[axis], dilations[axis]));
    return transposed({ ...given, inputSize, outputSize: asked, pads: crops }, crops, group);
  },

  write(meaning) {
    const conv = sayable(expectOp("onnx", meaning, "convTranspose"));
    const { stride, dilation, pads } = conv;
    if (pads.some(([begin]) => begin < 0)) throw noTwin("onnx", "cells added at the start", "Put a Pad after it.");
    const outputPadding = pads.map(([, end]) => Math.max(-end, 0));
    if (outputPadding.some((cells, axis) => cells >= Math.max(stride[axis], dilation[axis]))) {
      const why = "output_padding must be less than the stride or the dilation.";
      throw noTwin("onnx", `output_padding ${JSON.stringify(outputPadding)}`, why);
    }
    return { ...common(conv), pads: flat(pads.map(([begin, end]): Pads => [begin, Math.max(end, 0)])), outputPadding };
  },
});

/** What is cropped in all, in two halves: the odd cell at the end for SAME_UPPER, at the start for everything else. */
function halves(total: number, autoPad: AutoPad): Pads {
  const [small, large] = [Math.floor(Math.max(total, 0) / 2), Math.ceil(Math.max(total, 0) / 2)];
  return autoPad === "SAME_UPPER" ? [small, large] : [large, small];
}

/** The standard does not say how far beyond the stamps an output may reach; so far as output padding may. */
function refuseFar(title: string, size: number, stamped: number, limit: number): void {
  if (size - stamped < limit) return;
  const got = new Described(`${size} cells`);
  const hint = `The stamps cover ${stamped}.`;
  throw new EngineError({ op: title, param: "outputShape", got, allowed: `at most ${stamped + limit - 1}`, hint });
}
