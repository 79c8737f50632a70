// The part of a picture that taps read, as it lies in memory: in the picture itself, or in a copy with zeros around it.
// See assembly/window.ts, which makes the copy.

import type { Three } from "./axes.ts";

/** Where the window's rows and planes lie: in the picture itself if it has all of them, else in a copy. */
export function viewOf(
  picture: Three<number>,
  first: Three<number>,
  sizes: Three<number>,
  split: number,
  channels: number,
) {
  const padded = first.some((cell, axis) => cell < 0 || cell + sizes[axis] > picture[axis]);
  const inPlace = picture[1] * picture[2];
  if (!padded && split === 1 && first.every((cell) => cell === 0) && !crowds(picture[0] * inPlace, channels)) {
    return {
      padded,
      window: undefined,
      windowSize: 0,
      part: 0,
      row: picture[2],
      depth: inPlace,
      plane: picture[0] * inPlace,
    };
  }
  const part = Math.ceil(sizes[2] / split);
  const row = part * split;
  const depth = sizes[1] * row;
  const plane = sizes[0] * depth + (crowds(sizes[0] * depth, channels) ? 16 : 0);
  return {
    padded,
    window: [...picture, ...first, ...sizes, split, part, row, plane],
    windowSize: channels * plane,
    part,
    row,
    depth,
    plane,
  };
}

/** Planes a multiple of 4096 bytes apart share few lines of the cache; a few of them do not mind. */
function crowds(plane: number, channels: number): boolean {
  return plane % 1024 === 0 && channels > 4;
}
