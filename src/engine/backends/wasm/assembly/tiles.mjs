// Writes tiles.ts, the innermost loops of every convolution, from one template.
//
//     y[m][j] = bias[m] + Σ weight[k][m] · x[offset[k] + j]        m below M output channels, j below N pixels
//
// A tile keeps its M · N sums in registers, so each weight that is read serves N products and each pixel M. There are 16
// registers, one of which the browser's compiler keeps. Fused, a product needs none of its own, and 12 sums fit beside
// the operands; else 10 do: one more spills, and costs a quarter of the speed. Fewer than eight leave the adders waiting.
// The loop over k is not unrolled: that was measured to be slower.

/** The widths a tile of so many channels comes in, widest first. */
const NARROW = { 1: [40, 16, 8, 4], 2: [20, 8, 4], 3: [12, 8, 4], 4: [8, 4], 5: [8, 4] };
const FUSED = { ...NARROW, 1: [48, 16, 8, 4], 2: [24, 8, 4], 6: [8, 4] };

/** @type {{ readonly [build: string]: { readonly [channels: number]: readonly number[] } }} */
const WIDTHS = { simd: NARROW, relaxed: FUSED };

const range = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => i);

function tile(/** @type {number} */ m, /** @type {number} */ n) {
  const quads = range(n / 4);
  const rows = range(m);
  return `/** ${m} channels by ${n} pixels. */
function tile${m}x${n}(k: i32, weight: usize, x: usize, offsets: usize, y: usize, plane: usize, bias: usize): void {
${rows.map((r) => `  let ${quads.map((q) => `s${r}_${q} = v128.load32_splat(bias, ${4 * r})`).join(", ")};`).join("\n")}
  const end = offsets + floats(k);
  while (offsets < end) {
    const from = x + <usize>load<i32>(offsets);
    offsets += 4;
${
  m === 1
    ? `    const w = v128.load32_splat(weight);
${quads.map((q) => `    s0_${q} = fma(w, v128.load(from, ${16 * q}), s0_${q});`).join("\n")}`
    : m < 4
      ? // The weights are fewer than the quads of pixels: holding them leaves a register for each sum.
        `    const ${rows.map((r) => `w${r} = v128.load32_splat(weight, ${4 * r})`).join(", ")};
    let q: v128;
${quads
  .map((q) => `    q = v128.load(from, ${16 * q});\n${rows.map((r) => `    s${r}_${q} = fma(w${r}, q, s${r}_${q});`).join("\n")}`)
  .join("\n")}`
      : `    const ${quads.map((q) => `x${q} = v128.load(from, ${16 * q})`).join(", ")};
    let w: v128;
${rows
  .map((r) => `    w = v128.load32_splat(weight, ${4 * r});\n${quads.map((q) => `    s${r}_${q} = fma(w, x${q}, s${r}_${q});`).join("\n")}`)
  .join("\n")}`
}
    weight += ${4 * m};
  }
${rows
  .map((r) => quads.map((q) => `  v128.store(y, s${r}_${q}, ${16 * q});`).join("\n"))
  .join("\n  y += plane;\n")}
}
`;
}

/** The widest tiles first, then what is left; the last one reaches back over pixels already done, which get the same sums. */
function row(/** @type {number} */ m, /** @type {readonly number[]} */ widths) {
  const call = (/** @type {number} */ n, /** @type {string} */ at) =>
    `tile${m}x${n}(k, weight, x + floats(${at}), offsets, y + floats(${at}), plane, bias)`;
  const [widest = 4, ...narrower] = widths;
  return `function row${m}(width: i32, k: i32, weight: usize, x: usize, offsets: usize, y: usize, plane: usize, bias: usize): void {
  let j = 0;
  for (; j + ${widest} <= width; j += ${widest}) ${call(widest, "j")};
${narrower
  .filter((n) => n > 8)
  .map((n) => `  for (; j + ${n} <= width; j += ${n}) ${call(n, "j")};\n`)
  .join("")}${widest > 8 ? `  for (; j + 8 <= width; j += 8) ${call(8, "j")};\n` : ""}  const rest = width - j;
  if (rest > 4 && width >= 8) return ${call(8, "width - 8")};
  if (rest > 4) {
    ${call(4, "j")};
    j += 4;
  }
  if (j < width) ${call(4, "width - 4")};
}
`;
}

/** @param {string} build */
export function tilesSource(build) {
  const widths = Object.entries(WIDTHS[build] ?? {}).map(([m, list]) => /** @type {const} */ ([Number(m), list]));
  return `// Made by tiles.mjs: change that, not this.
import { floats, fma } from "./vectors";

${widths.flatMap(([m, list]) => list.map((n) => tile(m, n))).join("\n")}
${widths.map(([m, list]) => row(m, list)).join("\n")}
/** One row of pixels, at least 4 of them, for a tile of \`m\` channels. */
export function tileRow(m: i32, width: i32, k: i32, weight: usize, x: usize, offsets: usize, y: usize, plane: usize, bias: usize): void {
${widths.map(([m]) => `  if (m == ${m}) return row${m}(width, k, weight, x, offsets, y, plane, bias);`).join("\n")}
}
`;
}
