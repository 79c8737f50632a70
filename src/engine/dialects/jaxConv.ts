// JAX's convolutions: what they mean, and which of them means something.
//
// lax.conv_transpose inserts zeros and convolves; its padding is around the zeros. A stamp of k' cells reaches k' − 1
// beyond the cell it starts from, so padding by q there crops k' − 1 − q from the stamps.

import { convTranspose } from "#rules/convTranspose.ts";
import { evaluate, type Numbers } from "#rules/rule.ts";
import { sameTranspose, validTranspose } from "#rules/tensorflowTranspose.ts";
import { count, flag, type Pads, perAxis } from "../params/index.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { transposed } from "./convTwins.ts";
import { type CallLayouts, defineDialectOp, listed, named } from "./dialectOp.ts";
import { type DimensionNumbers, dimensionNumbers } from "./dimensionNumbers.ts";
import { layouts, type WeightUse } from "./layouts.ts";
import type { ConvMeaning } from "./meaning.ts";
import { convWindows, wordWindows } from "./spans.ts";
import { expectOp, noTwin, wordFor } from "./twins.ts";
import { wordOrPads } from "./wordParam.ts";

const inputs = [
  ["x", "lhs"],
  ["weight", "rhs"],
] as const;

const least = -(2 ** 30);
const dilation = (hint: string) => perAxis("dilation", { fallback: 1, hint });
const rhsDilation = listed(named("dilation", dilation("Use 1 for a kernel without holes.")));
const stride = listed(
  named("stride", perAxis("stride", { hint: "JAX has no default; use 1 to visit every position." })),
);

const layoutsOf = (use: WeightUse, [x, weight, y]: DimensionNumbers, flipped: boolean): CallLayouts => ({
  x,
  y,
  weight: { use, layout: { axes: weight, flipped } },
});

/** The layouts that JAX's own networks use. */
const lastChannels = (use: WeightUse): DimensionNumbers => [
  layouts.jax.picture,
  layouts.jax[use].axes,
  layouts.jax.picture,
];

export const jaxConv = defineDialectOp({
  dialect: "jax",
  name: "conv",
  written: "lax.conv_general_dilated",
  inputs,
  params: {
    windowStrides: stride,
    padding: named(
      "padding",
      wordOrPads<"SAME" | "SAME_LOWER" | "VALID" | readonly Pads[]>({
        words: ["SAME", "SAME_LOWER", "VALID"],
        pairs: "spatial",
        least,
      }),
    ),
    lhsDilation: listed(dilation("Use 1 for no zeros between input cells.")),
    rhsDilation,
    dimensionNumbers: dimensionNumbers(["NC*", "OI*", "NC*"]),
    featureGroupCount: named(
      "groups",
      count({ fallback: 1, hint: "Use 1 to join every input channel to every output channel." }),
    ),
  },
  layouts: ({ dimensionNumbers }) => layoutsOf("conv", dimensionNumbers, false),

  read({ windowStrides, padding, lhsDilation, rhsDilation, featureGroupCount: groups }, { x, weight = [] }, title) {
    const window = { kernelSize: weight.slice(2), stride: windowStrides, dilation: rhsDilation };
    const inputSize = withHoles(title, x.slice(2), lhsDilation);
    const windows =
      typeof padding === "string"
        ? wordWindows(title, padding, window, inputSize)
        : convWindows(title, { ...window, pads: padding }, inputSize);
    return { op: "conv", ...windows, groups, paddingMode: "zeros", inputDilation: lhsDilation };
  },

  write(meaning) {
    const conv = sayable(expectOp("jax", meaning, "conv"));
    const word = wordFor(conv, ["VALID", "SAME", "SAME_LOWER"]);
    return {
      windowStrides: conv.stride,
      padding: word ?? conv.pads,
      ...(conv.inputDilation && { lhsDilation: conv.inputDilation }),
      rhsDilation: conv.dilation,
      dimensionNumbers: lastChannels("conv"),
      featureGroupCount: conv.groups,
    };
  },
});

/** The sizes once zeros stand between the cells: what a kernel of one cell stamps. */
function withHoles(title: string, inputSize: readonly number[], stride: readonly number[]): readonly number[] {
  const ones = stride.map(() => 1);
  const pads = stride.map((): Pads => [0, 0]);
  return sizesBy(title, convTranspose, axisNumbers({ kernelSize: ones, stride, dilation: ones, pads }, inputSize));
}

