// ONNX's resizing, shuffling and folding: what they mean, and which of them means something.

import { conv } from "#rules/conv.ts";
import { EngineError } from "../errors.ts";
import { choice, count, optional, outputSizes, type Pads, type Param, real, reals, sizes } from "../params/index.ts";
import type { Coordinates, Rounding } from "../resizing.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { defineDialectOp, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { ResizeMeaning, ShuffleMeaning } from "./meaning.ts";
import { flat } from "./onnxPads.ts";
import { wholeScales, wholeShape } from "./onnxShapes.ts";
import { resizedSizes, scaleThatMatters } from "./resizes.ts";
import { expectOp, noTwin } from "./twins.ts";

const picture = { x: layouts.onnx.picture, y: layouts.onnx.picture };
const inputs = [["x", "X"]] as const;

/** The words of coordinate_transformation_mode and nearest_mode, and what this engine calls them. */
const transformations = {
  half_pixel: "half-pixel",
  pytorch_half_pixel: "pytorch-half-pixel",
  align_corners: "align-corners",
  asymmetric: "asymmetric",
} as const satisfies { readonly [word: string]: Coordinates };
const roundings = {
  round_prefer_floor: "prefer-floor",
  round_prefer_ceil: "prefer-ceil",
  floor: "floor",
  ceil: "ceil",
} as const satisfies { readonly [word: string]: Rounding };

type Word<Table> = keyof Table & string;
const keys = <Table extends object>(table: Table) => Object.keys(table) as Word<Table>[];
const keyOf = <Table extends object>(table: Table, value: string) =>
  keys(table).find((key) => (table as Record<string, string>)[key] === value);

/** Scales of all axes or of the spatial ones. */
function scales(): Param<number | readonly number[], readonly number[]> {
  const list = reals({ above: 0, hint: "2 doubles an axis." });
  return {
    ...list,
    read(value, place) {
      const whole = Array.isArray(value) && value.length === place.rank + 2;
      return list.read(whole ? value.slice(2) : value, place);
    },
  };
}

export const onnxResize = defineDialectOp({
  dialect: "onnx",
  name: "resize",
  written: "Resize",
  inputs,
  params: {
    mode: choice<ResizeMeaning["mode"], "nearest">(["nearest", "linear", "cubic"], "nearest"),
    coordinateTransformationMode: choice<Word<typeof transformations>, "half_pixel">(
      keys(transformations),
      "half_pixel",
    ),
    nearestMode: choice<Word<typeof roundings>, "round_prefer_floor">(keys(roundings), "round_prefer_floor"),
    cubicCoeffA: real({ fallback: -0.75, hint: "Keys' is -0.5." }),
    scales: { ...named("scaleFactor", optional(scales())), slot: 2, shown: wholeScales },
    sizes: {
      ...named("size", optional(outputSizes({ hint: "Give the size of each axis." }))),
      slot: 3,
      shown: wholeShape,
    },
  },
  layouts: () => picture,

  read({ mode, coordinateTransformationMode, nearestMode, cubicCoeffA, scales, sizes }, { x }, title) {
    const inputSize = x.slice(2);
    return {
      op: "resize",
      inputSize,
      outputSize: resizedSizes(title, inputSize, sizes, scales),
      scale: scales,
      mode,
      coordinates: transformations[coordinateTransformationMode],
      rounding: roundings[nearestMode],
      cubic: cubicCoeffA,
    };
  },

  write(meaning, { x }) {
    const resize = expectOp("onnx", meaning, "resize");
    const { mode, coordinates, rounding, cubic, outputSize } = resize;
    const scale = scaleThatMatters(resize);
    return {
      mode,
      coordinateTransformationMode: keyOf(transformations, coordinates),
      ...(mode === "nearest" && { nearestMode: keyOf(roundings, rounding) }),
      ...(mode === "cubic" && { cubicCoeffA: cubic }),
      ...(scale ? { scales: [1, 1, ...scale] } : { sizes: [...x.slice(0, 2), ...outputSize] }),
    };
  },
});

