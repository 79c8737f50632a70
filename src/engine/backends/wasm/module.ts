// The kernels as TypeScript sees them. Addresses are bytes. Structures are passed as runs of 32-bit integers, in the
// order in which the assembly sources declare their fields.

import type { GrowingMemory } from "./memory.ts";

export interface Kernels {
  readonly memory: GrowingMemory;
  /** The first byte that the module does not use itself. */
  base(): number;
  /** assembly/pack.ts: 0, or NaN if a number is not finite. */
  pack(
    to: number,
    toStep: number,
    from: number,
    fromStep: number,
    groups: number,
    rowStep: number,
    columns: number,
    k: number,
    rows: number,
  ): number;
  /** assembly/tiles.mjs: one row of at least 4 pixels for 1 to 6 channels. */
  tileRow(
    channels: number,
    width: number,
    taps: number,
    weight: number,
    x: number,
    offsets: number,
    y: number,
    plane: number,
    bias: number,
  ): void;
  /** assembly/conv.ts */
  convolve(conv: number): void;
  /** assembly/winograd.ts */
  winograd(job: number): void;
  winogradWeights(job: number): void;
  /** assembly/weigh.ts: 0, or NaN if a number of the gradient is not finite. */
  weigh(job: number): number;
  /** assembly/pool.ts */
  maxPool(pool: number): void;
  maxPool2x2(
    x: number,
    y: number,
    indices: number,
    planes: number,
    height: number,
    width: number,
    rows: number,
    columns: number,
  ): void;
  avgPool(pool: number): void;
  avgPool2x2(
    x: number,
    y: number,
    planes: number,
    height: number,
    width: number,
    rows: number,
    columns: number,
    inverse: number,
  ): void;
  /** How many indices lie outside their plane. */
  unpool(to: number, from: number, indices: number, planes: number, perPlane: number, plane: number): number;
  /** assembly/resize.ts */
  resize(job: number): void;
  /** assembly/elementwise.ts */
  relu(y: number, x: number, count: number): void;
  step(y: number, x: number, count: number): void;
  add(y: number, a: number, aStep: number, b: number, bStep: number, count: number): void;
  mul(y: number, a: number, aStep: number, b: number, bStep: number, count: number): void;
  adam(
    params: number,
    mean: number,
    square: number,
    oldParams: number,
    oldMean: number,
    oldSquare: number,
    gradient: number,
    count: number,
    beta1: number,
    beta2: number,
    rest1: number,
    rest2: number,
    rate: number,
    unbias2: number,
    epsilon: number,
  ): void;
  /** Means and variances are float64. */
  moments(x: number, batch: number, channels: number, plane: number, means: number, variances: number): void;
  normalize(y: number, x: number, batch: number, channels: number, plane: number, table: number): void;
}
