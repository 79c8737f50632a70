// Pools: for each window the largest cell and its position, or the sum of all divided by a count.
//
// Four windows at a time. Rows of the picture come split by column modulo the stride, so that the cells which one tap
// meets in neighbouring windows lie side by side.

import { copy, evens, floats, odds } from "./vectors";
import { copyWindow, Window } from "./window";

@unmanaged
export class Pool {
  x: usize;
  y: usize;
  /** For maxima, where positions go. */
  indices: usize;
  /** Room for the window of a plane, or 0 to read x where it lies. */
  window: usize;
  spare: usize;
  planes: i32;
  xPlane: i32;
  depths: i32;
  rows: i32;
  width: i32;
  taps: i32;
  /** For each tap: bytes in the window; cells in the plane of x. */
  offsets: usize;
  positions: usize;
  /** In bytes, from depth to depth and row to row of the window. */
  xDepth: i32;
  xRow: i32;
  /** Cells of the plane of x from depth to depth, row to row, window to window, and the position of the first. */
  depthStep: i32;
  rowStep: i32;
  columnStep: i32;
  firstPosition: i32;
  /** For each depth, row and column of windows, the position of its first cell that is no padding. */
  firstDepths: usize;
  firstRows: usize;
  firstColumns: usize;
  /** Counts to divide by, one a window of a plane, or one in all. */
  counts: usize;
  manyCounts: i32;
  sweep: Window;
}

const iota: v128 = i32x4(0, 1, 2, 3);

export function maxPool(pool: Pool): void {
  const cells = pool.depths * pool.rows * pool.width;
  for (let p = 0; p < pool.planes; p++) {
    let x = pool.x + floats(p * pool.xPlane);
    if (pool.window) {
      copyWindow(pool.sweep, pool.window, x, 1, -Infinity);
      x = pool.window;
    }
    let y = pool.y + floats(p * cells);
    let indices = pool.indices + floats(p * cells);
    for (let d = 0; d < pool.depths; d++) {
      for (let r = 0; r < pool.rows; r++) {
        const position = pool.firstPosition + d * pool.depthStep + r * pool.rowStep;
        const first = load<i32>(pool.firstDepths + floats(d)) + load<i32>(pool.firstRows + floats(r));
        maxRow(pool, x + d * pool.xDepth + r * pool.xRow, y, indices, position, first);
        y += floats(pool.width);
        indices += floats(pool.width);
      }
    }
  }
}

function maxRow(pool: Pool, x: usize, y: usize, indices: usize, position: i32, first: i32): void {
  const width = pool.width;
  if (width < 4) {
    maxFour(pool, x, pool.spare, pool.spare + 16, position, first, 0);
    copy(y, pool.spare, width);
    copy(indices, pool.spare + 16, width);
    return;
  }
  let j = 0;
  for (; j + 4 <= width; j += 4) maxFour(pool, x, y, indices, position, first, j);
  if (j < width) maxFour(pool, x, y, indices, position, first, width - 4);
}

// @ts-ignore: decorator
@inline
function maxFour(pool: Pool, x: usize, y: usize, indices: usize, position: i32, first: i32, j: i32): void {
  let best = f32x4.splat(-Infinity);
  let winner = i32x4.add(v128.load(pool.firstColumns + floats(j)), i32x4.splat(first));
  const places = i32x4.add(i32x4.mul(iota, i32x4.splat(pool.columnStep)), i32x4.splat(position + j * pool.columnStep));
  const from = x + floats(j);
  for (let tap = 0; tap < pool.taps; tap++) {
    const value = v128.load(from + load<i32>(pool.offsets + floats(tap)));
    // NaN is larger than everything; equal ones leave the first.
    const larger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
    best = v128.bitselect(value, best, larger);
    winner = v128.bitselect(i32x4.add(places, v128.load32_splat(pool.positions + floats(tap))), winner, larger);
  }
  v128.store(y + floats(j), best);
  v128.store(indices + floats(j), winner);
}

