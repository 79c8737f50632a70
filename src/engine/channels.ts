// The channel of every number of a picture: what a bias is spread by, and its gradient summed by.

import { sizeOf } from "./tensor.ts";

/** For each number of [N, C, …] or [C, …] with `rank` spatial axes, its channel. */
export function channelMap(shape: readonly number[], rank: number): Int32Array {
  const channels = shape[shape.length - rank - 1];
  const plane = sizeOf(shape.slice(shape.length - rank));
  const map = new Int32Array(sizeOf(shape));
  for (let i = 0; i < map.length; i++) map[i] = Math.floor(i / plane) % channels;
  return map;
}
