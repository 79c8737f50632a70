// ONNX: pictures [N, C, *], weights as PyTorch's; pads with all beginnings before all ends, or words. Attributes bear
// ONNX's names in camelCase and have its defaults. Source: ONNX, Operators.md, opset 22.

import type { IndexTensor } from "../indexTensor.ts";
import type { MaxPoolResult } from "../ops/maxPool.ts";
import type { Given } from "../params/index.ts";
import type { Tensor } from "../tensor.ts";
import { onnxConv, onnxConvTranspose } from "./onnxConv.ts";
import { onnxCol2Im, onnxDepthToSpace, onnxResize, onnxSpaceToDepth, onnxUpsample } from "./onnxMoves.ts";
import {
  onnxAveragePool,
  onnxGlobalAveragePool,
  onnxGlobalMaxPool,
  onnxLpPool,
  onnxMaxPool,
  onnxMaxUnpool,
} from "./onnxPools.ts";
import { pooledOf, tensorOf } from "./outcomes.ts";

/** Every operator of the dialect; of two that can say a meaning, the first is written. */
export const ops = [
  onnxConv,
  onnxConvTranspose,
  onnxMaxPool,
  onnxAveragePool,
  onnxLpPool,
  onnxMaxUnpool,
  onnxGlobalAveragePool,
  onnxGlobalMaxPool,
  onnxResize,
  onnxUpsample,
  onnxCol2Im,
  onnxDepthToSpace,
  onnxSpaceToDepth,
] as const;

type Attributes<Op extends (typeof ops)[number]> = Given<Op["params"]>;

/**
 * @param x [N, C, *], one to three spatial axes
 * @param weight [M, C / group, *]
 * @param attributes kernelShape (W's), strides 1, pads 0, autoPad "NOTSET", dilations 1, group 1; and bias, the input B
 * @returns [N, M, *]
 * @throws EngineError in ONNX's names
 * @example conv(x, w, { autoPad: "SAME_LOWER", strides: 2 })
 */
export function conv(
  x: Tensor,
  weight: Tensor,
  attributes: Attributes<typeof onnxConv> & { readonly bias?: Tensor } = {},
): Tensor {
  const { bias, ...rest } = attributes;
  return tensorOf(onnxConv, { x, weight, bias }, rest);
}

/**
 * @param weight [C, M / group, *]
 * @param attributes as for `conv`; outputPadding 0; outputShape, from which pads follow: their odd cell is at the end with
 *   SAME_UPPER and at the start otherwise. With SAME_* and no outputShape the size is input · stride.
 */
export function convTranspose(
  x: Tensor,
  weight: Tensor,
  attributes: Attributes<typeof onnxConvTranspose> & { readonly bias?: Tensor } = {},
): Tensor {
  const { bias, ...rest } = attributes;
  return tensorOf(onnxConvTranspose, { x, weight, bias }, rest);
}

/**
 * @param attributes kernelShape; strides 1 (not the window's size), pads 0, autoPad "NOTSET", dilations 1, ceilMode false
 * @returns output, and indices flat over the whole tensor ("nchw"). NaN wins, as in PyTorch; onnxruntime skips it.
 */
export function maxPool(x: Tensor, attributes: Omit<Attributes<typeof onnxMaxPool>, "outputs">): MaxPoolResult {
  return pooledOf(onnxMaxPool, { x }, attributes);
}

/** @param attributes as for `maxPool`; countIncludePad false. */
export function averagePool(x: Tensor, attributes: Attributes<typeof onnxAveragePool>): Tensor {
  return tensorOf(onnxAveragePool, { x }, attributes);
}

/** (Σ |x|ᵖ)^(1/p), a short last window not scaled up. @param attributes as for `maxPool`, without dilations; p 2 */
export function lpPool(x: Tensor, attributes: Attributes<typeof onnxLpPool>): Tensor {
  return tensorOf(onnxLpPool, { x }, attributes);
}

/**
 * @param indices of layout "nchw", as `maxPool` gives them, with a known `of`
 * @param attributes kernelShape; strides 1, pads 0; outputShape, in which the indices count
 */
export function maxUnpool(x: Tensor, indices: IndexTensor, attributes: Attributes<typeof onnxMaxUnpool>): Tensor {
  return tensorOf(onnxMaxUnpool, { x, indices }, attributes);
}

/** The mean of each channel. @returns [N, C, 1 …] */
export function globalAveragePool(x: Tensor): Tensor {
  return tensorOf(onnxGlobalAveragePool, { x }, {});
}

/** The maximum of each channel. @returns [N, C, 1 …] */
export function globalMaxPool(x: Tensor): Tensor {
  return tensorOf(onnxGlobalMaxPool, { x }, {});
}

/**
 * @param attributes scales or sizes, of all axes or the spatial ones; mode "nearest", coordinateTransformationMode
 *   "half_pixel", nearestMode "round_prefer_floor", cubicCoeffA -0.75
 */
export function resize(x: Tensor, attributes: Attributes<typeof onnxResize>): Tensor {
  return tensorOf(onnxResize, { x }, attributes);
}

/** The operator before Resize. @param attributes scales; mode "nearest" */
export function upsample(x: Tensor, attributes: Attributes<typeof onnxUpsample>): Tensor {
  return tensorOf(onnxUpsample, { x }, attributes);
}

/** Columns back into a picture. @param x [N, C · kernel, windows] @param attributes imageShape, blockShape; dilations, strides 1, pads 0 */
export function col2Im(x: Tensor, attributes: Attributes<typeof onnxCol2Im>): Tensor {
  return tensorOf(onnxCol2Im, { x }, attributes);
}

/** Channels into places. @param attributes blocksize; mode "DCR", or "CRD" for PyTorch's order */
export function depthToSpace(x: Tensor, attributes: Attributes<typeof onnxDepthToSpace>): Tensor {
  return tensorOf(onnxDepthToSpace, { x }, attributes);
}

/** Places into channels, in the order of "DCR". @param attributes blocksize */
export function spaceToDepth(x: Tensor, attributes: Attributes<typeof onnxSpaceToDepth>): Tensor {
  return tensorOf(onnxSpaceToDepth, { x }, attributes);
}
