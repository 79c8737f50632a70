// (a) Scatter: every input cell stamps the kernel on the output, and stamps add up. This is the op itself.

import { convTranspose1d, convTranspose2d, convTranspose3d } from "../ops/convTranspose.ts";
import { sizeOf, type Tensor } from "../tensor.ts";
import { type Construction, type ConstructionOptions, geometry } from "./geometry.ts";

const calls = [convTranspose1d, convTranspose2d, convTranspose3d];

/**
 * A transposed convolution by stamping.
 * @param x [N, C, …] or [C, …]
 * @param weight [C, out / groups, …kernel]
 * @returns the output, and the multiplies: one for each input cell and tap, also those that padding crops
 */
export function byScatter(x: Tensor, weight: Tensor, options: ConstructionOptions = {}): Construction {
  const { rank, pairs, inSizes, kernelSize } = geometry(x, weight, options);
  return { output: calls[rank - 1](x, weight, options), multiplies: pairs * sizeOf(inSizes) * sizeOf(kernelSize) };
}
