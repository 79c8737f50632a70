// Resizing: each output cell has a position between the input cells, and mixes those around it. Along one axis that is a
// small sparse matrix (resizing.ts); the layer applies one after the other.
//
//     nearest 1 link a cell · linear 2 · cubic 4 · area: as many as the bin has cells
//
// Frameworks differ in where a cell lies (`coordinates`) and how positions round (`rounding`).

import { reserve } from "../budget.ts";
import { Described, EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { choice, flag, optional, type PerAxis, perAxis, type Read, real, reals } from "../params/index.ts";
import {
  type Coordinates,
  coordinates,
  type InterpolateMode,
  type Rounding,
  resizedAxis,
  roundings,
} from "../resizing.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";
import { backwards, resample, resampled, resampleLinks } from "./resample.ts";

export type { Coordinates, InterpolateMode, Rounding } from "../resizing.ts";

const modesOf: { readonly [rank: number]: readonly InterpolateMode[] } = {
  1: ["nearest", "nearest-exact", "area", "linear"],
  2: ["nearest", "nearest-exact", "area", "bilinear", "bicubic"],
  3: ["nearest", "nearest-exact", "area", "trilinear"],
};
const nearestModes: readonly InterpolateMode[] = ["nearest", "nearest-exact"];

const params = {
  size: optional(perAxis("outputSize", { hint: "Give the size wanted, or a scaleFactor." })),
  scaleFactor: optional(reals({ above: 0, hint: "2 doubles every axis." })),
  mode: choice<InterpolateMode, "nearest">([...new Set(Object.values(modesOf).flat())], "nearest"),
  alignCorners: optional(flag(false)),
  coordinates: choice(Object.keys(coordinates) as Coordinates[], undefined),
  rounding: choice(Object.keys(roundings) as Rounding[], undefined),
  cubic: optional(real({ hint: "PyTorch uses -0.75, TensorFlow and Keys -0.5." })),
  recomputeScaleFactor: optional(flag(false)),
};

const name = "interpolate";

const interpolateOf = (rank: number) =>
  defineOp({
    name,
    rank,
    inputs: { x: "tensor" },
    params,
    byShape: true,

    check({ x }: { readonly x: Tensor }, given) {
      const { size, scaleFactor } = given;
      const picture = image(name, "x", x, rank);
      checkTogether(given, rank);
      const axes = picture.spatial.map((inSize, axis) => {
        const outSize = size?.[axis] ?? Math.floor(inSize * (scaleFactor?.[axis] ?? 1));
        if (inSize < 1 || outSize < 1) {
          const [param, got] = size ? ["size", size] : ["scaleFactor", scaleFactor];
          const allowed = "such that each axis has at least 1 cell";
          throw new EngineError({ op: name, param, got, allowed, hint: `An axis of ${inSize} would get ${outSize}.` });
        }
        reserve(name, [outSize, 4], 24);
        const ratio = scaleFactor && !given.recomputeScaleFactor ? 1 / scaleFactor[axis] : inSize / outSize;
        return resizedAxis({ ...given, op: name, inSize, outSize, ratio });
      });
      return { shape: picture.shapeOf(picture.channels, outSizes(axes)), axes };
    },

    forward: ({ x }, { axes, shape }) => finish(resampled(x.data, x.shape, axes), shape, x.dtype),
    gradient: (upstream, _, { axes }) => ({ x: () => resample(upstream, axes.map(backwards)) }),
    links: ({ x }, { axes, shape }) => ({ x: () => resampleLinks(name, x, axes, shape) }),
  });

/** Options that exclude each other, or that a mode does not have. */
function checkTogether(given: Read<typeof params>, rank: number): void {
  const { mode, size, scaleFactor, alignCorners, rounding, cubic, recomputeScaleFactor } = given;
  const nearest = nearestModes.includes(mode);
  const without = `left out with mode "${mode}"`;
  const complaints: readonly (readonly [wrong: boolean, param: string, got: unknown, allowed: string, hint: string])[] =
    [
      [
        !modesOf[rank].includes(mode),
        "mode",
        mode,
        `one of ${modesOf[rank].join(", ")}`,
        `x has ${rank} spatial axes.`,
      ],
      [
        !size && !scaleFactor,
        "size",
        new Described("neither"),
        "given, or else scaleFactor",
        "Either one fixes the result's size.",
      ],
      [
        Boolean(size && scaleFactor),
        "scaleFactor",
        scaleFactor,
        "left out beside size",
        "Either one fixes the result's size.",
      ],
      [
        Boolean(size && recomputeScaleFactor),
        "recomputeScaleFactor",
        true,
        "left out beside size",
        "It is about a given scaleFactor.",
      ],
      [
        alignCorners !== undefined && (nearest || mode === "area"),
        "alignCorners",
        alignCorners,
        without,
        "It belongs to linear and cubic modes.",
      ],
      [
        Boolean(given.coordinates) && mode === "area",
        "coordinates",
        given.coordinates,
        without,
        "Bins have no positions.",
      ],
      [
        Boolean(given.coordinates) && alignCorners !== undefined,
        "coordinates",
        given.coordinates,
        "left out beside alignCorners",
        "Either one says where cells lie.",
      ],
      [Boolean(rounding) && !nearest, "rounding", rounding, without, "Only the nearest modes round."],
      [cubic !== undefined && mode !== "bicubic", "cubic", cubic, without, "It shapes the cubic kernel."],
    ];
  for (const [wrong, param, got, allowed, hint] of complaints) {
    if (wrong) throw new EngineError({ op: name, param, got, allowed, hint });
  }
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
 * @example
 * interpolate(tensor([[[0, 1]]]), { scaleFactor: 2, mode: "linear" })   // [[[0, 0.25, 0.75, 1]]]
 */
export function interpolate(x: Tensor, options: InterpolateOptions): Tensor {
  const op = interpolateOps[x?.shape?.length - 3];
  if (op) return run(op, { x }, options);
  throw new EngineError({
    op: name,
    param: "x",
    got: x,
    allowed: "a tensor [N, C, W], [N, C, H, W] or [N, C, D, H, W]",
    hint: "Add a batch with reshape(x, [1, ...x.shape]).",
  });
}
