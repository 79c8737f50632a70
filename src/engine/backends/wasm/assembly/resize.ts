// Resizing: a small matrix along rows and one along columns. Rows are mixed first, four cells at a time. Where the row is
// enlarged by a whole number s, cell q · s + r mixes the same neighbours of cell q for all q: s shares, then interleaved.
// Else each cell is mixed by itself.

import { interleave } from "./interleave";
import { copy, fill, floats, fma } from "./vectors";

@unmanaged
export class Resize {
  x: usize;
  y: usize;
  /** Room for a mixed row with `reach` cells at both ends, and for shares of the result. */
  spare: usize;
  shares: usize;
  planes: i32;
  height: i32;
  width: i32;
  outHeight: i32;
  outWidth: i32;
  /** Links of output rows: where those of each start, one more for the end; input rows; weights. */
  rowStarts: usize;
  rowCells: usize;
  rowWeights: usize;
  /** 0, or by how much a row is enlarged; cells beyond an end stand for the one at that end. */
  scale: i32;
  reach: i32;
  /** Links of output columns, likewise; with a scale, of the shares, with cells counted from q − reach. */
  columnStarts: usize;
  columnCells: usize;
  columnWeights: usize;
}

export function resize(job: Resize): void {
  const row = job.spare + floats(job.reach);
  const step = floats((job.width + 11) & ~3);
  for (let p = 0; p < job.planes; p++) {
    const x = job.x + floats(p * job.height * job.width);
    for (let r = 0; r < job.outHeight; r++) {
      const begin = load<i32>(job.rowStarts + floats(r));
      const end = load<i32>(job.rowStarts + floats(r + 1));
      mix(row, x, floats(job.width), job.rowCells, job.rowWeights, begin, end, job.width);
      const y = job.y + floats((p * job.outHeight + r) * job.outWidth);
      if (!job.scale) {
        mixCells(job, row, y);
        continue;
      }
      fill(job.spare, job.reach, load<f32>(row));
      fill(row + floats(job.width), job.reach + 4, load<f32>(row + floats(job.width - 1)));
      for (let s = 0; s < job.scale; s++) {
        const first = load<i32>(job.columnStarts + floats(s));
        const last = load<i32>(job.columnStarts + floats(s + 1));
        mix(job.shares + step * s, job.spare, 4, job.columnCells, job.columnWeights, first, last, job.width);
      }
      if (job.scale == 1) copy(y, job.shares, job.outWidth);
      else interleave(y, job.shares, step, job.scale, job.outWidth);
    }
  }
}

/**
 * A weighted sum of some of the rows that start `step` bytes apart, rounded up to whole vectors. Two and four rows are
 * what linear and cubic interpolation mix.
 */
function mix(to: usize, from: usize, step: usize, cells: usize, weights: usize, begin: i32, end: i32, width: i32): void {
  const stop = to + floats(width);
  cells += floats(begin);
  weights += floats(begin);
  const a = from + step * load<i32>(cells);
  const u = v128.load32_splat(weights);
  let at: usize = 0;
  if (end - begin == 2) {
    const b = from + step * load<i32>(cells, 4);
    const v = v128.load32_splat(weights, 4);
    for (; to < stop; to += 16, at += 16) v128.store(to, fma(v, v128.load(b + at), f32x4.mul(u, v128.load(a + at))));
  } else if (end - begin == 4) {
    const b = from + step * load<i32>(cells, 4);
    const c = from + step * load<i32>(cells, 8);
    const d = from + step * load<i32>(cells, 12);
    const v = v128.load32_splat(weights, 4);
    const w = v128.load32_splat(weights, 8);
    const z = v128.load32_splat(weights, 12);
    for (; to < stop; to += 16, at += 16) {
      const first = fma(v, v128.load(b + at), f32x4.mul(u, v128.load(a + at)));
      v128.store(to, fma(z, v128.load(d + at), fma(w, v128.load(c + at), first)));
    }
  } else {
    for (; to < stop; to += 16, at += 16) {
      let sum = f32x4.splat(0);
      for (let link = 0; link < end - begin; link++) {
        const source = from + step * load<i32>(cells + floats(link)) + at;
        sum = fma(v128.load32_splat(weights + floats(link)), v128.load(source), sum);
      }
      v128.store(to, sum);
    }
  }
}

function mixCells(job: Resize, from: usize, to: usize): void {
  let link = job.columnCells;
  let weight = job.columnWeights;
  for (let o = 0; o < job.outWidth; o++) {
    const end = job.columnCells + floats(load<i32>(job.columnStarts + floats(o + 1)));
    let sum: f32 = 0;
    for (; link < end; link += 4) {
      sum += load<f32>(weight) * load<f32>(from + floats(load<i32>(link)));
      weight += 4;
    }
    store<f32>(to + floats(o), sum);
  }
}
