// Where the cells of a resized axis lie among the input cells, and how they mix them: a small matrix an axis.
// Positions are real numbers, so they are here and not among the rules.
// Sources: PyTorch, UpSample.h; ONNX, operator Resize; Keys 1981, Cubic convolution interpolation, equation 4.

import { binCounts, binLinks } from "./bins.ts";
import type { WeightedAxis } from "./ops/resample.ts";

/** Where output cell i lies among the input cells; r = in / out, or one over the scale that was given. */
export type Coordinates = "half-pixel" | "pytorch-half-pixel" | "align-corners" | "asymmetric";
/** Which cell a position between two goes to. The preferences are for ties. */
export type Rounding = "floor" | "ceil" | "prefer-floor" | "prefer-ceil";
export type InterpolateMode = "nearest" | "nearest-exact" | "linear" | "bilinear" | "bicubic" | "trilinear" | "area";

type PositionOf = (i: number, ratio: number, inSize: number, outSize: number) => number;

export const coordinates: { readonly [c in Coordinates]: PositionOf } = {
  "half-pixel": (i, ratio) => (i + 0.5) * ratio - 0.5,
  "pytorch-half-pixel": (i, ratio, _, outSize) => (outSize > 1 ? (i + 0.5) * ratio - 0.5 : 0),
  "align-corners": (i, _, inSize, outSize) => (outSize > 1 ? (i * (inSize - 1)) / (outSize - 1) : 0),
  asymmetric: (i, ratio) => i * ratio,
};

export const roundings: { readonly [r in Rounding]: (position: number) => number } = {
  floor: Math.floor,
  ceil: Math.ceil,
  "prefer-floor": (position) => Math.ceil(position - 0.5),
  "prefer-ceil": (position) => Math.floor(position + 0.5),
};

export interface Resizing {
  readonly op: string;
  readonly mode: InterpolateMode;
  readonly inSize: number;
  readonly outSize: number;
  readonly ratio: number;
  readonly alignCorners: boolean | undefined;
  readonly coordinates: Coordinates | undefined;
  readonly rounding: Rounding | undefined;
  /** The parameter a of the cubic kernel. */
  readonly cubic: number | undefined;
}

/** The links of one axis, and their weights. */
export function resizedAxis(resizing: Resizing): WeightedAxis {
  const { op, mode, inSize, outSize, ratio, alignCorners, rounding, cubic = -0.75 } = resizing;
  const at = (fallback: Coordinates) => {
    const positionOf = coordinates[resizing.coordinates ?? fallback];
    return (i: number) => positionOf(i, ratio, inSize, outSize);
  };
  const round = (fallback: Rounding) => (position: number) => [[roundings[rounding ?? fallback](position), 1]] as const;
  switch (mode) {
    case "nearest":
      return mixed(inSize, outSize, at("asymmetric"), round("floor"));
    case "nearest-exact":
      return mixed(inSize, outSize, at("half-pixel"), round("prefer-ceil"));
    case "linear":
    case "bilinear":
    case "trilinear": {
      // PyTorch copies an axis whose size stays, whatever the scale.
      const stays = inSize === outSize && resizing.coordinates === undefined;
      return mixed(inSize, outSize, stays ? (i) => i : at(alignCorners ? "align-corners" : "half-pixel"), linear);
    }
    case "bicubic":
      return mixed(inSize, outSize, at(alignCorners ? "align-corners" : "half-pixel"), cubicWith(cubic));
    case "area":
      return area(op, inSize, outSize);
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
  const [out, cells, weights]: number[][] = [[], [], []];
  for (let o = 0; o < outSize; o++) {
    for (const [cell, weight] of mix(positionOf(o))) {
      if (weight === 0) continue;
      out.push(o);
      cells.push(Math.min(Math.max(cell, 0), inSize - 1));
      weights.push(weight);
    }
  }
  return {
    inSize,
    outSize,
    tapSize: out.length,
    out: Int32Array.from(out),
    in: Int32Array.from(cells),
    tap: Int32Array.from(out, (_, j) => j),
    weight: Float64Array.from(weights),
  };
}

/** The two cells around a position, the nearer the heavier. */
function linear(position: number): Mix {
  const left = Math.floor(position);
  return [
    [left, 1 - (position - left)],
    [left + 1, position - left],
  ];
}

/** The four cells around a position. Keys 1981, equation 4, with a free slope a at distance 1. */
function cubicWith(a: number): (position: number) => Mix {
  const near = (t: number) => ((a + 2) * t - (a + 3)) * t * t + 1;
  const far = (t: number) => ((a * t - 5 * a) * t + 8 * a) * t - 4 * a;
  return (position) =>
    [-1, 0, 1, 2].map((offset) => {
      const cell = Math.floor(position) + offset;
      const distance = Math.abs(position - cell);
      return [cell, distance <= 1 ? near(distance) : far(distance)];
    });
}

/** Adaptive average pooling of one axis. */
function area(op: string, inSize: number, outSize: number): WeightedAxis {
  const bins = binLinks(op, inSize, outSize);
  const counts = binCounts(bins);
  const weight = Float64Array.from(bins.out, (bin) => 1 / counts[bin]);
  return { ...bins, tapSize: weight.length, tap: bins.out.map((_, j) => j), weight };
}
