// JAX: convolutions of jax.lax, whose layouts are words of their own. `conv` has channels first unless told otherwise,
// `convTranspose` channels last; strides and padding have no defaults. Source: jax.lax, documentation.

import type { Given } from "../params/index.ts";
import type { Tensor } from "../tensor.ts";
import { jaxConv, jaxConvTranspose } from "./jaxConv.ts";
import { tensorOf } from "./outcomes.ts";

/** Every call of the dialect. */
export const ops = [jaxConv, jaxConvTranspose] as const;

/**
 * lax.conv_general_dilated.
 * @param lhs [N, C, *] unless dimensionNumbers say otherwise
 * @param rhs [O, I, *] unless they do
 * @param options windowStrides; padding "SAME", "SAME_LOWER", "VALID" or pairs, below 0 to crop; lhsDilation (zeros between
 *   input cells) and rhsDilation 1; dimensionNumbers; featureGroupCount 1
 * @throws EngineError in JAX's names
 * @example conv(x, w, { windowStrides: 2, padding: "SAME", dimensionNumbers: ["NHWC", "HWIO", "NHWC"] })
 */
export function conv(lhs: Tensor, rhs: Tensor, options: Given<typeof jaxConv.params>): Tensor {
  return tensorOf(jaxConv, { x: lhs, weight: rhs }, options);
}

/**
 * lax.conv_transpose: zeros between the cells, then a convolution, so the kernel stamps backwards.
 * @param lhs [N, *, C] unless dimensionNumbers say otherwise
 * @param rhs [*, C, out]; with transposeKernel [*, out, C], and the kernel stamps forwards as in the other frameworks
 * @param options strides; padding "SAME", "VALID" or pairs around the cells and zeros; rhsDilation 1; dimensionNumbers;
 *   transposeKernel false; useConsistentPadding false: pairs are those of the convolution to be undone
 */
export function convTranspose(lhs: Tensor, rhs: Tensor, options: Given<typeof jaxConvTranspose.params>): Tensor {
  return tensorOf(jaxConvTranspose, { x: lhs, weight: rhs }, options);
}
