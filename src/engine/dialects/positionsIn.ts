// Where the numbers of a pooled picture go in the whole output, from indices that count one plane each.

import { type IndexTensor, indexError } from "../indexTensor.ts";
import { sizeOf, type Tensor } from "../tensor.ts";

/** @throws EngineError for an index outside the plane */
export function positionsIn(indices: IndexTensor, x: Tensor, spatial: readonly number[]): Int32Array {
  const plane = sizeOf(spatial);
  const perPlane = sizeOf(x.shape.slice(2));
  return Int32Array.from(indices.data, (index, i) => {
    if (!(index >= 0 && index < plane)) throw indexError("scatter", index, i, plane);
    return Math.floor(i / perPlane) * plane + index;
  });
}
