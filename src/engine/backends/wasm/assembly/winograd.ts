// 3 × 3 convolutions with stride 1 by Winograd's method F(4×4, 3×3): 36 products a tile of 4 × 4 outputs instead of 144.
//
//     y = Aᵀ [ (G w Gᵀ) ⊙ (Bᵀ x B) ] A        summed over input channels inside the brackets
//
// Each of the 36 places is a matrix product over channels and tiles, done by the tiles of tiles.mjs. Sixths and
// twenty-fourths make it inexact even for whole numbers. Source: Lavin & Gray 2016 (arXiv 1509.09308), section 4.

import { tileCount, tileRows } from "./pack";
import { tileRow } from "./tiles";
import { floats, fma, zipHigh, zipLow } from "./vectors";
import { copyWindow, Window } from "./window";

@unmanaged
export class Winograd {
  x: usize;
  y: usize;
  bias: usize;
  weight: usize;
  /** Room for transformed weights; the window of a group; transformed inputs and sums; vectors on their way. */
  weights: usize;
  window: usize;
  inputs: usize;
  sums: usize;
  spare: usize;
  batch: i32;
  groups: i32;
  inChannels: i32;
  outChannels: i32;
  xPlane: i32;
  height: i32;
  width: i32;
  /** Tiles below and beside each other, and how many rows of them are done at once. */
  tileRows: i32;
  tileColumns: i32;
  blockRows: i32;
  /** For each input channel, bytes to its tiles. */
  offsets: usize;
  zeros: usize;
  sweep: Window;
}

/** Where the list of tiles starts in `spare`, after 24 vectors on their way down and 16 on their way across. */
const LIST: usize = 640;

export function winograd(job: Winograd): void {
  const perGroup = job.outChannels * job.inChannels;
  for (let n = 0; n < job.batch; n++) {
    for (let g = 0; g < job.groups; g++) {
      const group = n * job.groups + g;
      copyWindow(job.sweep, job.window, job.x + floats(group * job.inChannels * job.xPlane), job.inChannels, 0);
      const y = job.y + floats(group * job.outChannels * job.height * job.width);
      for (let row = 0; row < job.tileRows; row += job.blockRows) {
        const rows = min(job.blockRows, job.tileRows - row);
        transformInputs(job, row, rows);
        multiply(job, y, job.weights + floats(g * perGroup * 36), job.bias + floats(g * job.outChannels), row, rows);
      }
    }
  }
}

/** All weights transformed, for as many calls as they serve. */
export function winogradWeights(job: Winograd): void {
  const perGroup = job.outChannels * job.inChannels;
  for (let g = 0; g < job.groups; g++) {
    transformWeights(job, job.weight + floats(g * perGroup * 9), job.weights + floats(g * perGroup * 36));
  }
}

/** G w Gᵀ, packed for each of the 36 places as pack.ts does. */
function transformWeights(job: Winograd, from: usize, to: usize): void {
  const tiles = tileCount(job.outChannels);
  const place = floats(job.outChannels * job.inChannels);
  for (let tile = 0; tile < tiles; tile++) {
    const m = tileRows(job.outChannels, tiles, tile);
    for (let i = 0; i < m; i++) {
      for (let c = 0; c < job.inChannels; c++) {
        weightColumns(from, job.spare);
        let into = to + floats(c * m + i);
        for (let r = 0; r < 6; r++) {
          const a = load<f32>(job.spare + floats(3 * r));
          const b = load<f32>(job.spare + floats(3 * r), 4);
          const d = load<f32>(job.spare + floats(3 * r), 8);
          const even = (a + d) * (1 / 6.0);
          const far = a * (1 / 24.0) + d * (1 / 6.0);
          store<f32>(into, a * 0.25);
          store<f32>(into + place, -even - b * (1 / 6.0));
          store<f32>(into + 2 * place, -even + b * (1 / 6.0));
          store<f32>(into + 3 * place, far + b * (1 / 12.0));
          store<f32>(into + 4 * place, far - b * (1 / 12.0));
          store<f32>(into + 5 * place, d);
          into += 6 * place;
        }
        from += 36;
      }
    }
    to += floats(m * job.inChannels);
  }
}

