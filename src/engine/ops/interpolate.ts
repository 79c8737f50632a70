// Resizing: each output cell has a position between the input cells, and mixes those around it. Along one axis that is a
// small sparse matrix; the layer applies one after the other.
//
//     nearest 1 link a cell · linear 2 · cubic 4 · area: as many as the bin has cells
//
// Frameworks differ in where a cell lies (`coordinates`) and how positions round (`rounding`). Positions are real
// numbers, so they are here and not among the rules. Sources: PyTorch, UpSample.h; ONNX, operator Resize; Keys 1981,
// Cubic convolution interpolation, equation 4.

import { binLinks } from "../bins.ts";
import { reserve } from "../budget.ts";
import { EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { defineOp } from "../op.ts";
import { choice, optionalFlag, optionalPerAxis, optionalReal, optionalReals, type PerAxis } from "../params.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { backwards, resample, resampled, resampleLinks, type WeightedAxis } from "./resample.ts";

export type InterpolateMode = "nearest" | "nearest-exact" | "linear" | "bilinear" | "bicubic" | "trilinear" | "area";
/** Where output cell i lies among the input cells, r = in / out. */
export type Coordinates = "half-pixel" | "pytorch-half-pixel" | "align-corners" | "asymmetric";
/** Which cell a position between two goes to, for the nearest modes. The preferences are for ties. */
export type Rounding = "floor" | "ceil" | "prefer-floor" | "prefer-ceil";

const positions: {
  readonly [c in Coordinates]: (i: number, ratio: number, inSize: number, outSize: number) => number;
} = {
  "half-pixel": (i, ratio) => (i + 0.5) * ratio - 0.5,
  "pytorch-half-pixel": (i, ratio, _, outSize) => (outSize > 1 ? (i + 0.5) * ratio - 0.5 : 0),
  "align-corners": (i, _, inSize, outSize) => (outSize > 1 ? (i * (inSize - 1)) / (outSize - 1) : 0),
  asymmetric: (i, ratio) => i * ratio,
};

const roundings: { readonly [r in Rounding]: (position: number) => number } = {
  floor: Math.floor,
  ceil: Math.ceil,
  "prefer-floor": (position) => Math.ceil(position - 0.5),
  "prefer-ceil": (position) => Math.floor(position + 0.5),
};

const ranks: { readonly [m in InterpolateMode]: readonly number[] } = {
  nearest: [1, 2, 3],
  "nearest-exact": [1, 2, 3],
  area: [1, 2, 3],
  linear: [1],
  bilinear: [2],
  bicubic: [2],
  trilinear: [3],
};

const params = {
  size: optionalPerAxis("outputSize", { hint: "Give the size wanted, or a scaleFactor." }),
  scaleFactor: optionalReals({ above: 0, hint: "2 doubles every axis." }),
  mode: choice(Object.keys(ranks) as InterpolateMode[], "nearest"),
  alignCorners: optionalFlag(),
  coordinates: choice(Object.keys(positions) as Coordinates[], undefined),
  rounding: choice(Object.keys(roundings) as Rounding[], undefined),
  cubic: optionalReal({ hint: "PyTorch uses -0.75, TensorFlow and Keys -0.5." }),
  recomputeScaleFactor: optionalFlag(),
};

const name = "interpolate";

const interpolateOf = (rank: number) =>
  defineOp({
    name,
    rank,
    inputs: { x: "tensor" },
    params,

    check({ x }: { readonly x: Tensor }, given) {
      const { mode, size, scaleFactor, recomputeScaleFactor } = given;
      const picture = image(name, "x", x, rank);
      if (!ranks[mode].includes(rank))
        throw refusal("mode", mode, `one for ${rank} spatial axes`, `x has shape [${x.shape.join(", ")}].`);
      if (!size === !scaleFactor) {
        throw refusal(
          "size",
          size ?? "nothing",
          "given, or scaleFactor, and not both",
          "Either one fixes the size of the result.",
        );
      }
      if (size && recomputeScaleFactor) {
        throw refusal("recomputeScaleFactor", true, "left out beside size", "It is about a given scaleFactor.");
      }
      const nearest = mode === "nearest" || mode === "nearest-exact";
      const smooth = !nearest && mode !== "area";
      if (given.alignCorners !== undefined && !smooth) {
        throw refusal(
          "alignCorners",
          given.alignCorners,
          `left out with mode "${mode}"`,
          "It belongs to the linear and cubic modes.",
        );
      }
      if (given.coordinates && (given.alignCorners !== undefined || mode === "area")) {
        throw refusal(
          "coordinates",
          given.coordinates,
          'left out beside alignCorners and with "area"',
          "One of them says where cells lie.",
        );
      }
      if (given.rounding && !nearest)
        throw refusal("rounding", given.rounding, `left out with mode "${mode}"`, "Only the nearest modes round.");
      if (given.cubic !== undefined && mode !== "bicubic")
        throw refusal("cubic", given.cubic, `left out with mode "${mode}"`, "It shapes the cubic kernel.");

      const axes = picture.spatial.map((inSize, axis) => {
        const outSize = size?.[axis] ?? Math.floor(inSize * (scaleFactor as readonly number[])[axis]);
        if (inSize < 1 || outSize < 1) {
          throw refusal(
            size ? "size" : "scaleFactor",
            size ?? scaleFactor,
            "such that each axis has at least 1 cell",
            `An axis of ${inSize} would get ${outSize}.`,
          );
        }
        reserve(name, [outSize, 4], 24);
        const ratio = scaleFactor && !recomputeScaleFactor ? 1 / scaleFactor[axis] : inSize / outSize;
        return axisOf({ ...given, inSize, outSize, ratio });
      });
      return {
        shape: picture.shapeOf(
          picture.channels,
          axes.map((axis) => axis.outSize),
        ),
        axes,
      };
    },

    forward: ({ x }, { axes, shape }) => finish(resampled(x.data, x.shape, axes), shape, x.dtype),
    gradient: (upstream, _, { axes }) => ({ x: () => resample(upstream, axes.map(backwards)) }),
    links: ({ x }, { axes, shape }) => ({ x: () => resampleLinks(name, x, axes, shape) }),
  });

function refusal(param: string, got: unknown, allowed: string, hint: string): EngineError {
  return new EngineError({ op: name, param, got, allowed, hint });
}

interface AxisGiven {
  readonly inSize: number;
  readonly outSize: number;
  readonly ratio: number;
  readonly mode: InterpolateMode;
  readonly alignCorners: boolean | undefined;
  readonly coordinates: Coordinates | undefined;
  readonly rounding: Rounding | undefined;
  readonly cubic: number | undefined;
}

/** The links of one axis, and their weights. */
function axisOf({
  inSize,
  outSize,
  ratio,
  mode,
  alignCorners,
  coordinates,
  rounding,
  cubic = -0.75,
}: AxisGiven): WeightedAxis {
  const at = (fallback: Coordinates) => (i: number) => positions[coordinates ?? fallback](i, ratio, inSize, outSize);
  switch (mode) {
    case "nearest":
      return mixed(inSize, outSize, at("asymmetric"), (position) => [[roundings[rounding ?? "floor"](position), 1]]);
    case "nearest-exact":
      return mixed(inSize, outSize, at("half-pixel"), (position) => [
        [roundings[rounding ?? "prefer-ceil"](position), 1],
      ]);
    case "linear":
    case "bilinear":
    case "trilinear":
      // PyTorch copies an axis whose size stays, whatever the scale.
      if (inSize === outSize && !coordinates)
        return mixed(
          inSize,
          outSize,
          (i) => i,
          (position) => [[position, 1]],
        );
      return mixed(inSize, outSize, at(alignCorners ? "align-corners" : "half-pixel"), linearWeights);
    case "bicubic":
      return mixed(inSize, outSize, at(alignCorners ? "align-corners" : "half-pixel"), (position) =>
        cubicWeights(position, cubic),
      );
    case "area":
      return area(inSize, outSize);
    default:
      return mode satisfies never;
  }
}

type Mix = readonly (readonly [cell: number, weight: number])[];

/** Each output cell mixes the cells around its position; one beyond an end stands for the cell at that end. */
function mixed(
  inSize: number,
  outSize: number,
  positionOf: (i: number) => number,
  mix: (position: number) => Mix,
): WeightedAxis {
  const links: { out: number; cell: number; weight: number }[] = [];
  for (let out = 0; out < outSize; out++) {
    for (const [cell, weight] of mix(positionOf(out))) {
      if (weight !== 0) links.push({ out, cell: Math.min(Math.max(cell, 0), inSize - 1), weight });
    }
  }
  return {
    inSize,
    outSize,
    tapSize: links.length,
    out: Int32Array.from(links, ({ out }) => out),
    in: Int32Array.from(links, ({ cell }) => cell),
    tap: Int32Array.from(links, (_, j) => j),
    weight: Float64Array.from(links, ({ weight }) => weight),
  };
}

function linearWeights(position: number): Mix {
  const left = Math.floor(position);
  return [
    [left, 1 - (position - left)],
    [left + 1, position - left],
  ];
}

/** Keys 1981, equation 4, with a free slope a at distance 1. */
function cubicWeights(position: number, a: number): Mix {
  const first = Math.floor(position) - 1;
  const near = (t: number) => ((a + 2) * t - (a + 3)) * t * t + 1;
  const far = (t: number) => ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
  return [0, 1, 2, 3].map((i) => {
    const distance = Math.abs(position - (first + i));
    return [first + i, distance <= 1 ? near(distance) : far(distance)];
  });
}

/** Adaptive average pooling of one axis. */
function area(inSize: number, outSize: number): WeightedAxis {
  const bins = binLinks(name, inSize, outSize);
  const counts = new Float64Array(outSize);
  for (const bin of bins.out) counts[bin]++;
  return {
    ...bins,
    tapSize: bins.out.length,
    tap: bins.out.map((_, j) => j),
    weight: Float64Array.from(bins.out, (bin) => 1 / counts[bin]),
  };
}

export const interpolateOps = [interpolateOf(1), interpolateOf(2), interpolateOf(3)] as const;

export interface InterpolateOptions {
  /** The size of the result. Either this or `scaleFactor`. */
  readonly size?: PerAxis;
  /** How many times larger each axis becomes; sizes are rounded down. */
  readonly scaleFactor?: PerAxis;
  /** "nearest" unless given; the others say how many axes they are for. */
  readonly mode?: InterpolateMode;
  /** For the linear and cubic modes, whether the corner cells keep their places; false. */
  readonly alignCorners?: boolean;
  /** Where cells lie, instead of what mode and alignCorners say. */
  readonly coordinates?: Coordinates;
  /** For the nearest modes, how positions round. */
  readonly rounding?: Rounding;
  /** The parameter a of the cubic kernel; -0.75. */
  readonly cubic?: number;
  /** Whether positions come from the rounded sizes even if a scale is given; false. */
  readonly recomputeScaleFactor?: boolean;
}

/**
 * Resizes rows, pictures or volumes.
 * @param x [N, C, W], [N, C, H, W] or [N, C, D, H, W]; always with a batch, since the number of axes tells which it is
 * @returns the same with other spatial sizes
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example interpolate(tensor([[[0, 1]]]), { scaleFactor: 2, mode: "linear" })   // [[[0, 0.25, 0.75, 1]]]
 */
export function interpolate(x: Tensor, options: InterpolateOptions): Tensor {
  const op = interpolateOps[x?.shape?.length - 3];
  if (op) return run(op, { x }, options);
  throw refusal(
    "x",
    x,
    "a tensor [N, C, W], [N, C, H, W] or [N, C, D, H, W]",
    "Add a batch with reshape(x, [1, ...x.shape]).",
  );
}
