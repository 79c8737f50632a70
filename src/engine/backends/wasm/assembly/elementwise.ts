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

/** Adam: new params, mean and square from the old and the gradient. See autograd/optimizers.ts. */
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
  rate: f32,
  unbias2: f32,
  epsilon: f32,
): void {
  for (let i = 0; i < count; i++) {
    const at = floats(i);
    const g = load<f32>(gradient + at);
    const m = beta1 * load<f32>(oldMean + at) + (1 - beta1) * g;
    const v = beta2 * load<f32>(oldSquare + at) + (1 - beta2) * g * g;
    store<f32>(mean + at, m);
    store<f32>(square + at, v);
    store<f32>(params + at, load<f32>(oldParams + at) - (rate * m) / (sqrt<f32>(v / unbias2) + epsilon));
  }
}
