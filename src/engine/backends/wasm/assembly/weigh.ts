// The gradient of a convolution in its weight: w[m][t][j] = Σ g[m][p] · x[p + t][j] over the pixels p of all pictures.
// With the channels of x side by side it is the sum that tiles make: pixels are the taps, channels the pixels. Where taps
// of one row of the kernel lie side by side too, they count as channels.

import { pack, tileCount, tileRows } from "./pack";
import { tileRow } from "./tiles";
import { fill, floats } from "./vectors";
import { copyChannelsLast, Window } from "./window";

@unmanaged
export class Weigh {
  x: usize;
  upstream: usize;
  weight: usize;
  /** Room for the windows of some pictures, the packed gradient of some pixels, and a row of sums for each channel. */
  window: usize;
  packed: usize;
  spare: usize;
  batch: i32;
  groups: i32;
  inChannels: i32;
  outChannels: i32;
  /** In floats: a plane of x, a plane of the gradient, the window of one picture. */
  xPlane: i32;
  pixels: i32;
  windowStep: i32;
  /** How many pictures are summed in one go, and where each of their pixels lies: in the window, in the gradient. */
  chunk: i32;
  offsets: usize;
  columns: usize;
  /** Rows of taps, where each starts in the window in bytes, how many numbers it has, how many of them are channels. */
  rows: i32;
  rowStarts: usize;
  width: i32;
  /** Taps from one number of a row to the next with the same channel. */
  rowTaps: i32;
  taps: i32;
  zeros: usize;
  sweep: Window;
}

/** So many pixels, and so many numbers of each, that they stay in the nearest cache for all channels of the gradient. */
const PIXELS: i32 = 896;
const COLUMNS: i32 = 32;

export function weigh(job: Weigh): f32 {
  fill(job.weight, job.groups * job.outChannels * job.inChannels * job.taps, 0);
  let odd: f32 = 0;
  for (let g = 0; g < job.groups; g++) {
    const weight = job.weight + floats(g * job.outChannels * job.inChannels * job.taps);
    for (let n = 0; n < job.batch; n += job.chunk) {
      const pictures = min(job.chunk, job.batch - n);
      for (let i = 0; i < pictures; i++) {
        const x = job.x + floats(((n + i) * job.groups + g) * job.inChannels * job.xPlane);
        copyChannelsLast(job.sweep, job.window + floats(i * job.windowStep), x, job.inChannels);
      }
      const k = pictures * job.pixels;
      const upstream = job.upstream + floats((n * job.groups + g) * job.outChannels * job.pixels);
      for (let at = 0; at < k; at += PIXELS) {
        const count = min(PIXELS, k - at);
        odd += pack(job.packed, 0, upstream, 0, 1, job.pixels, job.columns + floats(at), count, job.outChannels);
        addPixels(job, weight, job.offsets + floats(at), count);
      }
    }
  }
  return odd;
}

function addPixels(job: Weigh, weight: usize, offsets: usize, k: i32): void {
  const tiles = tileCount(job.outChannels);
  const width = max(4, job.width);
  const plane = floats(width);
  for (let row = 0; row < job.rows; row++) {
    const x = job.window + load<i32>(job.rowStarts + floats(row));
    for (let at = 0; at < width; ) {
      // A last block narrower than a tile joins the one before.
      const columns = at + COLUMNS + 8 > width ? width - at : COLUMNS;
      let packed = job.packed;
      let channel = 0;
      for (let tile = 0; tile < tiles; tile++) {
        const m = tileRows(job.outChannels, tiles, tile);
        const sums = job.spare + plane * channel + floats(at);
        tileRow(m, columns, k, packed, x + floats(at), offsets, sums, plane, job.zeros);
        packed += floats(m * k);
        channel += m;
      }
      at += columns;
    }
    for (let channel = 0; channel < job.outChannels; channel++) addRow(job, weight, channel, row, job.spare + plane * channel);
  }
}

/** Sums come as [tap of the row][channel], weights are [channel][tap]. */
function addRow(job: Weigh, weight: usize, channel: i32, row: i32, from: usize): void {
  const to = weight + floats(channel * job.inChannels * job.taps + row * job.rowTaps);
  const step = floats(job.taps);
  for (let t = 0; t < job.rowTaps; t++) {
    let at = to + floats(t);
    for (let c = 0; c < job.inChannels; c++) {
      store<f32>(at, load<f32>(at) + load<f32>(from));
      from += 4;
      at += step;
    }
  }
}
