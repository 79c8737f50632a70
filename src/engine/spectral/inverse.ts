// What the singular values of a layer say about undoing it: its rank, what it loses, and the best inverse there is.

import { linear } from "../ops/linear.ts";
import { transpose } from "../ops/transpose.ts";
import { own, type Tensor } from "../tensor.ts";
import { dot, svd } from "./svd.ts";

export interface RankOptions {
  /** Singular values at most this much of the largest count as 0; the larger size times 2⁻⁵². */
  readonly tolerance?: number;
}

/** How many singular values are not 0: the dimension of what a matrix can give. @param a [m, n] */
export function rank(a: Tensor, { tolerance = Math.max(...a.shape) * 2 ** -52 }: RankOptions = {}): number {
  const { s } = svd(a);
  return [...s.data].filter((value) => value > tolerance * s.data[0]).length;
}

/**
 * The Moore-Penrose inverse V diag(1/s) Uᵀ. Applied to y it gives the shortest of the x for which Ax is nearest to y.
 * @param a [m, n]
 * @returns [n, m]
 */
export function pseudoInverse(a: Tensor, options: RankOptions = {}): Tensor {
  const { u, s, v } = svd(a);
  const kept = rank(a, options);
  const [n, r] = v.shape;
  const scaled = Float64Array.from(v.data, (value, i) => (i % r < kept ? value / s.data[i % r] : 0));
  return linear(own(scaled, [n, r]), u);
}

/** A · B. @param a [m, k] @param b [k, n] */
export function matmul(a: Tensor, b: Tensor): Tensor {
  return linear(a, transpose(b));
}

/**
 * An orthonormal basis of what a matrix maps to 0: the inputs a layer cannot see.
 * @param a [m, n]
 * @returns [n − rank, n], one vector a row
 */
export function nullSpace(a: Tensor, options: RankOptions = {}): Tensor {
  const { v } = svd(a);
  const [n, r] = v.shape;
  const kept = rank(a, options);
  const basis = Array.from({ length: kept }, (_, c) =>
    Float64Array.from({ length: n }, (_, row) => v.data[row * r + c]),
  );
  const found: Float64Array[] = [];
  // Gram-Schmidt, twice for accuracy, over the axes: each gives what the vectors so far do not span.
  for (let axis = 0; axis < n && found.length < n - kept; axis++) {
    const vector = Float64Array.from({ length: n }, (_, i) => (i === axis ? 1 : 0));
    for (const known of [...basis, ...found, ...basis, ...found]) {
      const share = dot(vector, known);
      for (let i = 0; i < n; i++) vector[i] -= share * known[i];
    }
    const length = Math.hypot(...vector);
    // Some axis keeps at least 1/√n of its length as long as a dimension is missing.
    if (length > 0.5 / Math.sqrt(n)) found.push(vector.map((value) => value / length));
  }
  return own(Float64Array.from(found.flatMap((vector) => [...vector])), [found.length, n]);
}
