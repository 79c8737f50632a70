// ONNX's pools and unpooling: what they mean, and which of them means something.

import { unpool } from "#rules/unpool.ts";
import { Described, EngineError } from "../errors.ts";
import type { Pads } from "../params/index.ts";
import { count, flag, optional, outputSizes, perAxis } from "../params/index.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { defineDialectOp, listed, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { Windows } from "./meaning.ts";
import { type AutoPad, autoPad, flat, paddingOf, pads } from "./onnxPads.ts";
import { wholeShape } from "./onnxShapes.ts";
import { refuseOtherNorm } from "./poolTwins.ts";
import { ceilWindows, convWindows, wordWindows } from "./spans.ts";
import { alone, expectOp, isOnes, noTwin } from "./twins.ts";

const picture = { x: layouts.onnx.picture, y: layouts.onnx.picture };
const inputs = [["x", "X"]] as const;

const window = {
  kernelShape: listed(named("kernelSize", perAxis("kernelSize", { hint: "Give the size of the window." }))),
  strides: listed(
    named("stride", perAxis("stride", { fallback: 1, hint: "ONNX's default is 1, not the window's size." })),
  ),
  autoPad,
  pads,
};
const dilations = listed(
  named("dilation", perAxis("dilation", { fallback: 1, hint: "Use 1 for a window without holes." })),
);
const ceilMode = flag(false);

interface PoolAttributes {
  readonly kernelShape: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly autoPad: AutoPad;
  readonly pads: readonly Pads[] | undefined;
  readonly ceilMode: boolean;
}

function windowsOf(
  { kernelShape, strides, dilations, ceilMode, ...padding }: PoolAttributes,
  x: readonly number[],
  title: string,
): Windows {
  const given = { kernelSize: kernelShape, stride: strides, dilation: dilations };
  const pads = paddingOf(title, strides.length, padding);
  if (typeof pads === "string") return wordWindows(title, pads, given, x.slice(2));
  return (ceilMode ? ceilWindows : convWindows)(title, { ...given, pads }, x.slice(2));
}

/** The attributes of windows: as they were, unless the pads at the end do nothing. */
const attributesOf = (windows: Windows & { readonly ceilMode: boolean }) => ({
  kernelShape: windows.kernelSize,
  strides: windows.stride,
  pads: flat(windows.pads),
  ceilMode: windows.ceilMode,
});

export const onnxMaxPool = defineDialectOp({
  dialect: "onnx",
  name: "maxPool",
  written: "MaxPool",
  inputs,
  params: {
    ...window,
    dilations,
    ceilMode,
    storageOrder: count({ min: 0, fallback: 0, hint: "Use 0, rows first." }),
    // Not an attribute: how many outputs the node has. The second are the indices.
    outputs: { ...count({ fallback: 2, hint: "Use 1 for no indices." }), slot: -1 },
  },
  layouts: () => ({ ...picture, indices: layouts.onnx.indices }),

  read({ storageOrder, outputs, ...attributes }, { x }, title) {
    if (storageOrder !== 0) {
      const hint = "MaxUnpool reads rows first; columns first have no twin.";
      throw new EngineError({ op: title, param: "storageOrder", got: storageOrder, allowed: "0", hint });
    }
    return {
      op: "maxPool",
      ...windowsOf(attributes, x, title),
      ceilMode: attributes.ceilMode && !isWord(attributes.autoPad),
      indices: outputs > 1,
    };
  },

  write(meaning) {
    const windows = expectOp("onnx", meaning, "maxPool");
    return { ...attributesOf(windows), dilations: windows.dilation, outputs: windows.indices ? 2 : 1 };
  },
});

/** With a word, the size is what the word promises, and ceil_mode changes nothing. */
const isWord = (word: AutoPad) => word !== "NOTSET";