/** G w: six rows of three. */
function weightColumns(from: usize, to: usize): void {
  for (let j: usize = 0; j < 12; j += 4) {
    const a = load<f32>(from + j);
    const b = load<f32>(from + j, 12);
    const d = load<f32>(from + j, 24);
    const even = (a + d) * (1 / 6.0);
    const far = a * (1 / 24.0) + d * (1 / 6.0);
    store<f32>(to + j, a * 0.25);
    store<f32>(to + j, -even - b * (1 / 6.0), 12);
    store<f32>(to + j, -even + b * (1 / 6.0), 24);
    store<f32>(to + j, far + b * (1 / 12.0), 36);
    store<f32>(to + j, far - b * (1 / 12.0), 48);
    store<f32>(to + j, d, 60);
  }
}

// @ts-ignore: decorator
@inline
function times(a: v128, factor: f32): v128 {
  return f32x4.mul(a, f32x4.splat(factor));
}

// @ts-ignore: decorator
@inline
function plus(a: v128, factor: f32, b: v128): v128 {
  return fma(b, f32x4.splat(factor), a);
}

/** Bᵀ of six vectors, written `step` bytes apart. */
// @ts-ignore: decorator
@inline
function inputSix(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, to: usize, step: usize): void {
  const ec = plus(e, -4, c);
  const db = plus(d, -4, b);
  const EC = f32x4.sub(e, c);
  const DB = times(f32x4.sub(d, b), 2);
  v128.store(to, plus(plus(e, 4, a), -5, c));
  v128.store(to + step, f32x4.add(ec, db));
  v128.store(to + 2 * step, f32x4.sub(ec, db));
  v128.store(to + 3 * step, f32x4.add(EC, DB));
  v128.store(to + 4 * step, f32x4.sub(EC, DB));
  v128.store(to + 5 * step, plus(plus(f, 4, b), -5, d));
}

/** Bᵀ x B, four tiles at a time: [36][channel][tile]. The window's rows are split by column modulo 4. */
function transformInputs(job: Winograd, row: i32, rows: i32): void {
  const tiles = job.blockRows * job.tileColumns;
  const place = floats(job.inChannels * tiles);
  const part = floats(job.sweep.part);
  const step = floats(job.sweep.row);
  for (let c = 0; c < job.inChannels; c++) {
    for (let r = 0; r < rows; r++) {
      const from = job.window + floats(c * job.sweep.plane + 4 * (row + r) * job.sweep.row);
      const to = job.inputs + floats(c * tiles + r * job.tileColumns);
      for (let j = 0; j < job.tileColumns; ) {
        let into = job.spare;
        for (let column: usize = 0; column < 6; column++) {
          const at = from + part * (column & 3) + floats(j + i32(column >> 2));
          const a = v128.load(at);
          const b = v128.load(at + step);
          const d = v128.load(at + 2 * step);
          const e = v128.load(at + 3 * step);
          const f = v128.load(at + 4 * step);
          const g = v128.load(at + 5 * step);
          inputSix(a, b, d, e, f, g, into, 96);
          into += 16;
        }
        for (let line: usize = 0; line < 6; line++) {
          const at = job.spare + line * 96;
          const target = to + floats(j) + line * 6 * place;
          inputSix(
            v128.load(at),
            v128.load(at, 16),
            v128.load(at, 32),
            v128.load(at, 48),
            v128.load(at, 64),
            v128.load(at, 80),
            target,
            place,
          );
        }
        j = j + 4 == job.tileColumns ? job.tileColumns : min(j + 4, job.tileColumns - 4);
      }
    }
  }
}

/** The 36 matrix products, and the way back. */
function multiply(job: Winograd, y: usize, weights: usize, bias: usize, row: i32, rows: i32): void {
  const count = rows * job.tileColumns;
  const inputs = floats(job.inChannels * job.blockRows * job.tileColumns);
  const channels = job.outChannels;
  const tiles = tileCount(channels);
  const plane = floats(count);
  for (let e = 0; e < 36; e++) {
    const packed = weights + floats(channels * job.inChannels * e);
    const sums = job.sums + plane * (e * channels);
    let channel = 0;
    for (let tile = 0; tile < tiles; tile++) {
      const m = tileRows(channels, tiles, tile);
      const weight = packed + floats(channel * job.inChannels);
      tileRow(m, count, job.inChannels, weight, job.inputs + inputs * e, job.offsets, sums + plane * channel, plane, job.zeros);
      channel += m;
    }
  }
  listTiles(job, row, rows);
  for (let c = 0; c < channels; c++) {
    const to = y + floats(c * job.height * job.width);
    transformSums(job, job.sums + plane * c, plane * channels, to, load<f32>(bias + floats(c)), count);
  }
}

