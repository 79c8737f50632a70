// One PyTorch case, forward and backward, held against the engine in one dtype.

import { expect } from "vitest";
import type { IndexTensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import { close, equal } from "#engine/compare.ts";
import { type DType, Tensor } from "#engine/tensor.ts";
import type { Call, GoldenInputs } from "./calls.ts";
import { type GoldenCase, numbers, options, stored, storedInput } from "./golden.ts";

// The files hold float32 results; their README derives this from the worst error of the framework itself.
const tolerance = 1e-5;

// These ops choose and move numbers, and round nothing.
const exact = /^(max_|adaptive_max|unfold|pixel_)/;

function expectSame(got: Tensor, expected: Tensor, exactly: boolean) {
  expect(got.shape).toEqual(expected.shape);
  expect(got.dtype).toBe(expected.dtype);
  const same = exactly ? equal(got, expected) : close(got, expected, tolerance);
  expect(same, `${[...got.data]} is not ${[...expected.data]}`).toBe(true);
}

export function checkGolden(op: string, call: Call, golden: GoldenCase, dtype: DType): void {
  const entries = Object.entries(golden.inputs).map(([name, from]) => [name, storedInput(from, dtype)] as const);
  const inputs = Object.fromEntries(entries) as GoldenInputs;
  const variables = Object.fromEntries(entries.filter(([, input]) => input instanceof Tensor)) as Record<
    string,
    Tensor
  >;
  const isWhole = (of: Record<string, { data?: unknown[] }> = {}) =>
    Object.values(of).every(({ data }) => data?.every(Number.isInteger));
  const sumsWhole = op.startsWith("conv") && isWhole(golden.inputs);

  let indices: IndexTensor | undefined;
  const { output, pullback } = vjp((record: Record<string, Tensor>) => {
    const result = call({ ...inputs, ...record } as GoldenInputs, options(golden.params));
    if (!(result instanceof Tensor)) indices = result.indices as IndexTensor;
    return result;
  }, variables);

  expectSame(output, stored(golden.outputs.output!, dtype), exact.test(op) || sumsWhole);
  if (golden.outputs.indices) expect(Array.from(indices!.data)).toEqual(numbers(golden.outputs.indices));
  if (!golden.grads) return;
  const gradients = pullback(stored(golden.upstream!.output!, dtype));
  for (const [name, expected] of Object.entries(golden.grads)) {
    expectSame(gradients[name]!, stored(expected, dtype), sumsWhole && isWhole(golden.upstream));
  }
}
