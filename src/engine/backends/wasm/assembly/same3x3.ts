// A 3 × 3 convolution of one channel with itself, stride 1, one cell of padding: no copy with an edge of zeros is made,
// since for a single channel the copy would cost as much as the sums. Four rows by four columns at a time: each input
// row that is read serves three output rows, and the nine weights stay in registers.

import { floats, fma } from "./vectors";

/** @param zeros a row of zeros for what lies above and below; height and width are at least 4 and 8 */
export function same3x3(x: usize, y: usize, height: i32, width: i32, weight: usize, bias: usize, zeros: usize): void {
  const row = floats(width);
  for (let r = 0; r < height; ) {
    const at = x + row * r;
    const above = r == 0 ? zeros : at - row;
    const below = r + 4 >= height ? zeros : at + 4 * row;
    const to = y + row * r;
    block(above, at, below, row, to, weight, bias, 0, -1);
    let j = 4;
    for (; j + 4 < width; j += 4) block(above, at, below, row, to, weight, bias, j, 0);
    block(above, at, below, row, to, weight, bias, width - 4, 1);
    r = r + 4 == height ? height : min(r + 4, height - 4);
  }
}

/** `side` is −1 at the left edge, 1 at the right one: a zero comes in there. */
// @ts-ignore: decorator
@inline
function block(above: usize, at: usize, below: usize, row: usize, to: usize, weight: usize, bias: usize, j: i32, side: i32): void {
  const w0 = v128.load32_splat(weight);
  const w1 = v128.load32_splat(weight, 4);
  const w2 = v128.load32_splat(weight, 8);
  const w3 = v128.load32_splat(weight, 12);
  const w4 = v128.load32_splat(weight, 16);
  const w5 = v128.load32_splat(weight, 20);
  const w6 = v128.load32_splat(weight, 24);
  const w7 = v128.load32_splat(weight, 28);
  const w8 = v128.load32_splat(weight, 32);
  const at0 = floats(j);
  let s0 = v128.load32_splat(bias);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;

  let from = above + at0;
  let l = left(from, side);
  let m = v128.load(from);
  let n = right(from, side);
  s0 = fma(w0, l, s0);
  s0 = fma(w1, m, s0);
  s0 = fma(w2, n, s0);

  from = at + at0;
  l = left(from, side);
  m = v128.load(from);
  n = right(from, side);
  s0 = fma(w3, l, s0);
  s1 = fma(w0, l, s1);
  s0 = fma(w4, m, s0);
  s1 = fma(w1, m, s1);
  s0 = fma(w5, n, s0);
  s1 = fma(w2, n, s1);

  from += row;
  l = left(from, side);
  m = v128.load(from);
  n = right(from, side);
  s0 = fma(w6, l, s0);
  s1 = fma(w3, l, s1);
  s2 = fma(w0, l, s2);
  s0 = fma(w7, m, s0);
  s1 = fma(w4, m, s1);
  s2 = fma(w1, m, s2);
  s0 = fma(w8, n, s0);
  s1 = fma(w5, n, s1);
  s2 = fma(w2, n, s2);

  from += row;
  l = left(from, side);
  m = v128.load(from);
  n = right(from, side);
  s1 = fma(w6, l, s1);
  s2 = fma(w3, l, s2);
  s3 = fma(w0, l, s3);
  s1 = fma(w7, m, s1);
  s2 = fma(w4, m, s2);
  s3 = fma(w1, m, s3);
  s1 = fma(w8, n, s1);
  s2 = fma(w5, n, s2);
  s3 = fma(w2, n, s3);

  from += row;
  l = left(from, side);
  m = v128.load(from);
  n = right(from, side);
  s2 = fma(w6, l, s2);
  s3 = fma(w3, l, s3);
  s2 = fma(w7, m, s2);
  s3 = fma(w4, m, s3);
  s2 = fma(w8, n, s2);
  s3 = fma(w5, n, s3);

  from = below + at0;
  l = left(from, side);
  m = v128.load(from);
  n = right(from, side);
  s3 = fma(w6, l, s3);
  s3 = fma(w7, m, s3);
  s3 = fma(w8, n, s3);

  let into = to + at0;
  v128.store(into, s0);
  into += row;
  v128.store(into, s1);
  into += row;
  v128.store(into, s2);
  into += row;
  v128.store(into, s3);
}

/** Four cells from one before on; at the left edge a zero and three cells. */
// @ts-ignore: decorator
@inline
function left(from: usize, side: i32): v128 {
  if (side < 0) return v128.shuffle<f32>(f32x4.splat(0), v128.load(from), 0, 4, 5, 6);
  return v128.load(from - 4);
}

/** Four cells from the next one on; at the right edge three cells and a zero. */
// @ts-ignore: decorator
@inline
function right(from: usize, side: i32): v128 {
  if (side > 0) return v128.shuffle<f32>(v128.load(from), f32x4.splat(0), 1, 2, 3, 4);
  return v128.load(from, 4);
}
