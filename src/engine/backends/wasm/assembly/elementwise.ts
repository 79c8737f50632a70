// Number by number. A tail shorter than a vector is done one by one.

import { floats } from "./vectors";

/** max(x, 0); NaN stays NaN, −0 becomes 0. */
export function relu(y: usize, x: usize, count: i32): void {
  const end = y + floats(count);
  const zero = f32x4.splat(0);
  for (; y + 16 <= end; y += 16, x += 16) v128.store(y, f32x4.max(f32x4.add(v128.load(x), zero), zero));
  for (; y < end; y += 4, x += 4) store<f32>(y, max<f32>(load<f32>(x) + 0, 0));
}

/** 1 where x is above 0, else 0. */
export function step(y: usize, x: usize, count: i32): void {
  const end = y + floats(count);
  const zero = f32x4.splat(0);
  const one = f32x4.splat(1);
  for (; y + 16 <= end; y += 16, x += 16) v128.store(y, v128.and(f32x4.gt(v128.load(x), zero), one));
  for (; y < end; y += 4, x += 4) store<f32>(y, load<f32>(x) > 0 ? 1 : 0);
}

/** a + b. A step is 4, or 0 to repeat one number. */
export function add(y: usize, a: usize, aStep: i32, b: usize, bStep: i32, count: i32): void {
  const end = y + floats(count);
  for (; y + 16 <= end; y += 16, a += 4 * aStep, b += 4 * bStep) {
    const left = aStep ? v128.load(a) : v128.load32_splat(a);
    const right = bStep ? v128.load(b) : v128.load32_splat(b);
    v128.store(y, f32x4.add(left, right));
  }
  for (; y < end; y += 4, a += aStep, b += bStep) store<f32>(y, load<f32>(a) + load<f32>(b));
}

export function mul(y: usize, a: usize, aStep: i32, b: usize, bStep: i32, count: i32): void {
  const end = y + floats(count);
  for (; y + 16 <= end; y += 16, a += 4 * aStep, b += 4 * bStep) {
    const left = aStep ? v128.load(a) : v128.load32_splat(a);
    const right = bStep ? v128.load(b) : v128.load32_splat(b);
    v128.store(y, f32x4.mul(left, right));
  }
  for (; y < end; y += 4, a += aStep, b += bStep) store<f32>(y, load<f32>(a) * load<f32>(b));
}

/**
 * Adam: new params, mean and square from the old and the gradient. See autograd/adamStep.ts. 1 − β comes
 * rounded by itself: taken from a rounded β it would have lost half its digits.
 */
export function adam(
  params: usize,
  mean: usize,
  square: usize,
  oldParams: usize,
  oldMean: usize,
  oldSquare: usize,
  gradient: usize,
  count: i32,
  beta1: f32,
  beta2: f32,
  rest1: f32,
  rest2: f32,
  rate: f32,
  unbias2: f32,
  epsilon: f32,
): void {
  const bytes = floats(count);
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const g = v128.load(gradient + at);
    const m = f32x4.add(f32x4.mul(f32x4.splat(beta1), v128.load(oldMean + at)), f32x4.mul(f32x4.splat(rest1), g));
    const gg = f32x4.mul(f32x4.mul(f32x4.splat(rest2), g), g);
    const v = f32x4.add(f32x4.mul(f32x4.splat(beta2), v128.load(oldSquare + at)), gg);
    const divisor = f32x4.add(f32x4.sqrt(f32x4.div(v, f32x4.splat(unbias2))), f32x4.splat(epsilon));
    v128.store(mean + at, m);
    v128.store(square + at, v);
    v128.store(params + at, f32x4.sub(v128.load(oldParams + at), f32x4.div(f32x4.mul(f32x4.splat(rate), m), divisor)));
  }
  for (; at < bytes; at += 4) {
    const g = load<f32>(gradient + at);
    const m = beta1 * load<f32>(oldMean + at) + rest1 * g;
    const v = beta2 * load<f32>(oldSquare + at) + rest2 * g * g;
    store<f32>(mean + at, m);
    store<f32>(square + at, v);
    store<f32>(params + at, load<f32>(oldParams + at) - (rate * m) / (sqrt<f32>(v / unbias2) + epsilon));
  }
}

/** Of each channel of [batch, channels, plane] the mean and the mean square distance from it, summed in float64. */
export function moments(x: usize, batch: i32, channels: i32, plane: i32, means: usize, variances: usize): void {
  const count = <f64>batch * <f64>plane;
  for (let c = 0; c < channels; c++) {
    let sum: f64 = 0;
    for (let n = 0; n < batch; n++) sum += sumOf(x + floats((n * channels + c) * plane), plane);
    const mean = sum / count;
    let squares: f64 = 0;
    for (let n = 0; n < batch; n++) squares += squaresOf(x + floats((n * channels + c) * plane), plane, mean);
    store<f64>(means + (<usize>c << 3), mean);
    store<f64>(variances + (<usize>c << 3), squares / count);
  }
}

function sumOf(x: usize, count: i32): f64 {
  const end = x + floats(count);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  for (; x + 16 <= end; x += 16) {
    const four = v128.load(x);
    a = f64x2.add(a, f64x2.promote_low_f32x4(four));
    b = f64x2.add(b, f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3)));
  }
  let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1);
  for (; x < end; x += 4) sum += <f64>load<f32>(x);
  return sum;
}

function squaresOf(x: usize, count: i32, mean: f64): f64 {
  const end = x + floats(count);
  const middle = f64x2.splat(mean);
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  for (; x + 16 <= end; x += 16) {
    const four = v128.load(x);
    const low = f64x2.sub(f64x2.promote_low_f32x4(four), middle);
    const high = f64x2.sub(f64x2.promote_low_f32x4(v128.shuffle<f32>(four, four, 2, 3, 2, 3)), middle);
    a = f64x2.add(a, f64x2.mul(low, low));
    b = f64x2.add(b, f64x2.mul(high, high));
  }
  let sum = f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1) + f64x2.extract_lane(b, 0) + f64x2.extract_lane(b, 1);
  for (; x < end; x += 4) {
    const distance = <f64>load<f32>(x) - mean;
    sum += distance * distance;
  }
  return sum;
}

/** (x − middle) · scale + shift, three numbers a channel. */
export function normalize(y: usize, x: usize, batch: i32, channels: i32, plane: i32, table: usize): void {
  for (let n = 0; n < batch; n++) {
    for (let c = 0; c < channels; c++) {
      const middle = load<f32>(table + floats(3 * c));
      const scale = load<f32>(table + floats(3 * c), 4);
      const shift = load<f32>(table + floats(3 * c), 8);
      const end = y + floats(plane);
      for (; y + 16 <= end; y += 16, x += 16) {
        const centred = f32x4.sub(v128.load(x), f32x4.splat(middle));
        v128.store(y, f32x4.add(f32x4.mul(centred, f32x4.splat(scale)), f32x4.splat(shift)));
      }
      for (; y < end; y += 4, x += 4) store<f32>(y, (load<f32>(x) - middle) * scale + shift);
    }
  }
}
