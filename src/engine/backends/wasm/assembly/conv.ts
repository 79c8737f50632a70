// Convolution and transposed convolution: both are passes of tiles over rows.
//
// A convolution is one pass. A transposed convolution with stride s is s passes on each axis but the last: the outputs
// of one remainder modulo s read whole input cells with their own share of the taps. On the last axis the s shares are
// computed side by side and then interleaved:
//
//     share 0   a . c .          stride 2:  a and c are sums over even taps, b and d over odd ones;
//     share 1   b . d .          the row is a b c d
//
// Source: Shi et al. 2016, Is the deconvolution layer the same as a convolutional layer? (arXiv 1609.07009).

import { interleave } from "./interleave";
import { tileCount, tileRows } from "./pack";
import { same3x3 } from "./same3x3";
import { tileRow } from "./tiles";
import { copy, floats } from "./vectors";
import { copyWindow, Window } from "./window";

@unmanaged
export class Conv {
  x: usize;
  y: usize;
  bias: usize;
  weight: usize;
  /** Room for the window of one group, or 0 to read x where it lies. */
  window: usize;
  /** Room for rows on their way: a tile of channels, every share. */
  spare: usize;
  batch: i32;
  groups: i32;
  inChannels: i32;
  outChannels: i32;
  /** In floats: a plane of x, a plane of y, the packed weights of a group, a row of `spare`. */
  xPlane: i32;
  yPlane: i32;
  weightStep: i32;
  spareRow: i32;
  passes: usize;
  passCount: i32;
  sweep: Window;
  /** For same3x3: a row of zeros, and the sizes of a plane; else 0. */
  zeros: usize;
  height: i32;
  width: i32;
}

@unmanaged
export class Pass {
  depths: i32;
  rows: i32;
  /** Sums a row and share. */
  width: i32;
  /** In bytes: the first sum, and from depth to depth and row to row. */
  x: i32;
  xDepth: i32;
  xRow: i32;
  y: i32;
  yDepth: i32;
  yRow: i32;
  /** How many shares are interleaved, and to how many cells. */
  shares: i32;
  outWidth: i32;
  /** How many pixels are taken before the next tile of channels. */
  block: i32;
  share: usize;
}

/** The taps that one remainder of output columns reads. */
@unmanaged
export class Share {
  taps: i32;
  offsets: usize;
  /** In bytes, from the weights of the group. */
  weight: i32;
}

const SHARE_BYTES: usize = offsetof<Share>();
const PASS_BYTES: usize = offsetof<Pass>();

export function convolve(conv: Conv): void {
  for (let n = 0; n < conv.batch; n++) {
    for (let g = 0; g < conv.groups; g++) {
      const group = n * conv.groups + g;
      let x = conv.x + floats(group * conv.inChannels * conv.xPlane);
      if (conv.window) {
        copyWindow(conv.sweep, conv.window, x, conv.inChannels, 0);
        x = conv.window;
      }
      const y = conv.y + floats(group * conv.outChannels * conv.yPlane);
      const weight = conv.weight + floats(g * conv.weightStep);
      const bias = conv.bias + floats(g * conv.outChannels);
      if (conv.zeros) {
        same3x3(x, y, conv.height, conv.width, weight, bias, conv.zeros);
        continue;
      }
      for (let p = 0; p < conv.passCount; p++) {
        const pass = changetype<Pass>(conv.passes + <usize>p * PASS_BYTES);
        for (let d = 0; d < pass.depths; d++) {
          for (let r = 0; r < pass.rows; r++) {
            const from = x + pass.x + d * pass.xDepth + r * pass.xRow;
            const to = y + pass.y + d * pass.yDepth + r * pass.yRow;
            if (pass.shares == 1 && pass.width >= 4) plainRow(conv, pass, from, to, weight, bias);
            else sharedRow(conv, pass, from, to, weight, bias);
          }
        }
      }
    }
  }
}

function plainRow(conv: Conv, pass: Pass, x: usize, y: usize, weight: usize, bias: usize): void {
  const share = changetype<Share>(pass.share);
  const tiles = tileCount(conv.outChannels);
  const plane = floats(conv.yPlane);
  const taps = share.taps;
  for (let at = 0; at < pass.width; ) {
    // A last block narrower than a tile joins the one before.
    const width = at + pass.block + 8 > pass.width ? pass.width - at : pass.block;
    let packed = weight + share.weight;
    let channel = 0;
    for (let tile = 0; tile < tiles; tile++) {
      const m = tileRows(conv.outChannels, tiles, tile);
      tileRow(m, width, taps, packed, x + floats(at), share.offsets, y + plane * channel + floats(at), plane, bias + floats(channel));
      packed += floats(m * taps);
      channel += m;
    }
    at += width;
  }
}

function sharedRow(conv: Conv, pass: Pass, x: usize, y: usize, weight: usize, bias: usize): void {
  const tiles = tileCount(conv.outChannels);
  const row = floats(conv.spareRow);
  const plane = row * pass.shares;
  const width = max(4, pass.width);
  let channel = 0;
  for (let tile = 0; tile < tiles; tile++) {
    const m = tileRows(conv.outChannels, tiles, tile);
    for (let s = 0; s < pass.shares; s++) {
      const share = changetype<Share>(pass.share + <usize>s * SHARE_BYTES);
      const packed = weight + share.weight + floats(channel * share.taps);
      tileRow(m, width, share.taps, packed, x, share.offsets, conv.spare + row * s, plane, bias + floats(channel));
    }
    for (let i = 0; i < m; i++) {
      const to = y + floats((channel + i) * conv.yPlane);
      const from = conv.spare + plane * i;
      if (pass.shares == 1) copy(to, from, pass.width);
      else interleave(to, from, row, pass.shares, pass.outWidth);
    }
    channel += m;
  }
}