export const onnxAveragePool = defineDialectOp({
  dialect: "onnx",
  name: "averagePool",
  written: "AveragePool",
  inputs,
  params: { ...window, dilations, ceilMode, countIncludePad: flag(false) },
  layouts: () => picture,

  read: ({ countIncludePad, ...attributes }, { x }, title) => ({
    op: "avgPool",
    ...windowsOf(attributes, x, title),
    ceilMode: attributes.ceilMode && !isWord(attributes.autoPad),
    countIncludePad,
  }),

  write(meaning) {
    const windows = expectOp("onnx", meaning, "avgPool");
    return { ...attributesOf(windows), dilations: windows.dilation, countIncludePad: windows.countIncludePad };
  },
});

export const onnxLpPool = defineDialectOp({
  dialect: "onnx",
  name: "lpPool",
  written: "LpPool",
  inputs,
  params: {
    ...window,
    dilations,
    ceilMode,
    p: named("normType", count({ fallback: 2, hint: "Use 2 for the root of the sum of squares." })),
  },
  layouts: () => picture,

  read({ p, ...attributes }, { x }, title) {
    if (!isOnes(attributes.dilations))
      throw alone(
        title,
        "dilations",
        attributes.dilations,
        "No other framework has a dilated Lp pool, nor this engine.",
      );
    if (attributes.strides.length > 2)
      throw alone(title, "X", new Described("a volume"), "This engine has Lp pools of rows and pictures.");
    const windows = windowsOf(attributes, x, title);
    const ceilMode = attributes.ceilMode && !isWord(attributes.autoPad);
    return { op: "lpPool", ...windows, ceilMode, normType: p, absolute: true, rescaleShort: false };
  },

  write(meaning) {
    const windows = expectOp("onnx", meaning, "lpPool");
    refuseOtherNorm("onnx", windows);
    if (!Number.isInteger(windows.normType))
      throw noTwin("onnx", `p = ${windows.normType}`, "ONNX's p is a whole number.");
    return { ...attributesOf(windows), p: windows.normType };
  },
});

export const onnxMaxUnpool = defineDialectOp({
  dialect: "onnx",
  name: "maxUnpool",
  written: "MaxUnpool",
  inputs: [...inputs, ["indices", "I"]],
  params: {
    kernelShape: window.kernelShape,
    strides: window.strides,
    pads,
    outputShape: {
      ...named("outputSize", optional(outputSizes({ hint: "Give the shape that was pooled." }))),
      slot: 2,
      shown: wholeShape,
    },
  },
  layouts: () => ({ ...picture, indices: layouts.onnx.indices }),

  read({ kernelShape, strides, pads, outputShape }, { x }, title) {
    const given = { kernelSize: kernelShape, stride: strides, dilation: strides.map(() => 1) };
    const crops = pads ?? strides.map((): Pads => [0, 0]);
    const outputSize = outputShape ?? sizesBy(title, unpool, axisNumbers({ ...given, pads: crops }, x.slice(2)));
    return { op: "maxUnpool", ...given, pads: crops, inputSize: x.slice(2), outputSize, overlap: "overwrite" };
  },

  write(meaning, { x }) {
    const windows = expectOp("onnx", meaning, "maxUnpool");
    const overlaps = windows.stride.some((stride, axis) => stride < windows.kernelSize[axis]);
    if (overlaps && windows.overlap !== "overwrite") {
      throw noTwin("onnx", `overlap "${windows.overlap}"`, "MaxUnpool writes each place once.");
    }
    const { kernelSize, stride, pads, outputSize } = windows;
    return {
      kernelShape: kernelSize,
      strides: stride,
      pads: flat(pads),
      outputShape: [...x.slice(0, 2), ...outputSize],
    };
  },
});

const globalOf = (kind: "Avg" | "Max") =>
  defineDialectOp({
    dialect: "onnx",
    name: kind === "Avg" ? "globalAveragePool" : "globalMaxPool",
    written: kind === "Avg" ? "GlobalAveragePool" : "GlobalMaxPool",
    inputs,
    params: {},
    layouts: () => picture,
    read: (_, { x }) => ({ op: `global${kind}Pool`, inputSize: x.slice(2) }),
    write(meaning) {
      expectOp("onnx", meaning, `global${kind}Pool`);
      return {};
    },
  });

export const onnxGlobalAveragePool = globalOf("Avg");
export const onnxGlobalMaxPool = globalOf("Max");