function sayable(conv: ConvMeaning): ConvMeaning {
  if (conv.paddingMode === "zeros") return conv;
  throw noTwin("jax", `padding mode "${conv.paddingMode}"`, "jnp.pad the input first, then convolve with VALID.");
}

export const jaxConvTranspose = defineDialectOp({
  dialect: "jax",
  name: "convTranspose",
  written: "lax.conv_transpose",
  inputs,
  params: {
    strides: stride,
    padding: named(
      "padding",
      wordOrPads<"SAME" | "VALID" | readonly Pads[]>({ words: ["SAME", "VALID"], pairs: "spatial", least }),
    ),
    rhsDilation,
    dimensionNumbers: dimensionNumbers(["N*C", "*IO", "N*C"]),
    transposeKernel: flag(false),
    useConsistentPadding: flag(false),
  },

  // With transpose_kernel the weight is that of the convolution to be undone: its O is the input's channels.
  layouts({ dimensionNumbers, transposeKernel }) {
    const [x, weight, y] = dimensionNumbers;
    const swapped = [...weight].map((letter) => ({ I: "O", O: "I" })[letter] ?? letter).join("");
    return layoutsOf("convTranspose", [x, transposeKernel ? swapped : weight, y], !transposeKernel);
  },

  read({ strides, padding, rhsDilation, useConsistentPadding }, { x, weight = [] }, title) {
    const inputSize = x.slice(2);
    const window = { kernelSize: weight.slice(2), stride: strides, dilation: rhsDilation };
    const axes = axisNumbers({ ...window, pads: strides.map((): Pads => [0, 0]) }, inputSize);
    if (typeof padding === "string") {
      const rule = padding === "SAME" ? sameTranspose : validTranspose;
      const found = axes.map((numbers) => evaluate(rule, numbers));
      const crops = found.map(({ lets }): Pads => [lets.padBegin, lets.padEnd]);
      return transposed({ ...window, inputSize, outputSize: found.map(({ size }) => size), pads: crops }, crops, 1);
    }
    const crops = padding.map(([begin, end], axis): Pads => {
      if (useConsistentPadding) return [begin, end];
      const reach = reachOf(axes[axis]);
      return [reach - begin, reach - end];
    });
    return {
      ...window,
      op: "convTranspose",
      inputSize,
      outputSize: croppedSizes(title, axes, crops),
      pads: crops,
      groups: 1,
      paddingMode: "zeros",
    };
  },

  write(meaning) {
    const transpose = sayable(expectOp("jax", meaning, "convTranspose"));
    if (transpose.groups !== 1) {
      throw noTwin("jax", `groups ${transpose.groups}`, "lax.conv_transpose has none; convolve each group and join.");
    }
    const axes = axisNumbers(transpose, transpose.inputSize);
    return {
      strides: transpose.stride,
      padding: jaxPadding(transpose, axes),
      rhsDilation: transpose.dilation,
    };
  },
});

/** How far a stamp reaches beyond the cell it starts from, k' − 1: the padding that crops nothing. */
function reachOf(numbers: Numbers): number {
  return evaluate(convTranspose, { ...numbers, padBegin: 0, padEnd: 0 }).lets.effectiveKernel - 1;
}

function jaxPadding(meant: ConvMeaning, axes: readonly Numbers[]): "SAME" | "VALID" | Pads[] {
  for (const [word, rule] of [
    ["SAME", sameTranspose],
    ["VALID", validTranspose],
  ] as const) {
    const isWord = axes.every((numbers, axis) => {
      const { size, lets } = evaluate(rule, numbers);
      return size === meant.outputSize[axis] && lets.padBegin === meant.pads[axis][0];
    });
    if (isWord) return word;
  }
  return meant.pads.map(([begin, end], axis): Pads => [reachOf(axes[axis]) - begin, reachOf(axes[axis]) - end]);
}

/** What is left of the stamps; crops below 0 add. At least one cell must be. */
function croppedSizes(title: string, axes: readonly Numbers[], crops: readonly Pads[]): number[] {
  return axes.map((numbers, axis) => {
    const [begin, end] = crops[axis];
    const added = Math.max(-begin, 0) + Math.max(-end, 0);
    const cropped = { ...numbers, padBegin: Math.max(begin, 0), padEnd: Math.max(end, 0), outputPadding: 0 };
    return sizesBy(title, convTranspose, [cropped])[0] + added;
  });
}
