// Weights in the order in which tiles read them: for each tile of channels, tap after tap, the channels side by side.

import { floats } from "./vectors";

/** The most channels a tile has; see tiles.mjs. */
export const MOST_ROWS = ASC_FEATURE_RELAXED_SIMD ? 6 : 5;

/** How many tiles so many channels make, and how many channels the tile has: as equal as can be. */
// @ts-ignore: decorator
@inline
export function tileCount(channels: i32): i32 {
  return (channels + MOST_ROWS - 1) / MOST_ROWS;
}

// @ts-ignore: decorator
@inline
export function tileRows(channels: i32, tiles: i32, tile: i32): i32 {
  return channels / tiles + i32(tile < channels % tiles);
}

/**
 * Packs a matrix for each group; row m and column k of it lies at from[m · rowStep + columns[k]]. Steps are in floats.
 * @returns 0 if all numbers are finite, else NaN: then padding cannot be a factor 0, since 0 · ∞ is not 0.
 */
export function pack(to: usize, toStep: i32, from: usize, fromStep: i32, groups: i32, rowStep: i32, columns: usize, k: i32, rows: i32): f32 {
  let odd: f32 = 0;
  for (let g = 0; g < groups; g++) {
    odd += packGroup(to, from, rowStep, columns, k, rows);
    to += floats(toStep);
    from += floats(fromStep);
  }
  return odd;
}

function packGroup(to: usize, from: usize, rowStep: i32, columns: usize, k: i32, rows: i32): f32 {
  const tiles = tileCount(rows);
  const end = columns + floats(k);
  let odd: f32 = 0;
  for (let tile = 0; tile < tiles; tile++) {
    const m = tileRows(rows, tiles, tile);
    for (let at = columns; at < end; at += 4) {
      let source = from + floats(load<i32>(at));
      for (let i = 0; i < m; i++) {
        const value = load<f32>(source);
        odd += value * 0;
        store<f32>(to, value);
        to += 4;
        source += floats(rowStep);
      }
    }
    from += floats(m * rowStep);
  }
  return odd;
}
