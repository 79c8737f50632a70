// How a layer's links become passes of tiles over rows: where each tap reads, which outputs each pass makes. Only integers;
// the kernels follow them. See assembly/conv.ts.

import type { Layer } from "../../links.ts";
import { type Axis, isPointwise, type Three } from "./axes.ts";
import { viewOf } from "./view.ts";

/** What one pass computes: the outputs of one remainder on the axes of depth and height. */
export interface Pass {
  readonly depths: number;
  readonly rows: number;
  readonly width: number;
  /** In floats: the first cell of the window, and from depth to depth, row to row; likewise in the result. */
  readonly x: Three<number>;
  readonly y: Three<number>;
  readonly outWidth: number;
  readonly shares: readonly Share[];
}

/** The taps of one remainder of columns: where each reads in the window, and where its weight lies, both in floats. */
export interface Share {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
}

export interface Sweep {
  /** Whether taps read beyond the picture, where 0 stands for nothing. */
  readonly padded: boolean;
  /** The window, in the order of the fields of assembly/window.ts; undefined where x is read as it lies. */
  readonly window: readonly number[] | undefined;
  /** The sizes of a plane that assembly/same3x3.ts takes; it needs no window and no passes. */
  readonly same?: readonly [height: number, width: number];
  /** Floats of the window for all channels. */
  readonly windowSize: number;
  readonly passes: readonly Pass[];
}

/** y[o] += x[i] · w[t]: one pass. A row of the window is split by column modulo the stride. */
export function gatherSweep(layer: Layer, axes: Three<Axis>): Sweep {
  const first = axes.map(({ padBegin }) => -padBegin) as unknown as Three<number>;
  const sizes = axes.map(
    ({ outSize, taps, stride, dilation }) => (outSize - 1) * stride + (taps - 1) * dilation + 1,
  ) as unknown as Three<number>;
  const [depth, height, width] = axes;
  const same = isSame3x3(layer, axes) ? ([height.inSize, width.inSize] as const) : undefined;
  const view = viewOf(
    axes.map((axis) => axis.inSize) as unknown as Three<number>,
    first,
    sizes,
    width.stride,
    layer.inChannels,
  );
  const taps = axes.map((axis) => Array.from({ length: axis.taps }, (_, t) => t));
  const places = [
    taps[0].map((t) => t * depth.dilation * view.depth),
    taps[1].map((t) => t * height.dilation * view.row),
    taps[2].map((t) => {
      const column = t * width.dilation;
      return (column % width.stride) * view.part + Math.floor(column / width.stride);
    }),
  ];
  const count = taps[0].length * taps[1].length * taps[2].length;
  const share: Share = {
    offsets: sums(layer.inChannels, view.plane, places),
    columns: Int32Array.from({ length: layer.inChannels * count }, (_, k) => k),
  };
  return {
    ...view,
    ...(same && { same, window: undefined, windowSize: 0 }),
    passes: [
      {
        depths: depth.outSize,
        rows: height.outSize,
        width: width.outSize,
        x: [0, depth.stride * view.depth, height.stride * view.row],
        y: [0, height.outSize * width.outSize, width.outSize],
        outWidth: width.outSize,
        shares: [share],
      },
    ],
  };
}

function isSame3x3({ inChannels, outChannels }: Layer, [depth, height, width]: Three<Axis>): boolean {
  const fits = [height, width].every(
    ({ taps, stride, dilation, padBegin, inSize, outSize }) =>
      taps === 3 && stride === 1 && dilation === 1 && padBegin === 1 && inSize === outSize,
  );
  const large = height.inSize >= 4 && width.inSize >= 8;
  return fits && large && inChannels === 1 && outChannels === 1 && isPointwise(depth) && depth.inSize === 1;
}

/**
 * x[i] += y[o] · w[t]: a pass for each remainder of depth and height modulo the stride, a share for each of the width.
 * With p = i + padBegin = q · stride + r, only taps with t · dilation ≡ r reach it, from the cells o = q − ⌊t · dilation / stride⌋.
 */
export function scatterSweep(layer: Layer, axes: Three<Axis>): Sweep {
  const spans = axes.map(({ inSize, taps, stride, dilation, padBegin }) => {
    const begin = Math.floor(padBegin / stride);
    const end = Math.floor((padBegin + inSize - 1) / stride) + 1;
    return { begin, end, reach: Math.floor(((taps - 1) * dilation) / stride) };
  });
  const first = spans.map(({ begin, reach }) => begin - reach) as unknown as Three<number>;
  const sizes = spans.map(({ begin, end, reach }) => end - begin + reach) as unknown as Three<number>;
  const view = viewOf(axes.map((axis) => axis.outSize) as unknown as Three<number>, first, sizes, 1, layer.outChannels);
  const [depth, height, width] = axes;
  const remaindersOf = (which: number) =>
    Array.from({ length: axes[which].stride }, (_, cell) => remainderOf(axes[which], spans[which], cell));
  const [depths, rows, columns] = [0, 1, 2].map(remaindersOf);
  const taps = depth.taps * height.taps * width.taps;
  const passes: Pass[] = [];
  for (const d of depths) {
    for (const h of rows) {
      if (d.count === 0 || h.count === 0) continue;
      passes.push({
        depths: d.count,
        rows: h.count,
        width: Math.ceil(width.inSize / width.stride),
        x: [d.from * view.depth + h.from * view.row, view.depth, view.row],
        y: [
          (d.to * height.inSize + h.to) * width.inSize,
          depth.stride * height.inSize * width.inSize,
          height.stride * width.inSize,
        ],
        outWidth: width.inSize,
        shares: columns.map((w) => ({
          offsets: sums(layer.outChannels, view.plane, [
            d.reads.map((cell) => cell * view.depth),
            h.reads.map((cell) => cell * view.row),
            w.reads.map((cell) => cell + w.from),
          ]),
          columns: sums(layer.outChannels, layer.inChannels * taps, [
            d.taps.map((t) => t * height.taps * width.taps),
            h.taps.map((t) => t * width.taps),
            w.taps,
          ]),
        })),
      });
    }
  }
  return { ...view, passes };
}

/**
 * The cells of the result that lie a whole number of strides after `cell`: how many, from which cell of the window on, and
 * by which taps.
 */
function remainderOf(
  { inSize, taps, stride, dilation, padBegin }: Axis,
  { begin, reach }: { readonly begin: number; readonly reach: number },
  cell: number,
) {
  const position = cell + padBegin;
  const reached = Array.from({ length: taps }, (_, t) => t).filter((t) => (t * dilation - position) % stride === 0);
  return {
    count: Math.max(0, Math.ceil((inSize - cell) / stride)),
    from: Math.floor(position / stride) - begin,
    to: cell,
    taps: reached,
    reads: reached.map((t) => reach - Math.floor((t * dilation) / stride)),
  };
}

/** channel · step + one number of each list, in row-major order. */
function sums(channels: number, step: number, [depths, rows, columns]: readonly (readonly number[])[]): Int32Array {
  const all = new Int32Array(channels * depths.length * rows.length * columns.length);
  let at = 0;
  for (let c = 0; c < channels; c++) {
    for (const depth of depths) {
      for (const row of rows) for (const column of columns) all[at++] = c * step + depth + row + column;
    }
  }
  return all;
}
