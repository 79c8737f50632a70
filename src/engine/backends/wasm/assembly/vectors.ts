// The few words all kernels are written in. All addresses are bytes; a float is 4 of them.

/** Whether this build may round once where a product is added. Without it, a product is rounded before it is added. */
export const FUSED: bool = ASC_FEATURE_RELAXED_SIMD;

/** a · b + c, four at a time. */
// @ts-ignore: decorator
@inline
export function fma(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

// @ts-ignore: decorator
@inline
export function floats(count: i32): usize {
  return (<usize>count) << 2;
}

/** Rows a b c d become columns: the first row of a 4 × 4 transposition; the others below. */
// @ts-ignore: decorator
@inline
export function zipLow(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

// @ts-ignore: decorator
@inline
export function zipHigh(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

// @ts-ignore: decorator
@inline
export function evens(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
export function odds(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 1, 3, 5, 7);
}

export function fill(to: usize, count: i32, value: f32): void {
  const end = to + floats(count);
  const four = f32x4.splat(value);
  while (to + 16 <= end) {
    v128.store(to, four);
    to += 16;
  }
  while (to < end) {
    store<f32>(to, value);
    to += 4;
  }
}

export function copy(to: usize, from: usize, count: i32): void {
  const end = to + floats(count);
  while (to + 16 <= end) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  while (to < end) {
    store<f32>(to, load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** a + factor · b */
// @ts-ignore: decorator
@inline
export function plus(a: v128, factor: f32, b: v128): v128 {
  return fma(b, f32x4.splat(factor), a);
}
