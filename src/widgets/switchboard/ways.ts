/**
 * The four ways back from windows of 2 × 2, each with the pool it is held against. With the switches frozen, all of them
 * are linear: a pool is a matrix A, a way back a matrix U.
 */
import type { IndexTensor } from "#engine/indexTensor.ts";
import { type LinearMap, linearMap } from "#engine/linear/linearMap.ts";
import { avgPool2d } from "#engine/ops/avgPool.ts";
import { avgUnpool2d } from "#engine/ops/avgUnpool.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { maxPool2d } from "#engine/ops/maxPool.ts";
import { maxUnpool2d } from "#engine/ops/maxUnpool.ts";
import { nailUnpool2d } from "#engine/ops/nailUnpool.ts";
import { ones, type Tensor } from "#engine/tensor.ts";

export const wayNames = ["maxUnpool", "nails", "copy", "adjoint"] as const;
export type WayName = (typeof wayNames)[number];

/** A pool and a way back, as matrices. */
export interface Way {
  readonly pool: LinearMap;
  readonly unpool: LinearMap;
}

const window = { kernelSize: 2 };

/**
 * @param x the map that is pooled, [1, 4, 4]; its maxima set the switches
 * @param z a pooled map, [1, 2, 2]; only its shape counts
 * @param indices the switches
 */
export function waysOf(x: Tensor, z: Tensor, indices: IndexTensor): Readonly<Record<WayName, Way>> {
  const mean = linearMap((map) => avgPool2d(map, window), x);
  return {
    maxUnpool: {
      pool: linearMap((map) => maxPool2d(map, window), x),
      unpool: linearMap((map) => maxUnpool2d(map, indices, window), z),
    },
    nails: {
      // A kernel of one cell with stride 2 reads the first cell of each window.
      pool: linearMap((map) => conv2d(map, ones([1, 1, 1, 1]), { stride: 2 }), x),
      unpool: linearMap((map) => nailUnpool2d(map, window), z),
    },
    copy: { pool: mean, unpool: linearMap((map) => avgUnpool2d(map, { ...window, mode: "copy" }), z) },
    adjoint: { pool: mean, unpool: linearMap((map) => avgUnpool2d(map, { ...window, mode: "adjoint" }), z) },
  };
}
