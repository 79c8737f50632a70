// Every convolution is one of three sums over the same links, and so is every gradient of one:
//
//     gather    y[o] += x[i] · w[t]      convolution
//     scatter   x[i] += y[o] · w[t]      its transpose, and its gradient in x
//     weigh     w[t] += x[i] · y[o]      its gradient in w
//
// x [batch, groups · inChannels, …in]   y [batch, groups · outChannels, …out]   w [groups · outChannels, inChannels, …taps]

import { reserve } from "./budget.ts";
import type { AxisLinks, Layer } from "./links.ts";
import type { Floats } from "./storage.ts";

type Sums = Float64Array;

export function gatherInto(layer: Layer, x: Floats, w: Floats, y: Sums): void {
  const { out, in: input, tap } = width(layer);
  eachRow(layer, (yRow, xRow, wRow) => {
    for (let j = 0; j < out.length; j++) y[yRow + out[j]] += x[xRow + input[j]] * w[wRow + tap[j]];
  });
}

export function scatterInto(layer: Layer, y: Floats, w: Floats, x: Sums): void {
  const { out, in: input, tap } = width(layer);
  eachRow(layer, (yRow, xRow, wRow) => {
    for (let j = 0; j < out.length; j++) x[xRow + input[j]] += y[yRow + out[j]] * w[wRow + tap[j]];
  });
}

export function weighInto(layer: Layer, x: Floats, y: Floats, w: Sums): void {
  const { out, in: input, tap } = width(layer);
  eachRow(layer, (yRow, xRow, wRow) => {
    for (let j = 0; j < out.length; j++) w[wRow + tap[j]] += x[xRow + input[j]] * y[yRow + out[j]];
  });
}

/** The axis that runs fastest: its links are the inner loop. */
export function width(layer: Layer): AxisLinks {
  return layer.axes[layer.axes.length - 1];
}

const single = Int32Array.of(0);
const one: AxisLinks = { outSize: 1, inSize: 1, tapSize: 1, out: single, in: single, tap: single };

/**
 * Visits every product of links but for the last axis, with the offsets of the rows in y, x and w. For one output cell
 * the taps come in row-major order.
 */
export function eachRow(layer: Layer, visit: (yRow: number, xRow: number, wRow: number, n: number) => void): void {
  const { batch, groups, outChannels, inChannels, axes } = layer;
  const [depth, height, { outSize, inSize, tapSize }] = [one, one, ...axes].slice(-3);
  for (let n = 0; n < batch; n++) {
    for (let g = 0; g < groups; g++) {
      for (let oc = 0; oc < outChannels; oc++) {
        const yPlane = (n * groups + g) * outChannels + oc;
        for (let ic = 0; ic < inChannels; ic++) {
          const xPlane = (n * groups + g) * inChannels + ic;
          const wPlane = (g * outChannels + oc) * inChannels + ic;
          for (let d = 0; d < depth.out.length; d++) {
            const yDepth = yPlane * depth.outSize + depth.out[d];
            const xDepth = xPlane * depth.inSize + depth.in[d];
            const wDepth = wPlane * depth.tapSize + depth.tap[d];
            for (let h = 0; h < height.out.length; h++) {
              visit(
                (yDepth * height.outSize + height.out[h]) * outSize,
                (xDepth * height.inSize + height.in[h]) * inSize,
                (wDepth * height.tapSize + height.tap[h]) * tapSize,
                n,
              );
            }
          }
        }
      }
    }
  }
}

/** The same product as flat positions: y[yAt[j]], x[xAt[j]] and w[wAt[j]] belong together, for every j. */
export interface Triples {
  readonly yAt: Int32Array;
  readonly xAt: Int32Array;
  readonly wAt: Int32Array;
}

/** All links of a layer, in the order in which the sums visit them. */
export function triples(op: string, layer: Layer): Triples {
  const { out, in: input, tap } = width(layer);
  const rows = layer.axes.slice(0, -1).reduce((product, axis) => product * axis.out.length, 1);
  const length = reserve(op, [layer.batch * layer.groups * layer.outChannels * layer.inChannels, rows, out.length], 12);
  const [yAt, xAt, wAt] = [new Int32Array(length), new Int32Array(length), new Int32Array(length)];
  let at = 0;
  eachRow(layer, (yRow, xRow, wRow) => {
    for (let j = 0; j < out.length; j++, at++) {
      yAt[at] = yRow + out[j];
      xAt[at] = xRow + input[j];
      wAt[at] = wRow + tap[j];
    }
  });
  return { yAt, xAt, wAt };
}
