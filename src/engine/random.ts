// The only source of chance in the course. The same seed gives the same numbers everywhere.
// Generator: xoshiro128** 1.1 by Blackman and Vigna (https://prng.di.unimi.it/xoshiro128starstar.c),
// its state filled by splitmix32 steps from the seed.

import { EngineError } from "./errors.ts";
import { checkDType, checkShape, type DType, own, type Tensor } from "./tensor.ts";

export interface Random {
  /** A number in [0, 1), a multiple of 2⁻⁵³. */
  next(): number;
  /** An integer from `low` to `high`, both possible. */
  integer(low: number, high: number): number;
  /** A number from the normal distribution, mean 0 and deviation 1. */
  gauss(): number;
  /** A tensor of numbers in [low, high), by default [0, 1). */
  uniform(
    shape: readonly number[],
    options?: { readonly low?: number; readonly high?: number; readonly dtype?: DType },
  ): Tensor;
  /** A tensor of normal numbers, by default mean 0 and deviation 1. */
  normal(
    shape: readonly number[],
    options?: { readonly mean?: number; readonly deviation?: number; readonly dtype?: DType },
  ): Tensor;
  /** A tensor of integers from `low` to `high`, both possible. */
  integers(shape: readonly number[], low: number, high: number, dtype?: DType): Tensor;
  /** 0 … count − 1 in a random order. */
  permutation(count: number): number[];
}

/**
 * A generator of its own; two with one seed give the same numbers in the same order.
 * @param seed an integer from 0 to 2³² − 1
 * @example random(7).integers([1, 1, 4, 4], -3, 3)
 */
export function random(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new EngineError({
      op: "random",
      param: "seed",
      got: seed,
      allowed: "an integer from 0 to 4294967295",
      hint: "Any will do; the same one repeats the numbers.",
    });
  }
  const word = xoshiro128(seed);
  let spare: number | undefined;

  const next = () => ((word() >>> 5) * 2 ** 26 + (word() >>> 6)) * 2 ** -53;
  const integer = (low: number, high: number) => {
    checkRange(low, high);
    return low + Math.floor(next() * (high - low + 1));
  };

  // Marsaglia's polar method: two normal numbers from a point in the unit disc, with no sine or cosine.
  function gauss(): number {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  return {
    next,
    integer,
    gauss,
    uniform: (shape, { low = 0, high = 1, dtype } = {}) => fill(shape, () => low + (high - low) * next(), dtype),
    normal: (shape, { mean = 0, deviation = 1, dtype } = {}) => fill(shape, () => mean + deviation * gauss(), dtype),
    integers: (shape, low, high, dtype) => fill(shape, () => integer(low, high), dtype),
    permutation(count) {
      const order = Array.from({ length: checkShape("permutation", [count]) }, (_, i) => i);
      for (let i = count - 1; i > 0; i--) {
        const j = integer(0, i);
        [order[i], order[j]] = [order[j], order[i]];
      }
      return order;
    },
  };
}

function fill(shape: readonly number[], draw: () => number, dtype: DType = "float64"): Tensor {
  const length = checkShape("random", shape);
  const array = checkDType("random", dtype) === "float32" ? new Float32Array(length) : new Float64Array(length);
  for (let i = 0; i < length; i++) array[i] = draw();
  return own(array, shape);
}

function checkRange(low: number, high: number): void {
  if (Number.isSafeInteger(low) && Number.isSafeInteger(high) && low <= high) return;
  throw new EngineError({
    op: "random",
    param: "low, high",
    got: [low, high],
    allowed: "integers with low ≤ high",
    hint: "Both ends can be drawn.",
  });
}

function xoshiro128(seed: number): () => number {
  let filled = seed;
  const state = Uint32Array.from({ length: 4 }, () => {
    filled = (filled + 0x9e3779b9) | 0;
    let z = Math.imul(filled ^ (filled >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  });
  const rotate = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  return () => {
    const result = Math.imul(rotate(Math.imul(state[1], 5), 7), 9);
    const shifted = state[1] << 9;
    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= shifted;
    state[3] = rotate(state[3], 11);
    return result >>> 0;
  };
}
