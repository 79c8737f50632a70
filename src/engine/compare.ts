// Comparing tensors: by value, and by how far rounding may have carried them.

import { EngineError } from "./errors.ts";
import type { DType, Tensor } from "./tensor.ts";

/** Half the distance from 1 to the next number: the largest relative error of one rounding. */
export const roundoff: { readonly [dtype in DType]: number } = { float32: 2 ** -24, float64: 2 ** -53 };

/** Same shape and same numbers. −0 equals 0, NaN equals NaN; the dtype does not matter. */
export function equal(a: Tensor, b: Tensor): boolean {
  return sameShape(a.shape, b.shape) && maxDifference(a, b) === 0;
}

/** The largest |a − b|. Equal infinities and two NaNs differ by 0, a NaN and a number by Infinity. */
export function maxDifference(a: Tensor, b: Tensor): number {
  if (!sameShape(a.shape, b.shape)) {
    throw new EngineError({
      op: "maxDifference",
      param: "b",
      got: b,
      allowed: `of shape [${a.shape.join(", ")}]`,
      hint: "Compare tensors of one shape.",
    });
  }
  const [left, right] = [a.data, b.data];
  let worst = 0;
  for (let i = 0; i < left.length; i++) {
    if (left[i] === right[i] || (Number.isNaN(left[i]) && Number.isNaN(right[i]))) continue;
    const difference = Math.abs(left[i] - right[i]);
    worst = difference >= 0 ? Math.max(worst, difference) : Infinity;
  }
  return worst;
}

/** Whether |a − b| ≤ tolerance · (1 + max |b|) everywhere. */
export function close(a: Tensor, b: Tensor, tolerance: number): boolean {
  let largest = 0;
  for (const value of b.data) if (Math.abs(value) < Infinity) largest = Math.max(largest, Math.abs(value));
  return sameShape(a.shape, b.shape) && maxDifference(a, b) <= tolerance * (1 + largest);
}

/**
 * How far a sum of `terms` products may lie from the true one, relative to the sum of their absolute values:
 * n·u / (1 − n·u). Source: Higham, Accuracy and Stability of Numerical Algorithms, lemma 3.1.
 */
export function sumError(terms: number, dtype: DType): number {
  const product = terms * roundoff[dtype];
  return product / (1 - product);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
