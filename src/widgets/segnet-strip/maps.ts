/** A picture down through pools by 2 and up again, with the switches or without, as SegNet's encoder and decoder do. */
import type { IndexTensor } from "#engine/indexTensor.ts";
import { compose, type LinearMap, linearMap } from "#engine/linear/linearMap.ts";
import { avgUnpool2d } from "#engine/ops/avgUnpool.ts";
import { maxPool2d } from "#engine/ops/maxPool.ts";
import { maxUnpool2d } from "#engine/ops/maxUnpool.ts";
import { nailUnpool2d } from "#engine/ops/nailUnpool.ts";
import type { Tensor } from "#engine/tensor.ts";

export const ways = ["switches", "nails", "copy"] as const;
export type WayUp = (typeof ways)[number];

const window = { kernelSize: 2, stride: 2 };

/** One level down: what was pooled, and how to go back up to its size. */
export interface Level {
  readonly x: Tensor;
  readonly indices: IndexTensor;
  readonly pool: LinearMap;
}

/** The levels from the picture down, and the smallest map. @param x [1, H, W] */
export function down(x: Tensor, depth: number): { readonly levels: readonly Level[]; readonly bottom: Tensor } {
  const levels: Level[] = [];
  let map = x;
  for (let level = 0; level < depth; level++) {
    const { output, indices } = maxPool2d(map, window);
    levels.push({ x: map, indices, pool: linearMap((values) => maxPool2d(values, window), map) });
    map = output;
  }
  return { levels, bottom: map };
}

/** Each map on the way up, the largest first, with its matrix from the smallest map. */
export function up(levels: readonly Level[], bottom: Tensor, way: WayUp) {
  const maps: { readonly map: Tensor; readonly from: LinearMap }[] = [];
  let [map, from] = [bottom, linearMap((values) => values, bottom)];
  for (const { x, indices } of [...levels].reverse()) {
    // The size before the pool is remembered: 7 pools to 3, and 3 alone would go back to 6.
    const outputSize = x.shape.slice(1);
    const unpool = {
      switches: (values: Tensor) => maxUnpool2d(values, indices, { ...window, outputSize }),
      nails: (values: Tensor) => nailUnpool2d(values, { ...window, outputSize }),
      copy: (values: Tensor) => avgUnpool2d(values, { ...window, outputSize, mode: "copy" }),
    }[way];
    from = compose(linearMap(unpool, map), from);
    map = unpool(map);
    maps.unshift({ map, from });
  }
  return maps;
}

/** The matrix from each map of the way down to the smallest, the picture's first. */
export function toBottom(levels: readonly Level[]): LinearMap[] {
  return levels.map((_, first) => {
    const [map, ...rest] = levels.slice(first).map(({ pool }) => pool);
    if (!map) throw new Error("A level without a pool.");
    return rest.reduce((inner, outer) => compose(outer, inner), map);
  });
}

/** Peak signal-to-noise ratio in dB, for brightness up to 255. */
export function psnr(a: Tensor, b: Tensor): number {
  const squares = Array.from(a.data, (value, at) => (value - (b.data[at] ?? 0)) ** 2);
  const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length;
  return 10 * Math.log10(255 ** 2 / mean);
}
