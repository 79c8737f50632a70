/** Four ways to put numbers back where windows overlap and two of them name one cell. */
import { equal } from "#engine/compare.ts";
import { EngineError } from "#engine/errors.ts";
import type { IndexTensor } from "#engine/indexTensor.ts";
import { type LinearMap, linearMap, transpose } from "#engine/linear/linearMap.ts";
import { dense } from "#engine/linear/sparse.ts";
import { maxUnpool1d, type Overlap } from "#engine/ops/maxUnpool.ts";
import type { Tensor } from "#engine/tensor.ts";
import type { Triple } from "../kit/define.ts";
import { entriesOf } from "../kit/triples.ts";

export const modes = ["error", "overwrite", "max", "sum"] as const satisfies readonly Overlap[];

export interface PutBack {
  /** Undefined where the mode refuses. */
  readonly data: readonly number[] | undefined;
  readonly refusal: string;
  /** Which number stays in which cell. */
  readonly triples: readonly Triple[];
  /** ⟨x, Uy⟩ */
  readonly up: number;
  /** Whether U is the transpose of the pool, as a matrix. */
  readonly isTranspose: boolean;
}

interface Asked {
  /** The row that was pooled, and the pool with its winners frozen. */
  readonly x: Tensor;
  readonly pool: LinearMap;
  /** The numbers to put back, and where each goes. */
  readonly y: Tensor;
  readonly indices: IndexTensor;
  readonly kernelSize: number;
  readonly stride: number;
}

export function putBack(overlap: Overlap, { x, pool, y, indices, kernelSize, stride }: Asked): PutBack {
  const options = { kernelSize, stride, outputSize: x.size, overlap };
  try {
    const z = maxUnpool1d(y, indices, options);
    const map = linearMap((numbers) => maxUnpool1d(numbers, indices, options), y);
    return {
      data: [...z.data],
      refusal: "",
      triples: entriesOf(map),
      up: dot(x, z),
      isTranspose: equal(dense(map.matrix), dense(transpose(pool).matrix)),
    };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { data: undefined, refusal: error.message, triples: [], up: Number.NaN, isTranspose: false };
  }
}

export function dot(a: Tensor, b: Tensor): number {
  return Array.from(a.data).reduce((sum, value, cell) => sum + value * (b.data[cell] ?? 0), 0);
}
