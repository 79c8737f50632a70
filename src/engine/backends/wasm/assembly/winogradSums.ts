// Winograd's way back, Aᵀ s A: from 36 sums to the 4 × 4 outputs of a tile, four tiles to a vector. See winograd.ts.

import { floats, plus, zipHigh, zipLow } from "./vectors";
import { LIST, Winograd } from "./winogradJob";

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

export function transformSums(job: Winograd, from: usize, place: usize, y: usize, bias: f32, count: i32): void {
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
