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
      mixRows(job, x, row, r);
      const y = job.y + floats((p * job.outHeight + r) * job.outWidth);
      if (!job.scale) {
        mixCells(job, row, y);
        continue;
      }
      fill(job.spare, job.reach, load<f32>(row));
      fill(row + floats(job.width), job.reach + 4, load<f32>(row + floats(job.width - 1)));
      for (let s = 0; s < job.scale; s++) mixShare(job, job.spare, job.scale == 1 ? job.shares : job.shares + step * s, s);
      if (job.scale == 1) copy(y, job.shares, job.outWidth);
      else interleave(y, job.shares, step, job.scale, 0, job.outWidth);
    }
  }
}

function mixRows(job: Resize, x: usize, to: usize, r: i32): void {
  const begin = load<i32>(job.rowStarts + floats(r));
  const end = load<i32>(job.rowStarts + floats(r + 1));
  const last = job.width & ~3;
  for (let j = 0; j < last; j += 4) {
    let sum = f32x4.splat(0);
    for (let link = begin; link < end; link++) {
      const from = x + floats(load<i32>(job.rowCells + floats(link)) * job.width + j);
      sum = fma(v128.load32_splat(job.rowWeights + floats(link)), v128.load(from), sum);
    }
    v128.store(to + floats(j), sum);
  }
  for (let j = last; j < job.width; j++) {
    let sum: f32 = 0;
    for (let link = begin; link < end; link++) {
      const from = x + floats(load<i32>(job.rowCells + floats(link)) * job.width + j);
      sum += load<f32>(job.rowWeights + floats(link)) * load<f32>(from);
    }
    store<f32>(to + floats(j), sum);
  }
}

function mixShare(job: Resize, from: usize, to: usize, share: i32): void {
  const begin = load<i32>(job.columnStarts + floats(share));
  const end = load<i32>(job.columnStarts + floats(share + 1));
  for (let j = 0; j < job.width; j += 4) {
    let sum = f32x4.splat(0);
    for (let link = begin; link < end; link++) {
      const at = from + floats(j + load<i32>(job.columnCells + floats(link)));
      sum = fma(v128.load32_splat(job.columnWeights + floats(link)), v128.load(at), sum);
    }
    v128.store(to + floats(j), sum);
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
