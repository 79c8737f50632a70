/**
 * Pooling by 2, as it is and with a blur before every second result is taken (Zhang 2019, 1904.11486: a pool is a dense
 * pool followed by subsampling, and subsampling without a low pass aliases).
 */
import { avgPool1d, avgPool2d } from "#engine/ops/avgPool.ts";
import { conv1d, conv2d } from "#engine/ops/conv.ts";
import { maxPool1d, maxPool2d } from "#engine/ops/maxPool.ts";
import { pad } from "#engine/ops/pad.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";

export const operations = ["max", "mean"] as const;
export type Operation = (typeof operations)[number];
export interface Pool {
  readonly op: Operation;
  readonly blur: boolean;
}

const dense = { kernelSize: 2, stride: 1 };
const plain = { kernelSize: 2, stride: 2 };
const binomial = [1, 2, 1].map((weight) => weight / 4);

/** A row that goes round: [1, 1, W] to [1, 1, W/2]. */
export function poolRow(x: Tensor, { op, blur }: Pool): Tensor {
  const pool = (row: Tensor, options: typeof dense) =>
    op === "max" ? maxPool1d(row, options).output : avgPool1d(row, options);
  if (!blur) return pool(x, plain);
  const all = pool(pad(x, { pads: [[0, 1]], mode: "circular" }), dense);
  return conv1d(pad(all, { pads: [[1, 1]], mode: "circular" }), tensor([[binomial]]), { stride: 2 });
}

/**
 * The pool at every cell of a picture; a pool with stride 2 takes every second one. At the border the blur reads zeros.
 * @param photo [1, 1, H, W] @returns [1, 1, H − 1, W − 1]
 */
export function poolEverywhere(photo: Tensor, { op, blur }: Pool): Tensor {
  const all = op === "max" ? maxPool2d(photo, dense).output : avgPool2d(photo, dense);
  if (!blur) return all;
  return conv2d(all, tensor([[binomial.map((a) => binomial.map((b) => a * b))]]), { padding: 1 });
}

/** Every second cell in both directions, from a first one on: [1, 1, H, W] to side × side numbers. */
export function everySecond({ data, shape }: Tensor, [row, column]: readonly [number, number], side: number): number[] {
  const [, , , width = 0] = shape;
  return Array.from({ length: side * side }, (_, at) => {
    const [down, right] = [2 * Math.floor(at / side), 2 * (at % side)];
    return data[(row + down) * width + column + right] ?? Number.NaN;
  });
}
