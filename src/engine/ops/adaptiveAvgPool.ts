// Adaptive average pooling, in one to three dimensions: the result has the size asked for, whatever the input's.
// Bin j of o over i cells is [⌊j·i/o⌋, ⌈(j+1)·i/o⌉); with one bin an axis it is global average pooling.

import { adaptivePool } from "#rules/adaptivePool.ts";
import { binAxes, binCounts } from "../bins.ts";
import { image } from "../image.ts";
import { outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { perAxisOrKept } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import type { Tensor } from "../tensor.ts";
import { averageGradient, averageLinks, averages, productOf } from "./avgPool.ts";

const params = { outputSize: perAxisOrKept("outputSize", { hint: "Use 1 for the mean of the whole plane." }) };

const adaptiveAvgPoolOf = (rank: number) => {
  const name = `adaptiveAvgPool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: adaptivePool,
    inputs: { x: "tensor" },
    params,

    check({ x }: { readonly x: Tensor }, { outputSize }) {
      const picture = image(name, "x", x, rank);
      const axes = binAxes(name, picture.spatial, outputSize);
      return {
        shape: picture.shapeOf(picture.channels, outSizes(axes)),
        layer: planeLayer(picture, axes),
        divisor: productOf(axes.map(binCounts)),
      };
    },

    forward: ({ x }, { shape, layer, divisor }) => averages(x, layer, shape, divisor),
    gradient: (upstream, { x }, { layer, divisor }) => averageGradient(upstream, x, layer, divisor),
    links: ({ x }, { shape, layer, divisor }) => averageLinks(name, x, layer, shape, divisor),
  });
};

export const adaptiveAvgPool = [adaptiveAvgPoolOf(1), adaptiveAvgPoolOf(2), adaptiveAvgPoolOf(3)] as const;

export interface AdaptivePoolOptions {
  /** The size of the result; null keeps that of the input. */
  readonly outputSize: number | null | readonly (number | null)[];
}

/**
 * Means over as many bins as asked for. See `adaptiveAvgPool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C, outputSize] or [C, outputSize], one size; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveAvgPool1d(tensor([[1, 2, 3, 4, 5]]), { outputSize: 2 })   // [[2, 4]]
 */
export function adaptiveAvgPool1d(x: Tensor, options: AdaptivePoolOptions): Tensor {
  return run(adaptiveAvgPool[0], { x }, options);
}

/**
 * Means over as many bins as asked for.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C, outputSize] or [C, outputSize], two sizes; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveAvgPool2d(tensor([[[1, 2, 3], [4, 5, 6]]]), { outputSize: 1 })   // [[[3.5]]]
 */
export function adaptiveAvgPool2d(x: Tensor, options: AdaptivePoolOptions): Tensor {
  return run(adaptiveAvgPool[1], { x }, options);
}

/**
 * Means over as many bins as asked for. See `adaptiveAvgPool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns [N, C, outputSize] or [C, outputSize], three sizes; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveAvgPool3d(counting([1, 2, 2, 2]), { outputSize: 1 })   // [[[[3.5]]]]
 */
export function adaptiveAvgPool3d(x: Tensor, options: AdaptivePoolOptions): Tensor {
  return run(adaptiveAvgPool[2], { x }, options);
}
