// Writes same3x3.ts: a 3 × 3 convolution of one channel with itself, stride 1, one cell of padding. No copy with an edge
// of zeros is made, since for a single channel the copy would cost as much as the sums. Some rows by four columns at a
// time: each input row that is read serves three output rows, and the nine weights stay in registers.

/** Output rows at once: nine weights, these sums and one vector of pixels fill the registers; see tiles.mjs. */
const ROWS = { simd: 3, relaxed: 4 };

const range = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => i);

/** @param {string} build */
export function same3x3Source(build) {
  const rows = build === "relaxed" ? ROWS.relaxed : ROWS.simd;
  const reads = ["left(from, side)", "v128.load(from)", "right(from, side)"];
  const addresses = ["above + at0", ...range(rows).map((i) => (i === 0 ? "at + at0" : "from + row")), "below + at0"];
  const steps = addresses.flatMap((address, i) => [
    `from = ${address};`,
    ...reads.flatMap((read, column) => [
      `q = ${read};`,
      ...range(rows)
        .filter((o) => i - o >= 0 && i - o <= 2)
        .map((o) => `s${o} = fma(w${(i - o) * 3 + column}, q, s${o});`),
    ]),
  ]);
  return `// Made by same3x3.mjs: change that, not this.
import { floats, fma } from "./vectors";

/** @param zeros a row of zeros for what lies above and below; height and width are at least 4 and 8 */
export function same3x3(x: usize, y: usize, height: i32, width: i32, weight: usize, bias: usize, zeros: usize): void {
  const row = floats(width);
  for (let r = 0; r < height; ) {
    const at = x + row * r;
    const above = r == 0 ? zeros : at - row;
    const below = r + ${rows} >= height ? zeros : at + ${rows} * row;
    const to = y + row * r;
    edge(above, at, below, row, to, weight, bias, 0);
    for (let j = 4; j + 4 < width; j += 4) block(above, at, below, row, to, weight, bias, j, 0);
    edge(above, at, below, row, to, weight, bias, width - 4);
    r = r + ${rows} == height ? height : min(r + ${rows}, height - ${rows});
  }
}

/** The four columns at one of the edges: a zero comes in there. One function for both, as they are few. */
function edge(above: usize, at: usize, below: usize, row: usize, to: usize, weight: usize, bias: usize, j: i32): void {
  block(above, at, below, row, to, weight, bias, j, j == 0 ? -1 : 1);
}

// @ts-ignore: decorator
@inline
function block(above: usize, at: usize, below: usize, row: usize, to: usize, weight: usize, bias: usize, j: i32, side: i32): void {
${range(9)
  .map((w) => `  const w${w} = v128.load32_splat(weight, ${4 * w});`)
  .join("\n")}
  const at0 = floats(j);
  let s0 = v128.load32_splat(bias);
${range(rows - 1)
  .map((o) => `  let s${o + 1} = s0;`)
  .join("\n")}
  let from: usize;
  let q: v128;
${steps.map((step) => `  ${step}`).join("\n")}
  let into = to + at0;
${range(rows)
  .map((o) => `  v128.store(into, s${o});`)
  .join("\n  into += row;\n")}
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
`;
}
