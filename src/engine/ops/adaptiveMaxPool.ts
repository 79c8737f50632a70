// Adaptive max pooling, in one to three dimensions: the largest cell of each of as many bins as asked for, and where it
// lay. The bins are those of adaptive average pooling, the choices (ties, NaN, indices) those of max pooling.

import { adaptivePool } from "#rules/adaptivePool.ts";
import { binAxes } from "../bins.ts";
import { image } from "../image.ts";
import { outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { perAxisOrKept } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import type { Tensor } from "../tensor.ts";
import type { AdaptivePoolOptions } from "./adaptiveAvgPool.ts";
import { largest, type MaxPoolResult, positions } from "./maxPool.ts";
import { pickLinks, place } from "./moves.ts";

const params = { outputSize: perAxisOrKept("outputSize", { hint: "Use 1 for the maximum of the whole plane." }) };

const adaptiveMaxPoolOf = (rank: number) => {
  const name = `adaptiveMaxPool${rank}d`;
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
        of: picture.spatial,
      };
    },

    forward: ({ x }, { shape, layer, of }) => largest(x, layer, shape, of),
    gradient: (upstream, { x }, { of }, { indices }) => ({
      x: () => place(upstream, positions(indices, of), x.shape),
    }),
    links: ({ x }, { of }, { indices }) => ({ x: () => pickLinks(positions(indices, of), x.size) }),
  });
};

export const adaptiveMaxPool = [adaptiveMaxPoolOf(1), adaptiveMaxPoolOf(2), adaptiveMaxPoolOf(3)] as const;

/**
 * The largest number of each of as many bins as asked for, and where it lay. See `adaptiveMaxPool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns output and indices, both [N, C, outputSize] or [C, outputSize], one size; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveMaxPool1d(tensor([[1, 5, 3, 4, 2]]), { outputSize: 2 })   // output [[5, 4]], indices [[1, 3]]
 */
export function adaptiveMaxPool1d(x: Tensor, options: AdaptivePoolOptions): MaxPoolResult {
  return run(adaptiveMaxPool[0], { x }, options);
}

/**
 * The largest number of each of as many bins as asked for, and where it lay.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns output and indices, both [N, C, outputSize] or [C, outputSize], two sizes; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveMaxPool2d(tensor([[[1, 2, 3], [4, 9, 6]]]), { outputSize: 1 })   // output [[[9]]], indices [[[4]]]
 */
export function adaptiveMaxPool2d(x: Tensor, options: AdaptivePoolOptions): MaxPoolResult {
  return run(adaptiveMaxPool[1], { x }, options);
}

/**
 * The largest number of each of as many bins as asked for, and where it lay. See `adaptiveMaxPool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns output and indices, both [N, C, outputSize] or [C, outputSize], three sizes; the bins by the rule `adaptivePool`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * adaptiveMaxPool3d(counting([1, 2, 2, 2]), { outputSize: 1 })   // output [[[[7]]]], indices [[[[7]]]]
 */
export function adaptiveMaxPool3d(x: Tensor, options: AdaptivePoolOptions): MaxPoolResult {
  return run(adaptiveMaxPool[2], { x }, options);
}