/** For each tile of a block: where its first cell lies in a plane, in bytes; its rows and columns; whether it is whole. */
function listTiles(job: Winograd, row: i32, rows: i32): void {
  let at = job.spare + LIST;
  for (let r = row; r < row + rows; r++) {
    for (let c = 0; c < job.tileColumns; c++) {
      store<i32>(at, (4 * r * job.width + 4 * c) * 4);
      store<i32>(at, min(4, job.height - 4 * r), 4);
      store<i32>(at, min(4, job.width - 4 * c), 8);
      store<i32>(at, i32(4 * r + 4 <= job.height && 4 * c + 4 <= job.width), 12);
      at += 16;
    }
  }
}

/** Aᵀ of six vectors: four, 16 bytes apart or further. */
// @ts-ignore: decorator
@inline
function outputFour(a: v128, b: v128, c: v128, d: v128, e: v128, f: v128, to: usize, step: usize): void {
  const bc = f32x4.add(b, c);
  const de = f32x4.add(d, e);
  const BC = f32x4.sub(b, c);
  const DE = f32x4.sub(d, e);
  v128.store(to, f32x4.add(f32x4.add(a, bc), de));
  v128.store(to + step, plus(BC, 2, DE));
  v128.store(to + 2 * step, plus(bc, 4, de));
  v128.store(to + 3 * step, f32x4.add(plus(BC, 8, DE), f));
}

function transformSums(job: Winograd, from: usize, place: usize, y: usize, bias: f32, count: i32): void {
  const rise = f32x4.splat(bias);
  const step = floats(job.width);
  const lines = job.spare + 384;
  for (let t = 0; t < count; ) {
    const at = from + floats(t);
    for (let column: usize = 0; column < 6; column++) {
      const a = at + place * column;
      outputFour(
        v128.load(a),
        v128.load(a + 6 * place),
        v128.load(a + 12 * place),
        v128.load(a + 18 * place),
        v128.load(a + 24 * place),
        v128.load(a + 30 * place),
        job.spare + 16 * column,
        96,
      );
    }
    for (let line: usize = 0; line < 4; line++) {
      const a = job.spare + 96 * line;
      const into = lines + 16 * line;
      outputFour(v128.load(a), v128.load(a, 16), v128.load(a, 32), v128.load(a, 48), v128.load(a, 64), v128.load(a, 80), into, 64);
    }
    // Now cell c of line l of four tiles lies at [c][l]; each tile wants its four cells of a line together.
    const tile = job.spare + LIST + 16 * t;
    const whole = load<i32>(tile, 12) & load<i32>(tile, 28) & load<i32>(tile, 44) & load<i32>(tile, 60);
    let to0 = y + <usize>load<i32>(tile);
    let to1 = y + <usize>load<i32>(tile, 16);
    let to2 = y + <usize>load<i32>(tile, 32);
    let to3 = y + <usize>load<i32>(tile, 48);
    for (let line = 0; line < 4; line++) {
      const into = lines + 16 * line;
      const p = f32x4.add(v128.load(into), rise);
      const q = f32x4.add(v128.load(into, 64), rise);
      const r = f32x4.add(v128.load(into, 128), rise);
      const s = f32x4.add(v128.load(into, 192), rise);
      const pr = zipLow(p, r);
      const qs = zipLow(q, s);
      const PR = zipHigh(p, r);
      const QS = zipHigh(q, s);
      if (whole) {
        v128.store(to0, zipLow(pr, qs));
        v128.store(to1, zipHigh(pr, qs));
        v128.store(to2, zipLow(PR, QS));
        v128.store(to3, zipHigh(PR, QS));
      } else {
        put(tile, to0, line, zipLow(pr, qs));
        put(tile + 16, to1, line, zipHigh(pr, qs));
        put(tile + 32, to2, line, zipLow(PR, QS));
        put(tile + 48, to3, line, zipHigh(PR, QS));
      }
      to0 += step;
      to1 += step;
      to2 += step;
      to3 += step;
    }
    t = t + 4 == count ? count : min(t + 4, count - 4);
  }
}

/** One line of one tile, as far as the picture goes. */
// @ts-ignore: decorator
@inline
function put(tile: usize, to: usize, line: i32, cells: v128): void {
  if (line < load<i32>(tile, 4)) {
    const left = load<i32>(tile, 8);
    if (left == 4) v128.store(to, cells);
    else putSome(to, left, cells);
  }
}

function putSome(to: usize, left: i32, cells: v128): void {
  store<f32>(to, f32x4.extract_lane(cells, 0));
  if (left > 1) store<f32>(to, f32x4.extract_lane(cells, 1), 4);
  if (left > 2) store<f32>(to, f32x4.extract_lane(cells, 2), 8);
}
