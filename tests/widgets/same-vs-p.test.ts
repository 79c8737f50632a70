// The two halves of the figure against what the frameworks themselves gave: TensorFlow's SAME in two axes, which is the
// row's rule twice, and PyTorch's conv1d, whose channels are rows that add up.
import { expect, test } from "vitest";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { sideOf } from "#widgets/same-vs-p/sides.ts";
import torch from "../fixtures/golden/conv1d.json" with { type: "json" };
import tensorflow from "../fixtures/golden/tf-conv2d.json" with { type: "json" };

const sum = (rows: readonly (readonly number[])[]) =>
  (rows[0] ?? []).map((_, column) => rows.reduce((total, row) => total + (row[column] ?? Number.NaN), 0));
const cut = (data: readonly number[], length: number) =>
  Array.from({ length: data.length / length }, (_, row) => data.slice(row * length, (row + 1) * length));

const sameCases = tensorflow.cases.filter(({ tags }) => tags?.includes("same"));

test.each(sameCases)("TensorFlow: $name", ({ params, inputs, outputs }) => {
  const inputSize = inputs.input.shape[1] ?? 0;
  const kernelSize = inputs.filter.shape[0] ?? 0;
  const sizes = { inputSize, kernelSize, stride: Number(params.strides) };
  const { padBegin, padEnd } = evaluate(same, sizes).lets;
  const rows = cut(inputs.input.data, inputSize);
  const weights = cut(inputs.filter.data, kernelSize);
  const side = (row: readonly number[], weight: readonly number[]) => sideOf(sizes, [padBegin, padEnd], row, weight);
  const { starts } = side(rows[0] ?? [], weights[0] ?? []);
  const blank = rows[0]?.map(() => 0) ?? [];
  const y = starts.flatMap((start) =>
    sum(weights.map((weight, tap) => [...side(rows[start + tap] ?? blank, weight).values])),
  );
  expect(y).toEqual(outputs.output.data);
});

const oneStep = (value: unknown) => Number(Array.isArray(value) ? value[0] : (value ?? 1));
const torchCases = torch.cases.filter(
  ({ params, inputs, name }) =>
    typeof params.padding !== "string" &&
    !("padding_mode" in params) &&
    oneStep(params.dilation) === 1 &&
    oneStep(params.groups) === 1 &&
    !("bias" in inputs) &&
    inputs.input.shape[0] === 1 &&
    inputs.input.shape.length === 3 &&
    name !== "empty batch",
);

test("enough of PyTorch's cases are rows of this kind", () => expect(torchCases.length).toBeGreaterThan(4));

test.each(torchCases)("PyTorch: $name", ({ params, inputs, outputs }) => {
  const [, channels = 0, inputSize = 0] = inputs.input.shape;
  const [outChannels = 0, , kernelSize = 0] = inputs.weight.shape;
  const sizes = { inputSize, kernelSize, stride: oneStep(params.stride) };
  const padding = oneStep(params.padding ?? 0);
  const rows = cut(inputs.input.data as number[], inputSize);
  const weights = cut(inputs.weight.data as number[], kernelSize);
  const y = Array.from({ length: outChannels }, (_, out) =>
    sum(rows.map((row, c) => [...sideOf(sizes, [padding, padding], row, weights[out * channels + c] ?? []).values])),
  ).flat();
  const golden = outputs.output.data as number[];
  expect(y.length).toBe(golden.length);
  // PyTorch summed in float32; the figure in float64.
  y.forEach((value, index) => void expect(value).toBeCloseTo(golden[index] ?? Number.NaN, 5));
});
