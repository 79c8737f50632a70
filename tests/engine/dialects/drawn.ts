// Configurations for the comparison with other engines, drawn by fast-check. Corners are common: strides wider than the
// kernel, dilations wider than the input, unequal pads, even kernels under SAME, widths 1 to 67, groups, several pictures.

import fc from "fast-check";
import { type IndexTensor, maxPool1d, maxPool2d, maxPool3d, random, type Tensor, tensor } from "#engine";
import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import { convertIndices, convertPicture } from "#engine/dialects/index.ts";
import type { Case } from "./onnxModel.ts";

export interface Drawn extends Case {
  /** The op and the numbers that make this case again: `drawnAgain(framework, code)`. */
  readonly code: Code;
}

/**
 * Takes digits off a whole number, each with its own base: so that one number drawn stands for many small ones, cheaply,
 * and a smaller number for a smaller case.
 */
function digits(from: number): (base: number) => number {
  let rest = from;
  return (base) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  };
}

interface Axis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly begin: number;
  readonly end: number;
  readonly extra: number;
}

function axisOf(from: number): Axis {
  const next = digits(from);
  const [size, kernel, stride, holes, begin, end] = [next(67), next(5), next(10), next(9), next(9), next(9)];
  return {
    size: size + 1,
    kernel: kernel + 1,
    // Half of the strides are 1 to 3, two thirds of the dilations 1, half of the pads 0.
    stride: (stride < 7 ? stride : stride - 7) + 1,
    dilation: Math.max(holes - 5, 0) + 1 + (holes === 8 ? 2 : 0),
    begin: Math.max(begin - 4, 0),
    end: Math.max(end - 4, 0),
    extra: next(7),
  };
}

interface Common {
  readonly rank: number;
  readonly batch: number;
  readonly groups: number;
  readonly ins: number;
  readonly outs: number;
  readonly axes: readonly Axis[];
  readonly autoPad: "NOTSET" | "SAME_UPPER" | "SAME_LOWER" | "VALID";
  readonly padding: "SAME" | "VALID";
  readonly flag: boolean;
  readonly other: boolean;
  readonly bias: boolean;
  readonly p: number;
  readonly seed: number;
}

export type Code = readonly [op: string, numbers: Numbers];
type Numbers = readonly [number, number, number, number, number];

const axisCode = fc.integer({ min: 0, max: 67 * 5 * 10 * 9 * 9 * 9 * 7 - 1 });
const code = fc.tuple(
  axisCode,
  axisCode,
  axisCode,
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
);

function commonOf([first, second, third, rest, seed]: Numbers): Common {
  const next = digits(rest);
  const autoPads = ["NOTSET", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"] as const;
  return {
    rank: [1, 2, 1, 2, 2, 3][next(6)]!,
    batch: 1 + next(2),
    groups: [1, 1, 2, 3][next(4)]!,
    ins: 1 + next(2),
    outs: 1 + next(2),
    autoPad: autoPads[next(6)]!,
    padding: (["VALID", "SAME"] as const)[next(2)]!,
    flag: next(2) === 1,
    other: next(2) === 1,
    bias: next(2) === 1,
    p: 1 + next(3),
    axes: [first, second, third].map(axisOf),
    seed,
  };
}

/** Wide rows, smaller pictures, small volumes, so that a case stays cheap. */
const sizesOf = ({ rank, axes }: Common) =>
  axes.slice(0, rank).map(({ size }) => 1 + ((size - 1) % [67, 9, 4][rank - 1]!));

function whole(seed: number, shape: readonly number[], salt: number): Tensor {
  const r = random(seed + salt);
  const count = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float64Array.from({ length: count }, () => r.integer(-4, 5)),
    shape,
  );
}

const onnxOps = [
  "conv",
  "conv",
  "convTranspose",
  "convTranspose",
  "maxPool",
  "averagePool",
  "lpPool",
  "maxUnpool",
  "resize",
  "col2Im",
  "depthToSpace",
  "spaceToDepth",
  "globalAveragePool",
  "globalMaxPool",
] as const;

export const onnxCase: fc.Arbitrary<Drawn> = fc.tuple(fc.constantFrom(...onnxOps), code).map(onnxAgain);

/** In a report fast-check prints the code alone. */
const shownAs = (code: Code) => ({ code, [fc.toStringMethod]: () => JSON.stringify(code) });