/** The operator before Resize: positions i / scale, rounded down. */
export const onnxUpsample = defineDialectOp({
  dialect: "onnx",
  name: "upsample",
  written: "Upsample",
  inputs,
  params: {
    mode: choice<"nearest" | "linear", "nearest">(["nearest", "linear"], "nearest"),
    scales: { ...named("scaleFactor", scales()), slot: 1, shown: wholeScales },
  },
  layouts: () => picture,

  read({ mode, scales }, { x }, title) {
    const outputSize = resizedSizes(title, x.slice(2), undefined, scales);
    const place = { coordinates: "asymmetric", rounding: "floor", cubic: -0.75 } as const;
    return { op: "resize", inputSize: x.slice(2), outputSize, scale: scales, mode, ...place };
  },

  write(meaning) {
    expectOp("onnx", meaning, "resize");
    throw noTwin("onnx", "Upsample", "It was removed in opset 10; write Resize.");
  },
});

export const onnxCol2Im = defineDialectOp({
  dialect: "onnx",
  name: "col2Im",
  written: "Col2Im",
  rank: 1,
  inputs,
  params: {
    imageShape: {
      ...named("outputSize", sizes({ min: 1, hint: "Give the size of the picture that was unfolded." })),
      slot: 1,
    },
    blockShape: { ...named("kernelSize", sizes({ min: 1, hint: "Give the size of the window." })), slot: 2 },
    dilations: named("dilation", optional(sizes({ min: 1, hint: "Use 1 for a window without holes." }))),
    pads: named("padding", optional(sizes({ min: 0, hint: "All beginnings come before all ends." }))),
    strides: named("stride", optional(sizes({ min: 1, hint: "Use 1 to visit every position." }))),
  },
  layouts: () => picture,

  read({ imageShape, blockShape, dilations, pads, strides }, _, title) {
    const rank = imageShape.length;
    const each = (value: number) => new Array<number>(rank).fill(value);
    const window = {
      kernelSize: blockShape,
      stride: strides ?? each(1),
      dilation: dilations ?? each(1),
      pads: each(0).map((_, axis): Pads => (pads ? [pads[axis], pads[rank + axis]] : [0, 0])),
    };
    if (Object.values(window).some((list) => list.length !== rank) || (pads && pads.length !== 2 * rank)) {
      throw new EngineError({
        op: title,
        param: "imageShape",
        got: imageShape,
        allowed: "as long as blockShape, dilations and strides",
        hint: "pads have twice as many numbers.",
      });
    }
    return {
      op: "fold",
      ...window,
      inputSize: imageShape,
      outputSize: sizesBy(title, conv, axisNumbers(window, imageShape)),
    };
  },

  write(meaning) {
    const fold = expectOp("onnx", meaning, "fold");
    return {
      imageShape: fold.inputSize,
      blockShape: fold.kernelSize,
      dilations: fold.dilation,
      pads: flat(fold.pads),
      strides: fold.stride,
    };
  },
});

const blocksize = count({ hint: "Use 1 to change nothing." });

export const onnxDepthToSpace = defineDialectOp({
  dialect: "onnx",
  name: "depthToSpace",
  written: "DepthToSpace",
  rank: 2,
  inputs,
  params: { blocksize, mode: choice<ShuffleMeaning["order"], "DCR">(["DCR", "CRD"], "DCR") },
  layouts: () => picture,
  read: ({ blocksize, mode }) => ({ op: "depthToSpace", block: blocksize, order: mode }),
  write(meaning) {
    const { block, order } = expectOp("onnx", meaning, "depthToSpace");
    return { blocksize: block, mode: order };
  },
});

export const onnxSpaceToDepth = defineDialectOp({
  dialect: "onnx",
  name: "spaceToDepth",
  written: "SpaceToDepth",
  rank: 2,
  inputs,
  params: { blocksize },
  layouts: () => picture,
  read: ({ blocksize }) => ({ op: "spaceToDepth", block: blocksize, order: "DCR" }),
  write(meaning, { x }) {
    const { block, order } = expectOp("onnx", meaning, "spaceToDepth");
    if (order === "DCR" || x[1] === 1) return { blocksize: block };
    throw noTwin("onnx", "order CRD", "SpaceToDepth knows DCR only; put a Transpose of channels after it.");
  },
});
