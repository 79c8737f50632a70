// Reads the PyTorch results of tests/fixtures/golden as tensors of this engine, and names its calls.

import { readFileSync } from "node:fs";
import type { IndexTensor } from "#engine/indexTensor.ts";
import { indexTensor } from "#engine/indexTensor.ts";
import { type DType, type Tensor, tensor } from "#engine/tensor.ts";

interface StoredTensor {
  shape: number[];
  dtype?: string;
  data?: (number | string)[];
  fill?: number;
}

export interface GoldenCase {
  name: string;
  op: string;
  tags?: string[];
  params: Record<string, unknown>;
  inputs: Record<string, StoredTensor>;
  outputs: Record<string, StoredTensor>;
  upstream?: Record<string, StoredTensor>;
  grads?: Record<string, StoredTensor>;
}

export interface ErrorCase extends Pick<GoldenCase, "name" | "op" | "params" | "inputs"> {
  error: { message: string };
}

const folder = new URL("../fixtures/golden/", import.meta.url);

export function goldenCases(op: string): GoldenCase[] {
  return JSON.parse(readFileSync(new URL(`${op}.json`, folder), "utf8")).cases;
}

export function errorCases(): ErrorCase[] {
  return JSON.parse(readFileSync(new URL("errors.json", folder), "utf8")).cases;
}

/** "NaN" and "Infinity" are stored as text. */
export function numbers({ shape, data, fill = 0 }: StoredTensor): number[] {
  return data?.map(Number) ?? new Array(shape.reduce((a, b) => a * b, 1)).fill(fill);
}

export function stored(from: StoredTensor, dtype: DType): Tensor {
  return tensor(numbers(from), from.shape, dtype);
}

/** Integers as an index tensor, anything else as a tensor of the dtype. */
export function storedInput(from: StoredTensor, dtype: DType): Tensor | IndexTensor {
  return from.dtype === "int64" ? indexTensor(numbers(from), { shape: from.shape }) : stored(from, dtype);
}

/** PyTorch's argument names in camelCase. */
export function options(params: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [camelCase(name), value]));
}

export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
