// Max pooling, in one to three dimensions: each window keeps its largest cell and remembers where it lay.
//
//     1 3 | 2 0
//     0 2 | 1 4        k = 2, s = 2   →   3 4     indices 1 7
//
// Ties go to the first cell in row-major order; NaN is larger than everything, and of several the last one counts;
// padding is never chosen: the decisions of PyTorch. Indices are positions in one plane of the input ("plane").
// It is not linear, but becomes so once the winners are known: then it picks.

import { pool, poolCeil } from "#rules/pool.ts";
import { eachRow, width } from "../contract.ts";
import { Described, EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { IndexTensor } from "../indexTensor.ts";
import { type AxisLinks, type Layer, outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { flag, optional, type Padding, type PerAxis, padding, perAxis } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, padsOf, windowLinks } from "../window.ts";
import { pickLinks, place } from "./moves.ts";

const params = {
  kernelSize: perAxis("kernelSize", { hint: "Give the size of the window." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  padding: padding(true),
  dilation: perAxis("dilation", { fallback: 1, hint: "Use 1 for a window without holes." }),
  ceilMode: flag(false),
};

export interface MaxPoolResult {
  readonly [name: string]: Tensor | IndexTensor;
  readonly output: Tensor;
  /** For each output cell the position of its number in the plane of the input. */
  readonly indices: IndexTensor;
}

const maxPoolOf = (rank: number) => {
  const name = `maxPool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: pool,
    inputs: { x: "tensor" },
    params,
    byShape: true,

    check({ x }: { readonly x: Tensor }, { kernelSize, stride = kernelSize, padding, dilation, ceilMode }) {
      const picture = image(name, "x", x, rank);
      const pads = padsOf(name, padding, { kernelSize, stride, dilation }, picture.spatial);
      const window = axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial);
      const axes = windowLinks(name, ceilMode ? poolCeil : pool, window);
      for (const axis of axes) refuseEmptyWindows(name, axis);
      return {
        shape: picture.shapeOf(picture.channels, outSizes(axes)),
        layer: planeLayer(picture, axes),
        of: picture.spatial,
      };
    },

    forward: ({ x }, { layer, shape, of }) => largest(x, layer, shape, of),

    gradient: (upstream, { x }, { of }, { indices }) => ({
      x: () => place(upstream, positions(indices, of), x.shape),
    }),

    links: ({ x }, { of }, { indices }) => ({ x: () => pickLinks(positions(indices, of), x.size) }),
  });
};

/** The largest cell of each window. The taps of a window come in row-major order, so "first" and "last" mean that. */
export function largest(x: Tensor, layer: Layer, shape: readonly number[], of: readonly number[]): MaxPoolResult {
  const best = new Float64Array(sizeOf(shape)).fill(-Infinity);
  const winner = new Int32Array(best.length).fill(-1);
  const plane = sizeOf(of);
  const from = x.data;
  const { out, in: input } = width(layer);
  eachRow(layer, (yRow, xRow, _, n) => {
    for (let j = 0; j < out.length; j++) {
      const o = yRow + out[j];
      const i = xRow + input[j];
      if (from[i] > best[o] || winner[o] < 0 || Number.isNaN(from[i])) {
        best[o] = from[i];
        winner[o] = i - n * plane;
      }
    }
  });
  return { output: finish(best, shape, x.dtype), indices: new IndexTensor(shape, winner, "plane", of) };
}

/** Positions in a plane of these sizes as positions in the whole tensor. */
export function positions(indices: IndexTensor, of: readonly number[]): Int32Array {
  const perPlane = sizeOf(indices.shape.slice(-of.length));
  return Int32Array.from(indices.data, (index, i) => Math.floor(i / perPlane) * sizeOf(of) + index);
}

/**
 * A dilated window can lie on padding alone: 1 cell, kernel 2, padding 1, dilation 2. PyTorch then answers −∞ with an
 * index outside the input; here it is refused.
 */
function refuseEmptyWindows(op: string, { outSize, out, inSize }: AxisLinks): void {
  const seen = new Set(out);
  for (let o = 0; o < outSize; o++) {
    if (seen.has(o)) continue;
    throw new EngineError({
      op,
      param: "dilation",
      got: new Described(`window ${o} on padding alone`),
      allowed: "such that each window holds an input cell",
      hint: `All taps of that window miss the ${inSize} input cells; use less dilation or padding.`,
    });
  }
}

export const maxPool = [maxPoolOf(1), maxPoolOf(2), maxPoolOf(3)] as const;

export interface MaxPoolOptions {
  /** The size of the window. */
  readonly kernelSize: PerAxis;
  /** Cells from one window to the next; as wide as the window. */
  readonly stride?: PerAxis;
  /** Cells around the input that are never chosen, at most half the window; 0. */
  readonly padding?: Padding;
  /** Cells from one tap to the next; 1. */
  readonly dilation?: PerAxis;
  /** Whether a last window may hang over the end; false. */
  readonly ceilMode?: boolean;
}

/**
 * The largest number of each window of a row. See `maxPool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns output and indices, both [N, C, W'] or [C, W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * maxPool1d(tensor([[1, 3, 2, 0]]), { kernelSize: 2 })   // output [[3, 2]], indices [[1, 2]]
 */
export function maxPool1d(x: Tensor, options: MaxPoolOptions): MaxPoolResult {
  return run(maxPool[0], { x }, options);
}

/**
 * The largest number of each window of a picture, and where it lay.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns output and indices, both [N, C, H', W'] or [C, H', W'], the sizes by the rules `pool` and `poolCeil`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const x = tensor([[[1, 3, 2, 0], [0, 2, 1, 4]]]);
 * maxPool2d(x, { kernelSize: 2 })   // output [[[3, 4]]], indices [[[1, 7]]]
 */
export function maxPool2d(x: Tensor, options: MaxPoolOptions): MaxPoolResult {
  return run(maxPool[1], { x }, options);
}

/**
 * The largest number of each window of a volume. See `maxPool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns output and indices, both [N, C, D', H', W'] or [C, D', H', W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * maxPool3d(counting([1, 2, 2, 2]), { kernelSize: 2 })   // output [[[[7]]]], indices [[[[7]]]]
 */
export function maxPool3d(x: Tensor, options: MaxPoolOptions): MaxPoolResult {
  return run(maxPool[2], { x }, options);
}
