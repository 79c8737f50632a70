/**
 * Pooling by 2, as it is and with a blur before every second result is taken (Zhang 2019, 1904.11486: a pool is a dense
 * pool followed by subsampling, and subsampling without a low pass aliases).
 */
import { avgPool1d, avgPool2d } from "#engine/ops/avgPool.ts";
import { conv1d, conv2d } from "#engine/ops/conv.ts";
import { maxPool1d, maxPool2d } from "#engine/ops/maxPool.ts";
import { type CropOptions, crop, pad } from "#engine/ops/pad.ts";
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

/** A part of a picture, by its first cell and its side; a blur looks one cell further on every side. */
export interface Part {
  readonly row: number;
  readonly column: number;
  readonly side: number;
}

/** @param photo [1, 1, H, W] @returns [1, 1, side/2, side/2] */
export function poolPart(photo: Tensor, { row, column, side }: Part, { op, blur }: Pool): Tensor {
  const pool = (map: Tensor, options: typeof dense) =>
    op === "max" ? maxPool2d(map, options).output : avgPool2d(map, options);
  const box = (margin: number, size: number): CropOptions => ({
    start: [row - margin, column - margin],
    size: [size, size],
  });
  if (!blur) return pool(crop(photo, box(0, side)), plain);
  const weight = tensor([[binomial.map((a) => binomial.map((b) => a * b))]]);
  return conv2d(pool(crop(photo, box(1, side + 3)), dense), weight, { stride: 2 });
}
