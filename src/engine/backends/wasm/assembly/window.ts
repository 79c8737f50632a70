// Copies the part of a picture that a kernel sweeps over, with zeros where it hangs over the edge. Rows come split by
// column modulo the stride, so that the cells a tap meets on its way lie side by side:
//
//     a b c d e f g   stride 2   →   a c e g | b d f
//
// The planes of a copy never lie a multiple of 4096 bytes apart: such planes would fight for the same lines of cache.

import { copy, evens, fill, floats, odds, zipHigh, zipLow } from "./vectors";

@unmanaged
export class Window {
  /** The sizes of a plane of the picture. */
  depth: i32;
  height: i32;
  width: i32;
  /** The first cell of the window on each axis; negative in the padding. */
  firstDepth: i32;
  firstRow: i32;
  firstColumn: i32;
  /** The sizes of the window, before rows are split. */
  depths: i32;
  rows: i32;
  columns: i32;
  /** Into how many parts a row is split, and how many floats apart they, rows and planes lie. */
  split: i32;
  part: i32;
  row: i32;
  plane: i32;
}

/** `empty` stands where the window hangs over the edge: 0 in sums, −∞ where the largest is sought. */
export function copyWindow(window: Window, to: usize, from: usize, planes: i32, empty: f32): void {
  for (let c = 0; c < planes; c++) {
    for (let d = 0; d < window.depths; d++) {
      const depth = window.firstDepth + d;
      for (let r = 0; r < window.rows; r++) {
        const row = window.firstRow + r;
        const target = to + floats((c * window.plane) + (d * window.rows + r) * window.row);
        if (depth < 0 || depth >= window.depth || row < 0 || row >= window.height) fill(target, window.row, empty);
        else copyRow(window, target, from + floats(((c * window.depth + depth) * window.height + row) * window.width), empty);
      }
    }
  }
}

function copyRow(window: Window, to: usize, from: usize, empty: f32): void {
  const first = window.firstColumn;
  const split = window.split;
  const begin = min(max(0, -first), window.columns);
  const end = max(begin, min(window.columns, window.width - first));
  if (window.split == 1) {
    fill(to, begin, empty);
    copy(to + floats(begin), from + floats(first + begin), end - begin);
    fill(to + floats(end), window.row - end, empty);
    return;
  }
  if (begin > 0 || end < window.columns) fill(to, window.row, empty);
  // Whole vectors first, from a multiple of the split on; then each part's own beginning and end.
  const start = (begin + split - 1) / split;
  let done = start;
  const source = from + floats(first);
  if (split == 2) {
    for (; 2 * done + 8 <= end; done += 4) {
      const at = source + floats(2 * done);
      const a = v128.load(at);
      const b = v128.load(at, 16);
      v128.store(to + floats(done), evens(a, b));
      v128.store(to + floats(done + window.part), odds(a, b));
    }
  } else if (split == 4) {
    for (; 4 * done + 16 <= end; done += 4) {
      const at = source + floats(4 * done);
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const c = v128.load(at, 32);
      const d = v128.load(at, 48);
      const ac = zipLow(a, c);
      const bd = zipLow(b, d);
      const AC = zipHigh(a, c);
      const BD = zipHigh(b, d);
      let into = to + floats(done);
      v128.store(into, zipLow(ac, bd));
      into += floats(window.part);
      v128.store(into, zipHigh(ac, bd));
      into += floats(window.part);
      v128.store(into, zipLow(AC, BD));
      into += floats(window.part);
      v128.store(into, zipHigh(AC, BD));
    }
  }
  for (let p = 0; p < split; p++) {
    const into = to + floats(p * window.part);
    for (let q = begin / split; q < start; q++) {
      const column = q * split + p;
      if (column >= begin && column < end) store<f32>(into + floats(q), load<f32>(source + floats(column)));
    }
    for (let q = done, column = done * split + p; column < end; q++, column += split) {
      store<f32>(into + floats(q), load<f32>(source + floats(column)));
    }
  }
}

/** The same part with channels side by side, as [depth, row, column, channel]; rows are not split. */
export function copyChannelsLast(window: Window, to: usize, from: usize, channels: i32): void {
  const rowFloats = window.columns * channels;
  const first = window.firstColumn;
  const begin = min(max(0, -first), window.columns);
  const end = max(begin, min(window.columns, window.width - first));
  const plane = floats(window.depth * window.height * window.width);
  for (let d = 0; d < window.depths; d++) {
    const depth = window.firstDepth + d;
    for (let r = 0; r < window.rows; r++, to += floats(rowFloats)) {
      const row = window.firstRow + r;
      if (depth < 0 || depth >= window.depth || row < 0 || row >= window.height) {
        fill(to, rowFloats, 0);
        continue;
      }
      fill(to, begin * channels, 0);
      fill(to + floats(end * channels), (window.columns - end) * channels, 0);
      const source = from + floats((depth * window.height + row) * window.width + first);
      turnRow(to, source, begin, end, channels, plane);
    }
  }
}

/** Cells begin to end of some planes, `plane` bytes apart, channels side by side. */
function turnRow(to: usize, from: usize, begin: i32, end: i32, channels: i32, plane: usize): void {
  const step = floats(channels);
  let c = 0;
  for (; c + 4 <= channels; c += 4) {
    const source = from + plane * c;
    let column = begin;
    for (; column + 4 <= end; column += 4) {
      const at = source + floats(column);
      const x = v128.load(at);
      const y = v128.load(at + plane);
      const z = v128.load(at + 2 * plane);
      const w = v128.load(at + 3 * plane);
      const xz = zipLow(x, z);
      const yw = zipLow(y, w);
      const XZ = zipHigh(x, z);
      const YW = zipHigh(y, w);
      const into = to + floats(column * channels + c);
      v128.store(into, zipLow(xz, yw));
      v128.store(into + step, zipHigh(xz, yw));
      v128.store(into + 2 * step, zipLow(XZ, YW));
      v128.store(into + 3 * step, zipHigh(XZ, YW));
    }
    for (; column < end; column++) {
      for (let i = 0; i < 4; i++) {
        store<f32>(to + floats(column * channels + c + i), load<f32>(source + plane * i + floats(column)));
      }
    }
  }
  for (; c < channels; c++) {
    for (let column = begin; column < end; column++) {
      store<f32>(to + floats(column * channels + c), load<f32>(from + plane * c + floats(column)));
    }
  }
}
