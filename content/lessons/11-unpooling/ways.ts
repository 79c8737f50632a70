// The ways back up from windows of 2 × 2, and how near each comes to the plane it started from.
import { avgPool2d, avgUnpool2d, maxPool2d, maxUnpool2d, mse, nailUnpool2d, type Tensor } from "#engine/index.ts";

const tiles = { kernelSize: 2 };

/** Unpools what the way's own pool left of a plane: the maxima for the first two, the means for the others. */
export const ways = {
  switches: (x: Tensor) => {
    const { output, indices } = maxPool2d(x, tiles);
    return maxUnpool2d(output, indices, tiles);
  },
  nails: (x: Tensor) => nailUnpool2d(maxPool2d(x, tiles).output, tiles),
  copy: (x: Tensor) => avgUnpool2d(avgPool2d(x, tiles), tiles),
  share: (x: Tensor) => avgUnpool2d(avgPool2d(x, tiles), { ...tiles, mode: "adjoint" }),
} as const;
export type Way = keyof typeof ways;

/** The mean of the squared differences. */
export const error = (way: Way, x: Tensor): number => mse(ways[way](x), x).data[0] ?? Number.NaN;

/** Peak signal-to-noise ratio in decibels: higher is nearer. @param peak the largest number a cell may hold */
export const psnr = (way: Way, x: Tensor, peak: number): number => 10 * Math.log10(peak ** 2 / error(way, x));

/** How many cells hold their number again. */
export const exact = (way: Way, x: Tensor): number =>
  [...ways[way](x).data].filter((value, cell) => value === x.data[cell]).length;