function onnxAgain(code: Code): Drawn {
  return { ...shownAs(code), ...onnxOf(code[0] as (typeof onnxOps)[number], commonOf(code[1])) };
}

function tensorflowAgain(code: Code): Drawn {
  return {
    ...shownAs(code),
    ...tensorflowOf(code[0] as (typeof tensorflowOps)[number], { ...commonOf(code[1]), rank: 2 }),
  };
}

/** A case that was drawn before. */
export const drawnAgain = { onnx: onnxAgain, tensorflow: tensorflowAgain };

function onnxOf(op: (typeof onnxOps)[number], drawn: Common): Case {
  const { rank, batch, groups, ins, outs, axes, autoPad, flag, other, p, seed } = drawn;
  const used = axes.slice(0, rank);
  const sizes = sizesOf(drawn);
  const kernelShape = used.map(({ kernel }) => kernel);
  const [strides, dilations] = [used.map(({ stride }) => stride), used.map(({ dilation }) => dilation)];
  const pads = [...used.map(({ begin }) => begin), ...used.map(({ end }) => end)];
  const padding = autoPad === "NOTSET" ? { pads } : { autoPad };
  const made = (options: DialectCall["options"], x: Tensor, more: Omit<CallInputs, "x"> = {}): Case => ({
    call: {
      dialect: "onnx",
      op,
      options,
      shapes: {
        x: x.shape,
        ...(more.weight && { weight: more.weight.shape }),
        ...(more.bias && { bias: more.bias.shape }),
      },
    },
    inputs: { x, ...more },
  });
  const channels = groups * ins;
  const x = whole(seed, [batch, channels, ...sizes], 1);
  const small = axes.slice(0, 2).map(({ size }) => 1 + (size % 9));
  const bias = drawn.bias ? whole(seed, [groups * outs], 3) : undefined;
  switch (op) {
    case "conv": {
      const weight = whole(seed, [groups * outs, ins, ...kernelShape], 2);
      return made({ kernelShape, strides, dilations, group: groups, ...padding }, x, { weight, bias });
    }
    case "convTranspose": {
      const weight = whole(seed, [channels, outs, ...kernelShape], 2);
      const outputPadding = used.map(({ extra }, a) => (flag ? extra % strides[a]! : 0));
      return made({ kernelShape, strides, dilations, group: groups, outputPadding, ...padding }, x, { weight, bias });
    }
    case "maxPool":
      return made({ kernelShape, strides, dilations, ceilMode: flag, ...padding }, x);
    case "averagePool":
      return made({ kernelShape, strides, dilations, ceilMode: flag, countIncludePad: other, ...padding }, x);
    case "lpPool":
      return made({ kernelShape, strides, ceilMode: flag, p, ...padding }, x);
    case "maxUnpool": {
      const pool = [maxPool1d, maxPool2d, maxPool3d][rank - 1]!;
      const fitting = kernelShape.map((size, a) => Math.min(size, sizes[a]!));
      const { output, indices } = pool(x, { kernelSize: fitting, stride: strides });
      return made({ kernelShape: fitting, strides, outputShape: sizes }, output, {
        indices: convertIndices(indices, "nchw"),
      });
    }
    case "resize": {
      const mode = (["nearest", "linear", "linear"] as const)[p - 1]!;
      const places = ["half_pixel", "asymmetric", "align_corners", "pytorch_half_pixel"] as const;
      const rounds = ["round_prefer_floor", "round_prefer_ceil", "floor", "ceil"] as const;
      const coordinateTransformationMode = places[seed % 4]!;
      const nearest = mode === "nearest" ? { nearestMode: rounds[(seed >> 2) % 4] } : {};
      return made(
        {
          mode,
          coordinateTransformationMode,
          ...nearest,
          sizes: used.map(({ extra, kernel }) => 1 + ((extra * kernel) % 12)),
        },
        x,
      );
    }
    case "col2Im": {
      const image = sizes.map((size, a) => size + dilations[a]! * (kernelShape[a]! - 1));
      const windows = image.map(
        (size, a) =>
          Math.floor((size + pads[a]! + pads[rank + a]! - dilations[a]! * (kernelShape[a]! - 1) - 1) / strides[a]!) + 1,
      );
      const [kernel, count] = [kernelShape, windows].map((list) => list.reduce((a, b) => a * b, 1));
      return made(
        { imageShape: image, blockShape: kernelShape, dilations, pads, strides },
        whole(seed, [batch, channels * kernel!, count!], 1),
      );
    }
    case "depthToSpace":
      return made({ blocksize: p, mode: flag ? "CRD" : "DCR" }, whole(seed, [batch, channels * p * p, ...small], 1));
    case "spaceToDepth":
      return made({ blocksize: p }, whole(seed, [batch, channels, ...small.map((size) => p * size)], 1));
    default:
      return made({}, x);
  }
}

