// Takes rows in turn: cell j · s + r of the result is cell j of row r.

import { floats, zipHigh, zipLow } from "./vectors";

/** So many cells of the result; the rows lie `step` bytes apart. */
export function interleave(to: usize, from: usize, step: usize, rows: i32, count: i32): void {
  let o = 0;
  if (rows == 2) {
    o = pairs(to, from, step, count);
  } else if (rows % 4 == 0) {
    o = quads(to, from, step, rows, count);
  }
  let j = o / rows;
  let r = o % rows;
  for (; o < count; o++) {
    store<f32>(to + floats(o), load<f32>(from + step * r + floats(j)));
    if (++r == rows) {
      r = 0;
      j++;
    }
  }
}

function pairs(to: usize, from: usize, step: usize, count: i32): i32 {
  let o = 0;
  let j = 0;
  for (; o + 8 <= count; o += 8) {
    const a = v128.load(from + floats(j));
    const b = v128.load(from + step + floats(j));
    v128.store(to + floats(o), zipLow(a, b));
    v128.store(to + floats(o), zipHigh(a, b), 16);
    j += 4;
  }
  return o;
}

/** Four cells of four rows at a time. */
function quads(to: usize, from: usize, step: usize, rows: i32, count: i32): i32 {
  let o = 0;
  let j = 0;
  for (; o + 4 * rows <= count; o += 4 * rows) {
    for (let r = 0; r < rows; r += 4) {
      const at = from + step * r + floats(j);
      const a = v128.load(at);
      const b = v128.load(at + step);
      const c = v128.load(at + 2 * step);
      const d = v128.load(at + 3 * step);
      const ac = zipLow(a, c);
      const bd = zipLow(b, d);
      const AC = zipHigh(a, c);
      const BD = zipHigh(b, d);
      let into = to + floats(o + r);
      v128.store(into, zipLow(ac, bd));
      into += floats(rows);
      v128.store(into, zipHigh(ac, bd));
      into += floats(rows);
      v128.store(into, zipLow(AC, BD));
      into += floats(rows);
      v128.store(into, zipHigh(AC, BD));
    }
    j += 4;
  }
  return o;
}
