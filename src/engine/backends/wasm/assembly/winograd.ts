// 3 × 3 convolutions with stride 1 by Winograd's method F(4×4, 3×3): 36 products a tile of 4 × 4 outputs instead of 144.
//
//     y = Aᵀ [ (G w Gᵀ) ⊙ (Bᵀ x B) ] A        summed over input channels inside the brackets
//
// Each of the 36 places is a matrix product over channels and tiles, done by the tiles of tiles.mjs. Sixths and
// twenty-fourths make it inexact even for whole numbers. The three transforms have files of their own: winogradWeights.ts,
// winogradInputs.ts, winogradSums.ts. Source: Lavin & Gray 2016 (arXiv 1509.09308), section 4.

import { tileCount, tileRows } from "./pack";
import { tileRow } from "./tiles";
import { floats } from "./vectors";
import { copyWindow } from "./window";
import { transformInputs } from "./winogradInputs";
import { LIST, Winograd } from "./winogradJob";
import { transformSums } from "./winogradSums";

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
