// TensorFlow's convolutions: what they mean, and which of them means something.

import { convTransposeTo } from "#rules/convTranspose.ts";
import { sameTransposeTo, validTransposeTo } from "#rules/tensorflowTranspose.ts";
import { Described, EngineError } from "../errors.ts";
import { type Pads, perAxis } from "../params/index.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { refuseHoles, transposed } from "./convTwins.ts";
import { defineDialectOp, listed, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { ConvMeaning, Windows } from "./meaning.ts";
import { outputSizeNhwc } from "./outputSizeNhwc.ts";
import { convWindows, wordWindows } from "./spans.ts";
import { compact, expectOp, forAnother, isOnes, noTwin, wordFor } from "./twins.ts";
import { type WordOrPads, wordOrPads } from "./wordParam.ts";

const { picture } = layouts.tensorflow;
const inputs = [
  ["x", "input"],
  ["weight", "filters"],
] as const;

const strides = named(
  "stride",
  perAxis("stride", { hint: "TensorFlow has no default; use 1 to visit every position." }),
);
const dilations = named("dilation", perAxis("dilation", { fallback: 1, hint: "Use 1 for a kernel without holes." }));
const words = ["SAME", "VALID"] as const;
const padding = named("padding", wordOrPads<"SAME" | "VALID" | readonly Pads[]>({ words, pairs: "nhwc" }));

interface ConvOptions {
  readonly strides: readonly number[];
  readonly padding: WordOrPads;
  readonly dilations: readonly number[];
}

function windowsOf(
  { strides, padding, dilations }: ConvOptions,
  x: readonly number[],
  weight: readonly number[],
  title: string,
): Windows {
  const window = { kernelSize: weight.slice(2), stride: strides, dilation: dilations };
  refuseBoth(title, strides, dilations);
  const inputSize = x.slice(2);
  return typeof padding === "string"
    ? wordWindows(title, padding, window, inputSize)
    : convWindows(title, { ...window, pads: padding }, inputSize);
}

/** Keras, tf.nn.depthwise_conv2d and TensorFlow.js refuse both at once. */
function refuseBoth(title: string, strides: readonly number[], dilations: readonly number[]): void {
  if (isOnes(strides) || isOnes(dilations)) return;
  const hint = "TensorFlow takes one of the two; use a stride of 1 or a dilation of 1.";
  throw new EngineError({
    op: title,
    param: "dilations",
    got: dilations,
    allowed: "1 where a stride is above 1",
    hint,
  });
}

/** The word that means these windows, or pairs. */
function paddingFor(windows: Windows): "SAME" | "VALID" | Pads[] {
  const word = wordFor(windows, ["VALID", "SAME"]);
  if (word === "VALID" || word === "SAME") return word;
  if (windows.pads.flat().some((cells) => cells < 0))
    throw noTwin("tensorflow", "padding below 0", "Crop the input first.");
  return [[0, 0], ...windows.pads, [0, 0]];
}

function sayable(conv: ConvMeaning): ConvMeaning {
  refuseHoles("tensorflow", conv);
  if (conv.kernelSize.length !== 2) {
    throw noTwin(
      "tensorflow",
      `${conv.kernelSize.length} spatial axes`,
      "This dialect's calls are for pictures: reshape to two axes.",
    );
  }
  if (conv.paddingMode !== "zeros") {
    throw noTwin(
      "tensorflow",
      `padding mode "${conv.paddingMode}"`,
      "tf.pad the input first, then convolve with VALID.",
    );
  }
  if (isOnes(conv.stride) || isOnes(conv.dilation)) return conv;
  throw noTwin("tensorflow", "stride and dilation above 1", "TensorFlow takes one of the two.");
}

export const tensorflowConv2d = defineDialectOp({
  dialect: "tensorflow",
  name: "conv2d",
  written: "tf.nn.conv2d",
  rank: 2,
  inputs,
  params: { strides, padding, dilations },
  layouts: () => ({ x: picture, y: picture, weight: { use: "conv", layout: layouts.tensorflow.conv } }),

  // The groups are not an option: they follow from the channels that the filters read.
  read(options, { x, weight = [] }, title) {
    const [, inChannels] = weight;
    if (x[1] % inChannels !== 0) {
      const got = new Described(`${x[1]} channels`);
      const hint = "TensorFlow finds the groups as their quotient.";
      throw new EngineError({
        op: title,
        param: "input",
        got,
        allowed: `a multiple of the ${inChannels} that filters read`,
        hint,
      });
    }
    return { op: "conv", ...windowsOf(options, x, weight, title), groups: x[1] / inChannels, paddingMode: "zeros" };
  },

  write(meaning) {
    const conv = sayable(expectOp("tensorflow", meaning, "conv"));
    return { strides: compact(conv.stride), padding: paddingFor(conv), dilations: compact(conv.dilation) };
  },
});

export const tensorflowDepthwiseConv2d = defineDialectOp({
  dialect: "tensorflow",
  name: "depthwiseConv2d",
  written: "tf.nn.depthwise_conv2d",
  rank: 2,
  inputs: [inputs[0], ["weight", "filter"]],
  // Of its code alone TensorFlow wants four strides, batch and channels included.
  params: {
    strides: { ...strides, shown: (value: unknown) => [1, ...[value, value].flat().slice(0, 2), 1] },
    padding,
    dilations: listed(dilations),
  },
  layouts: () => ({ x: picture, y: picture, weight: { use: "depthwise", layout: layouts.tensorflow.depthwise } }),

  read(options, { x, weight = [] }, title) {
    const [, channels] = x;
    if (weight[0] % channels !== 0) {
      const hint = "The filter is [kH, kW, C, multiplier].";
      throw new EngineError({ op: title, param: "filter", got: weight[0], allowed: `for ${channels} channels`, hint });
    }
    return { op: "conv", ...windowsOf(options, x, weight, title), groups: channels, paddingMode: "zeros" };
  },

  write(meaning, { x }) {
    const conv = sayable(expectOp("tensorflow", meaning, "conv"));
    if (conv.groups !== x[1] || conv.groups === 1) throw forAnother("tensorflow", conv);
    if (conv.stride[0] !== conv.stride[1]) {
      throw noTwin(
        "tensorflow",
        `stride ${JSON.stringify(conv.stride)}`,
        "tf.nn.depthwise_conv2d needs equal strides.",
      );
    }
    return { strides: compact(conv.stride), padding: paddingFor(conv), dilations: compact(conv.dilation) };
  },
});

export const tensorflowConv2dTranspose = defineDialectOp({
  dialect: "tensorflow",
  name: "conv2dTranspose",
  written: "tf.nn.conv2d_transpose",
  rank: 2,
  inputs,
  params: { outputShape: named("outputSize", outputSizeNhwc()), strides, padding, dilations },
  layouts: () => ({
    x: picture,
    y: picture,
    weight: { use: "convTranspose", layout: layouts.tensorflow.convTranspose },
  }),

  read({ outputShape, strides, padding, dilations }, { x, weight = [] }, title) {
    const [batch, outputSize, channels] = [outputShape[0], outputShape.slice(1, -1), outputShape[3]];
    if (batch !== x[0] || channels !== weight[1]) {
      const hint = "Batch is the input's, channels are the filters' third axis.";
      const allowed = `[${x[0]}, height, width, ${weight[1]}]`;
      throw new EngineError({ op: title, param: "outputShape", got: outputShape, allowed, hint });
    }
    refuseBoth(title, strides, dilations);
    const inputSize = x.slice(2);
    const window = { kernelSize: weight.slice(2), stride: strides, dilation: dilations };
    const crops = typeof padding === "string" ? outputSize.map((): Pads => [0, 0]) : padding;
    const rule = { SAME: sameTransposeTo, VALID: validTransposeTo }[padding as "SAME" | "VALID"] ?? convTransposeTo;
    const axes = axisNumbers({ ...window, pads: crops }, inputSize);
    sizesBy(
      title,
      rule,
      axes.map((numbers, axis) => ({ ...numbers, outputSize: outputSize[axis] })),
    );
    // The pads of the convolution that it is the gradient of.
    const pads = padding === "SAME" ? wordWindows(title, padding, window, outputSize).pads : crops;
    return transposed({ ...window, inputSize, outputSize, pads }, pads, 1);
  },

  write(meaning, { x, weight = [] }) {
    const conv = sayable(expectOp("tensorflow", meaning, "convTranspose"));
    if (conv.groups !== 1)
      throw noTwin(
        "tensorflow",
        `groups ${conv.groups}`,
        "tf.nn.conv2d_transpose has none; convolve each group and join.",
      );
    const forward = convInputOf(conv);
    return {
      outputShape: [x[0], ...conv.outputSize, weight[1]],
      strides: compact(conv.stride),
      padding: paddingFor(forward),
      dilations: compact(conv.dilation),
    };
  },
});

/** The convolution that a transposed one is the gradient of: its windows must come from the size asked for. */
function convInputOf(conv: ConvMeaning): Windows {
  const pads = conv.pads.map(([begin, end]): Pads => [begin, Math.max(end, 0)]);
  const isGradient = conv.pads.every(([begin, end], axis) => begin >= 0 && -end < conv.stride[axis]);
  if (!isGradient) {
    const why = "No convolution of that size has so many windows; TensorFlow's is the gradient of one.";
    throw noTwin("tensorflow", `output size ${compact(conv.outputSize)}`, why);
  }
  return { ...conv, inputSize: conv.outputSize, outputSize: conv.inputSize, pads };
}
