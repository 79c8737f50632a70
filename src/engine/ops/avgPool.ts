// Average pooling, in one to three dimensions: each window gives the mean of its cells. It is a convolution of every
// channel with a kernel of ones, divided by a count.
//
// What counts is a choice: the padding does (`countIncludePad`, PyTorch's default) or does not (TensorFlow); cells past
// the padding, where the last window of ceil mode reaches, never do; `divisorOverride` replaces the count.

import { pool, poolCeil } from "#rules/pool.ts";
import { eachTap, type Numbers, type Rule } from "#rules/rule.ts";
import { reserve } from "../budget.ts";
import { gatherInto } from "../contract.ts";
import { image } from "../image.ts";
import { type Layer, outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { count, flag, optional, type Padding, type PerAxis, padding, perAxis } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { type DType, finish, ones, sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, padsOf, windowLinks } from "../window.ts";
import { gatherLinks, scatter } from "./contractions.ts";
import { mul } from "./mul.ts";

const params = {
  kernelSize: perAxis("kernelSize", { hint: "Give the size of the window." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  padding: padding(true),
  ceilMode: flag(false),
  countIncludePad: flag(true),
  divisorOverride: optional(count({ hint: "Leave it out to divide by the count of cells." })),
};

const avgPoolOf = (rank: number) => {
  const name = `avgPool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: pool,
    inputs: { x: "tensor" },
    params,
    byShape: true,

    check(
      { x }: { readonly x: Tensor },
      { kernelSize, stride = kernelSize, padding, ceilMode, countIncludePad, divisorOverride },
    ) {
      const picture = image(name, "x", x, rank);
      const dilation = kernelSize.map(() => 1);
      const pads = padsOf(name, padding, { kernelSize, stride, dilation }, picture.spatial);
      const window = axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial);
      const rule = ceilMode ? poolCeil : pool;
      const axes = windowLinks(name, rule, window);
      const counts = window.map((numbers, axis) => cellsPerWindow(rule, numbers, axes[axis].outSize, countIncludePad));
      const divisor = divisorOverride ? Float64Array.of(divisorOverride) : productOf(counts);
      return {
        shape: picture.shapeOf(picture.channels, outSizes(axes)),
        layer: planeLayer(picture, axes),
        divisor,
      };
    },

    forward: ({ x }, { shape, layer, divisor }) => averages(x, layer, shape, divisor),
    gradient: (upstream, { x }, { layer, divisor }) => averageGradient(upstream, x, layer, divisor),
    links: ({ x }, { shape, layer, divisor }) => averageLinks(name, x, layer, shape, divisor),
  });
};

/** How many cells each window of one axis averages over. */
export function cellsPerWindow(rule: Rule, numbers: Numbers, windows: number, countPadding: boolean): Float64Array {
  const { inputSize = 0, padEnd = 0 } = numbers;
  const counts = new Float64Array(windows);
  eachTap(rule, numbers, (window, position) => {
    const counted = countPadding ? position < inputSize + padEnd : position >= 0 && position < inputSize;
    if (counted) counts[window]++;
  });
  return counts;
}

/** All products of one number from each list, row-major: the cells of boxes from the lengths of their sides. */
export function productOf(lists: readonly Float64Array[]): Float64Array {
  reserve(
    "avgPool",
    lists.map((list) => list.length),
  );
  return lists.reduce((outer, inner) => {
    const product = (_: unknown, i: number) => outer[Math.floor(i / inner.length)] * inner[i % inner.length];
    return Float64Array.from({ length: outer.length * inner.length }, product);
  });
}

/** The kernel of ones that makes a convolution a sum. */
export function kernelOfOnes({ axes }: Layer, dtype: DType): Tensor {
  return ones([1, 1, ...axes.map((axis) => axis.tapSize)], dtype);
}

/** Sums over windows, each divided by its count; one list of counts serves all planes, or one count all windows. */
export function averages(x: Tensor, layer: Layer, shape: readonly number[], divisor: Float64Array): Tensor {
  const y = new Float64Array(sizeOf(shape));
  gatherInto(layer, x.data, kernelOfOnes(layer, "float64").data, y);
  for (let o = 0; o < y.length; o++) y[o] /= divisor[o % divisor.length];
  return finish(y, shape, x.dtype);
}

/** One over each count, in the shape of a plane of windows (or one number for all). */
export function shareOf(layer: Layer, divisor: Float64Array, dtype: DType): Tensor {
  const shape = divisor.length === 1 ? [1] : outSizes(layer.axes);
  return finish(
    divisor.map((count) => 1 / count),
    shape,
    dtype,
  );
}

/** Each cell of a window gets an equal share of the window's gradient. */
export function averageGradient(upstream: Tensor, x: Tensor, layer: Layer, divisor: Float64Array): { x: () => Tensor } {
  const shares = () => mul(upstream, shareOf(layer, divisor, x.dtype));
  return { x: () => scatter(layer, shares(), kernelOfOnes(layer, x.dtype), x.shape) };
}

export function averageLinks(op: string, x: Tensor, layer: Layer, shape: readonly number[], divisor: Float64Array) {
  const links = gatherLinks(op, layer, x, kernelOfOnes(layer, "float64"), sizeOf(shape)).x();
  return {
    x: () => ({
      ...links,
      tap: undefined,
      value: Float64Array.from(links.row, (o) => 1 / divisor[o % divisor.length]),
    }),
  };
}

export const avgPool = [avgPoolOf(1), avgPoolOf(2), avgPoolOf(3)] as const;

export interface AvgPoolOptions {
  /** The size of the window. */
  readonly kernelSize: PerAxis;
  /** Cells from one window to the next; as wide as the window. */
  readonly stride?: PerAxis;
  /** Zeros around the input, at most half the window; 0. */
  readonly padding?: Padding;
  /** Whether a last window may hang over the end; false. */
  readonly ceilMode?: boolean;
  /** Whether padding counts as cells; true. */
  readonly countIncludePad?: boolean;
  /** What to divide by instead of the count. */
  readonly divisorOverride?: number;
}

/**
 * The mean of each window of a row. See `avgPool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C, W'] or [C, W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgPool1d(tensor([[1, 3, 2, 0]]), { kernelSize: 2 })   // [[2, 1]]
 */
export function avgPool1d(x: Tensor, options: AvgPoolOptions): Tensor {
  return run(avgPool[0], { x }, options);
}

/**
 * The mean of each window of a picture.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C, H', W'] or [C, H', W'], the sizes by the rules `pool` and `poolCeil`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgPool2d(tensor([[[1, 3, 2, 0], [0, 2, 1, 5]]]), { kernelSize: 2 })   // [[[1.5, 2]]]
 */
export function avgPool2d(x: Tensor, options: AvgPoolOptions): Tensor {
  return run(avgPool[1], { x }, options);
}

/**
 * The mean of each window of a volume. See `avgPool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns [N, C, D', H', W'] or [C, D', H', W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgPool3d(counting([1, 2, 2, 2]), { kernelSize: 2 })   // [[[[3.5]]]]
 */
export function avgPool3d(x: Tensor, options: AvgPoolOptions): Tensor {
  return run(avgPool[2], { x }, options);
}