const tensorflowOps = [
  "conv2d",
  "conv2d",
  "conv2dTranspose",
  "conv2dTranspose",
  "depthwiseConv2d",
  "maxPool",
  "maxPoolWithArgmax",
  "avgPool",
  "unpool",
  "resizeBilinear",
  "resizeNearestNeighbor",
  "depthToSpace",
] as const;

export const tensorflowCase: fc.Arbitrary<Drawn> = fc
  .tuple(fc.constantFrom(...tensorflowOps), code)
  .map(tensorflowAgain);

function tensorflowOf(op: (typeof tensorflowOps)[number], drawn: Common): Case {
  const { batch, ins, outs, axes, padding, flag, other, p, seed } = drawn;
  const used = axes.slice(0, 2);
  const sizes = sizesOf(drawn);
  const kernel = used.map(({ kernel }) => kernel);
  const strides = used.map(({ stride }) => stride);
  const dilations = other ? used.map(({ dilation }) => dilation) : [1, 1];
  // Both at once are refused; most cases have one of them.
  const moved = dilations.some((holes) => holes > 1) ? [1, 1] : strides;
  const made = (options: DialectCall["options"], x: Tensor, more: Omit<CallInputs, "x"> = {}): Case => ({
    call: {
      dialect: "tensorflow",
      op,
      options,
      shapes: { x: x.shape, ...(more.weight && { weight: more.weight.shape }) },
    },
    inputs: { x, ...more },
  });
  const x = whole(seed, [batch, ...sizes, ins], 1);
  switch (op) {
    case "conv2d":
      return made({ strides: moved, padding, dilations }, x, { weight: whole(seed, [...kernel, ins, outs], 2) });
    case "depthwiseConv2d":
      return made({ strides: [moved[0]!, moved[0]!], padding, dilations }, x, {
        weight: whole(seed, [...kernel, ins, outs], 2),
      });
    case "conv2dTranspose": {
      // From one below the legal sizes to one above.
      const least = (a: number) => (sizes[a]! - 1) * strides[a]! + (padding === "SAME" ? 1 : kernel[a]!);
      const outputShape = [
        batch,
        ...used.map(({ extra }, a) => least(a) + (flag ? (extra % (strides[a]! + 2)) - 1 : extra % strides[a]!)),
        outs,
      ];
      return made({ outputShape, strides, padding }, x, { weight: whole(seed, [...kernel, outs, ins], 2) });
    }
    case "maxPool":
    case "avgPool":
      return made({ ksize: kernel, strides, padding }, x);
    case "maxPoolWithArgmax":
      return made({ ksize: kernel, strides, padding, includeBatchInIndex: flag }, x);
    case "unpool": {
      const fitting = kernel.map((size, a) => Math.min(size, sizes[a]!));
      const pooled = maxPool2d(convertPicture(x, "N*C", "NC*"), { kernelSize: fitting, stride: strides });
      const indices: IndexTensor = convertIndices(pooled.indices, "nhwc-batch");
      return made({ outputShape: x.shape, includeBatchInIndex: true }, convertPicture(pooled.output, "NC*", "N*C"), {
        indices,
      });
    }
    case "resizeBilinear":
    case "resizeNearestNeighbor":
      return made(
        {
          size: used.map(({ extra, kernel }) => 1 + ((extra * kernel) % 12)),
          alignCorners: flag,
          halfPixelCenters: !flag && other,
        },
        x,
      );
    case "depthToSpace":
      return made({ blockSize: p + 1 }, whole(seed, [batch, ...sizes, ins * (p + 1) ** 2], 1));
    default:
      return op satisfies never;
  }
}
