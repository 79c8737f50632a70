// The singular value decomposition of a small matrix: A = U diag(s) Vᵀ. Singular values tell which inputs a layer
// keeps, weakens and loses.
// One-sided Jacobi: rotate pairs of columns until all are orthogonal; their lengths are the singular values.
// Source: Golub & Van Loan, Matrix Computations, 4th edition, section 8.6.3.

import { EngineError } from "../errors.ts";
import { transpose } from "../ops/transpose.ts";
import { own, type Tensor } from "../tensor.ts";

export interface Svd {
  /** [m, r] with orthonormal columns, r = min(m, n). Where a singular value is 0, the column is 0. */
  readonly u: Tensor;
  /** [r], falling. */
  readonly s: Tensor;
  /** [n, r] with orthonormal columns. The largest entry of each column is positive. */
  readonly v: Tensor;
}

const most = 512;

/**
 * Decomposes a matrix.
 * @param a [m, n], at most 512 each
 * @throws EngineError for what is not such a matrix, or not finite
 * @example svd(dense(linearMap(f, x).matrix)).s
 */
export function svd(a: Tensor): Svd {
  const [m, n] = checkMatrix("svd", a);
  if (m < n) {
    const { u, s, v } = svd(transpose(a));
    return signed(v, s, u);
  }
  // Columns as arrays: the method works on nothing else.
  const columns = Array.from({ length: n }, (_, c) => Float64Array.from({ length: m }, (_, r) => a.data[r * n + c]));
  const right = Array.from({ length: n }, (_, c) => Float64Array.from({ length: n }, (_, r) => (r === c ? 1 : 0)));
  for (let sweep = 0; sweep < 60; sweep++) if (!rotateAll(columns, right)) break;
  const lengths = columns.map((column) => Math.hypot(...column));
  const order = lengths.map((_, c) => c).sort((x, y) => lengths[y] - lengths[x]);
  // What is left of a column in the shadow of the largest is rounding.
  const zero = lengths[order[0]] * 2 ** -52 * m;
  const s = order.map((c) => (lengths[c] > zero ? lengths[c] : 0));
  const left = order.map((c, i) => columns[c].map((value) => (s[i] > 0 ? value / s[i] : 0)));
  return signed(
    fromColumns(left, m),
    own(Float64Array.from(s), [n]),
    fromColumns(
      order.map((c) => right[c]),
      n,
    ),
  );
}

/** Makes every pair of columns orthogonal once. @returns whether any pair was not */
function rotateAll(columns: Float64Array[], right: Float64Array[]): boolean {
  let turned = false;
  for (let p = 0; p < columns.length; p++) {
    for (let q = p + 1; q < columns.length; q++) {
      const [alpha, beta, gamma] = [
        dot(columns[p], columns[p]),
        dot(columns[q], columns[q]),
        dot(columns[p], columns[q]),
      ];
      if (Math.abs(gamma) <= 2 ** -52 * Math.sqrt(alpha * beta)) continue;
      turned = true;
      const zeta = (beta - alpha) / (2 * gamma);
      const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.hypot(1, zeta));
      const cosine = 1 / Math.hypot(1, tangent);
      rotate(columns[p], columns[q], cosine, cosine * tangent);
      rotate(right[p], right[q], cosine, cosine * tangent);
    }
  }
  return turned;
}

function rotate(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i], b[i]];
    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let i = 0; i < a.length; i++) total += a[i] * b[i];
  return total;
}

function fromColumns(columns: readonly Float64Array[], rows: number): Tensor {
  const width = columns.length;
  return own(
    Float64Array.from({ length: rows * width }, (_, i) => columns[i % width][Math.floor(i / width)]),
    [rows, width],
  );
}

/** A pair of vectors may change sign together; the largest entry on the right decides. */
function signed(u: Tensor, s: Tensor, v: Tensor): Svd {
  const [n, r] = v.shape;
  const signs = Float64Array.from({ length: r }, (_, c) => {
    let largest = 0;
    for (let row = 0; row < n; row++) {
      const value = v.data[row * r + c];
      if (Math.abs(value) > Math.abs(largest) * (1 + 1e-9)) largest = value;
    }
    return largest < 0 ? -1 : 1;
  });
  const flip = (x: Tensor) =>
    own(
      Float64Array.from(x.data, (value, i) => value * signs[i % r]),
      x.shape,
    );
  return { u: flip(u), s, v: flip(v) };
}

export function checkMatrix(op: string, a: Tensor): readonly number[] {
  const { shape } = a;
  if (shape.length !== 2 || shape.some((size) => size < 1 || size > most)) {
    throw new EngineError({
      op,
      param: "a",
      got: shape,
      allowed: `a matrix [m, n] of 1 to ${most} rows and columns`,
      hint: "Use a smaller layer, or reshape.",
    });
  }
  for (const value of a.data) {
    if (!Number.isFinite(value))
      throw new EngineError({
        op,
        param: "a",
        got: value,
        allowed: "a matrix of finite numbers",
        hint: "Find where it became infinite.",
      });
  }
  return shape;
}
