// (b) The matrix: write the convolution from the output's shape to the input's as a matrix C, and multiply by Cᵀ.

import { apply, type LinearMap, transpose } from "../linear/linearMap.ts";
import { fromLinks } from "../linear/sparse.ts";
import { gatherLinks } from "../ops/contractions.ts";
import { sizeOf, type Tensor, zeros } from "../tensor.ts";
import { type Construction, type ConstructionOptions, geometry } from "./geometry.ts";

export interface MatrixConstruction extends Construction {
  /** C, the matrix of the convolution; the output is Cᵀx. */
  readonly convolution: LinearMap;
}

/**
 * A transposed convolution as the product with a transposed matrix.
 * @param x [N, C, …] or [C, …]
 * @param weight [C, out / groups, …kernel]
 * @returns the output, C, and the multiplies of the dense product: rows times columns, one matrix a picture
 */
export function byMatrix(x: Tensor, weight: Tensor, options: ConstructionOptions = {}): MatrixConstruction {
  const { layer, shape } = geometry(x, weight, options);
  const links = gatherLinks("byMatrix", layer, zeros(shape, x.dtype), weight, x.size).x();
  const convolution: LinearMap = { matrix: fromLinks(links), from: shape, to: x.shape };
  const batch = Math.max(1, layer.batch);
  return {
    output: apply(transpose(convolution), x),
    multiplies: (x.size / batch) * (sizeOf(shape) / batch) * layer.batch,
    convolution,
  };
}