/** The same for windows of 2 × 2 side by side, read where they lie. */
export function maxPool2x2(x: usize, y: usize, indices: usize, planes: i32, height: i32, width: i32, rows: i32, columns: i32): void {
  const two = i32x4(0, 2, 4, 6);
  for (let p = 0; p < planes; p++) {
    for (let r = 0; r < rows; r++) {
      const upper = x + floats((p * height + 2 * r) * width);
      for (let j = 0; j < columns; ) {
        const at = upper + floats(2 * j);
        const place = i32x4.add(two, i32x4.splat(2 * r * width + 2 * j));
        const a = v128.load(at);
        const b = v128.load(at, 16);
        const c = v128.load(at + floats(width));
        const d = v128.load(at + floats(width), 16);
        let best = evens(a, b);
        let winner = place;
        let value = odds(a, b);
        let larger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, larger);
        winner = v128.bitselect(i32x4.add(place, i32x4.splat(1)), winner, larger);
        value = evens(c, d);
        larger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, larger);
        winner = v128.bitselect(i32x4.add(place, i32x4.splat(width)), winner, larger);
        value = odds(c, d);
        larger = v128.or(f32x4.gt(value, best), f32x4.ne(value, value));
        best = v128.bitselect(value, best, larger);
        winner = v128.bitselect(i32x4.add(place, i32x4.splat(width + 1)), winner, larger);
        v128.store(y + floats(j), best);
        v128.store(indices + floats(j), winner);
        j = j + 4 == columns ? columns : min(j + 4, columns - 4);
      }
      y += floats(columns);
      indices += floats(columns);
    }
  }
}

export function avgPool(pool: Pool): void {
  const cells = pool.depths * pool.rows * pool.width;
  for (let p = 0; p < pool.planes; p++) {
    let x = pool.x + floats(p * pool.xPlane);
    if (pool.window) {
      copyWindow(pool.sweep, pool.window, x, 1, 0);
      x = pool.window;
    }
    let y = pool.y + floats(p * cells);
    let counts = pool.counts;
    for (let d = 0; d < pool.depths; d++) {
      for (let r = 0; r < pool.rows; r++) {
        avgRow(pool, x + d * pool.xDepth + r * pool.xRow, y, counts);
        y += floats(pool.width);
        if (pool.manyCounts) counts += floats(pool.width);
      }
    }
  }
}

function avgRow(pool: Pool, x: usize, y: usize, counts: usize): void {
  const width = pool.width;
  if (width < 4) {
    avgFour(pool, x, pool.spare, counts, 0);
    copy(y, pool.spare, width);
    return;
  }
  let j = 0;
  for (; j + 4 <= width; j += 4) avgFour(pool, x, y, counts, j);
  if (j < width) avgFour(pool, x, y, counts, width - 4);
}

// @ts-ignore: decorator
@inline
function avgFour(pool: Pool, x: usize, y: usize, counts: usize, j: i32): void {
  let sum = f32x4.splat(0);
  const from = x + floats(j);
  for (let tap = 0; tap < pool.taps; tap++) {
    sum = f32x4.add(sum, v128.load(from + load<i32>(pool.offsets + floats(tap))));
  }
  const count = pool.manyCounts ? v128.load(counts + floats(j)) : v128.load32_splat(counts);
  v128.store(y + floats(j), f32x4.div(sum, count));
}

/** The mean of 2 × 2 windows side by side, read where they lie. */
export function avgPool2x2(x: usize, y: usize, planes: i32, height: i32, width: i32, rows: i32, columns: i32, inverse: f32): void {
  const factor = f32x4.splat(inverse);
  for (let p = 0; p < planes; p++) {
    for (let r = 0; r < rows; r++) {
      const upper = x + floats((p * height + 2 * r) * width);
      for (let j = 0; j < columns; ) {
        const at = upper + floats(2 * j);
        const a = f32x4.add(v128.load(at), v128.load(at + floats(width)));
        const b = f32x4.add(v128.load(at, 16), v128.load(at + floats(width), 16));
        v128.store(y + floats(j), f32x4.mul(f32x4.add(evens(a, b), odds(a, b)), factor));
        j = j + 4 == columns ? columns : min(j + 4, columns - 4);
      }
      y += floats(columns);
    }
  }
}

/**
 * Puts each number where its index says, and 0 everywhere else.
 * @returns how many indices lie outside their plane; their numbers are not put anywhere
 */
export function unpool(to: usize, from: usize, indices: usize, planes: i32, perPlane: i32, plane: i32): i32 {
  let wrong = 0;
  const bytes = floats(plane);
  for (let p = 0; p < planes; p++) {
    memory.fill(to, 0, bytes);
    for (let i = 0; i < perPlane; i++) {
      const index = load<u32>(indices);
      if (index < <u32>plane) store<f32>(to + ((<usize>index) << 2), load<f32>(from));
      else wrong++;
      indices += 4;
      from += 4;
    }
    to += bytes;
  }
  return wrong;
}
