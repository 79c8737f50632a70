// Winograd's inputs, Bᵀ x B: 36 numbers for each 6 × 6 cells that a tile reads, four tiles to a vector. See winograd.ts.

import { floats, plus } from "./vectors";
import { Winograd } from "./winogradJob";

// @ts-ignore: decorator
@inline
function times(a: v128, factor: f32): v128 {
  return f32x4.mul(a, f32x4.splat(factor));
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
export function transformInputs(job: Winograd, row: i32, rows: i32): void {
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
