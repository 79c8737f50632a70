// TensorFlow: pictures [N, H, W, C], filters [kH, kW, in, out], padding by SAME and VALID. Options bear TensorFlow's names
// in camelCase and have its defaults; strides and padding have none there, and none here.

import type { IndexTensor } from "../indexTensor.ts";
import type { MaxPoolResult } from "../ops/maxPool.ts";
import type { Given } from "../params/index.ts";
import type { Tensor } from "../tensor.ts";
import { pooledOf, tensorOf } from "./outcomes.ts";
import { tensorflowConv2d, tensorflowConv2dTranspose, tensorflowDepthwiseConv2d } from "./tensorflowConv.ts";
import {
  tensorflowDepthToSpace,
  tensorflowResizeBilinear,
  tensorflowResizeNearestNeighbor,
  tensorflowSpaceToDepth,
} from "./tensorflowMoves.ts";
import {
  tensorflowAvgPool,
  tensorflowMaxPool,
  tensorflowMaxPoolWithArgmax,
  tensorflowUnpool,
} from "./tensorflowPools.ts";

/** Every call of the dialect; of two that can say a meaning, the first is written. */
export const ops = [
  tensorflowDepthwiseConv2d,
  tensorflowConv2d,
  tensorflowConv2dTranspose,
  tensorflowMaxPool,
  tensorflowMaxPoolWithArgmax,
  tensorflowAvgPool,
  tensorflowUnpool,
  tensorflowResizeBilinear,
  tensorflowResizeNearestNeighbor,
  tensorflowDepthToSpace,
  tensorflowSpaceToDepth,
] as const;

type Options<Op extends (typeof ops)[number]> = Given<Op["params"]>;

/**
 * @param input [N, H, W, C]
 * @param filters [kH, kW, C / groups, out]; the groups follow from the shapes
 * @param options strides; padding "SAME", "VALID" or [[0, 0], [top, bottom], [left, right], [0, 0]]; dilations, 1
 * @returns [N, H', W', out]; with SAME, H' = ⌈H / stride⌉
 * @throws EngineError in TensorFlow's names
 * @example conv2d(ones([1, 4, 4, 1]), filters, { strides: 2, padding: "SAME" })
 */
export function conv2d(input: Tensor, filters: Tensor, options: Options<typeof tensorflowConv2d>): Tensor {
  return tensorOf(tensorflowConv2d, { x: input, weight: filters }, options);
}

/**
 * @param filter [kH, kW, C, multiplier]: channel c makes the output channels c · multiplier + m
 * @returns [N, H', W', C · multiplier]
 */
export function depthwiseConv2d(
  input: Tensor,
  filter: Tensor,
  options: Options<typeof tensorflowDepthwiseConv2d>,
): Tensor {
  return tensorOf(tensorflowDepthwiseConv2d, { x: input, weight: filter }, options);
}

/**
 * The gradient of `conv2d` in its input, told the size of that input.
 * @param filters [kH, kW, out, C]: the channels of the result before those of the input
 * @param options outputShape [N, H', W', out], strides, padding, dilations
 * @throws EngineError naming the sizes that can be asked for, if `outputShape` is not one. (TensorFlow.js fills it with NaN.)
 * @example conv2dTranspose(ones([1, 2, 2, 1]), filters, { outputShape: [1, 4, 4, 1], strides: 2, padding: "SAME" })
 */
export function conv2dTranspose(
  input: Tensor,
  filters: Tensor,
  options: Options<typeof tensorflowConv2dTranspose>,
): Tensor {
  return tensorOf(tensorflowConv2dTranspose, { x: input, weight: filters }, options);
}

/** @param options ksize, strides, padding @returns [N, H', W', C]. NaN wins, as in PyTorch; TensorFlow.js skips it. */
export function maxPool(input: Tensor, options: Options<typeof tensorflowMaxPool>): Tensor {
  return tensorOf(tensorflowMaxPool, { x: input }, options);
}

/**
 * @param options ksize, strides, padding; includeBatchInIndex, false
 * @returns output [N, H', W', C], and indices (y · W + x) · C + c, of layout "nhwc" or "nhwc-batch"
 */
export function maxPoolWithArgmax(input: Tensor, options: Options<typeof tensorflowMaxPoolWithArgmax>): MaxPoolResult {
  return pooledOf(tensorflowMaxPoolWithArgmax, { x: input }, options);
}

/** Means over the cells of the input only: padding never counts. @param options ksize, strides, padding */
export function avgPool(input: Tensor, options: Options<typeof tensorflowAvgPool>): Tensor {
  return tensorOf(tensorflowAvgPool, { x: input }, options);
}

/**
 * Unpooling by `tf.scatter_nd` over flat positions: numbers for one place are added.
 * @param indices as `maxPoolWithArgmax` gives them
 * @param options outputShape [N, H, W, C], the shape that was pooled; includeBatchInIndex as in the pool, false
 */
export function unpool(updates: Tensor, indices: IndexTensor, options: Options<typeof tensorflowUnpool>): Tensor {
  return tensorOf(tensorflowUnpool, { x: updates, indices }, options);
}

/** @param options size [H', W']; alignCorners and halfPixelCenters, false: then output cell i lies at i · H / H' */
export function resizeBilinear(images: Tensor, options: Options<typeof tensorflowResizeBilinear>): Tensor {
  return tensorOf(tensorflowResizeBilinear, { x: images }, options);
}

/** @param options as for `resizeBilinear`. Positions round down, with either flag half up. */
export function resizeNearestNeighbor(
  images: Tensor,
  options: Options<typeof tensorflowResizeNearestNeighbor>,
): Tensor {
  return tensorOf(tensorflowResizeNearestNeighbor, { x: images }, options);
}

/** [N, H, W, r² · C] to [N, H · r, W · r, C]: channel (i · r + j) · C + c goes to offset (i, j). @param options blockSize, r */
export function depthToSpace(input: Tensor, options: Options<typeof tensorflowDepthToSpace>): Tensor {
  return tensorOf(tensorflowDepthToSpace, { x: input }, options);
}

/** The inverse of `depthToSpace`. */
export function spaceToDepth(input: Tensor, options: Options<typeof tensorflowSpaceToDepth>): Tensor {
  return tensorOf(tensorflowSpaceToDepth, { x: input }, options);
}
