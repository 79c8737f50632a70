// Tensors that do not go together: what ops refuse beyond single values of their options. Each message must be useful.

import { describe, expect, test } from "vitest";
import {
  adaptiveAvgPool1d,
  add,
  avgUnpool1d,
  batchNorm,
  concat,
  conv1d,
  conv2d,
  conv3d,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
  crop,
  crossEntropy,
  EngineError,
  fold,
  indexTensor,
  interpolate,
  linear,
  maxPool1d,
  maxUnpool1d,
  mse,
  ones,
  pad,
  reshape,
  sum,
  tensor,
  transpose,
  zeros,
} from "#engine";
import { dft, svd } from "#engine/spectral/index.ts";
import { expectUseful } from "./complaints.ts";

const refusals: Record<string, { call: () => unknown; op: string; param: string }> = {
  "adaptive pooling of a row without cells": {
    call: () => adaptiveAvgPool1d(zeros([1, 1, 0]), { outputSize: 2 }),
    op: "adaptiveAvgPool1d",
    param: "x",
  },
  "a sum of shapes that do not fit": { call: () => add(zeros([2, 3]), zeros([2, 4])), op: "add", param: "y" },
  "a picture without channels": {
    call: () => conv2d(zeros([1, 0, 4, 4]), ones([1, 1, 1, 1])),
    op: "conv2d",
    param: "x",
  },
  "a weight without a kernel axis": {
    call: () => conv2d(zeros([1, 1, 4, 4]), ones([1, 1, 3])),
    op: "conv2d",
    param: "weight",
  },
  "a mirror as wide as the picture, on one side alone": {
    call: () =>
      conv2d(ones([1, 1, 3, 3]), ones([1, 1, 1, 1]), {
        padding: [
          [0, 0],
          [3, 0],
        ],
        paddingMode: "reflect",
      }),
    op: "conv2d",
    param: "padding",
  },
  "more than once round the circle": {
    call: () => conv1d(ones([1, 1, 3]), ones([1, 1, 1]), { padding: [[0, 4]], paddingMode: "circular" }),
    op: "conv1d",
    param: "padding",
  },
  "a bias of another number of channels": {
    call: () => conv1d(ones([1, 1, 3]), ones([2, 1, 1]), { bias: ones([3]) }),
    op: "conv1d",
    param: "bias",
  },
  "a transposed weight for other channels": {
    call: () => convTranspose1d(ones([1, 2, 3]), ones([3, 1, 2])),
    op: "convTranspose1d",
    param: "x",
  },
  "a transposed convolution of a row without channels": {
    call: () => convTranspose1d(ones([3]), ones([1, 1, 2])),
    op: "convTranspose1d",
    param: "x",
  },
  "output padding on one axis beside an output size": {
    call: () =>
      convTranspose2d(ones([1, 1, 2, 2]), ones([1, 1, 2, 2]), { stride: 2, outputPadding: [1, 0], outputSize: [5, 4] }),
    op: "convTranspose2d",
    param: "outputPadding",
  },
  "columns that are no whole number of kernels": {
    call: () => fold(ones([1, 3, 4]), { kernelSize: 2, outputSize: 3 }),
    op: "fold",
    param: "x",
  },
  "a list that is no columns": {
    call: () => fold(ones([4]), { kernelSize: 2, outputSize: 3 }),
    op: "fold",
    param: "x",
  },
  "more columns than windows": {
    call: () => fold(ones([1, 4, 5]), { kernelSize: 2, outputSize: 3 }),
    op: "fold",
    param: "x",
  },
  "a linear layer for other inputs": { call: () => linear(ones([2, 3]), ones([1, 2])), op: "linear", param: "x" },
  "a linear layer on a single number": { call: () => linear(sum(ones([2])), ones([1, 1])), op: "linear", param: "x" },
  "a linear layer with a bias for other outputs": {
    call: () => linear(ones([2, 3]), ones([1, 3]), { bias: ones([2]) }),
    op: "linear",
    param: "bias",
  },
  "a window of a dilated pool on padding alone": {
    call: () => maxPool1d(ones([1, 1, 1]), { kernelSize: 2, padding: 1, dilation: 2 }),
    op: "maxPool1d",
    param: "dilation",
  },
  "two numbers for one place": {
    call: () => maxUnpool1d(ones([1, 1, 2]), indexTensor([[[1, 1]]]), { kernelSize: 2, overlap: "error" }),
    op: "maxUnpool1d",
    param: "indices[1]",
  },
  "indices that count otherwise": {
    call: () => maxUnpool1d(ones([1, 1, 2]), indexTensor([[[0, 2]]], { layout: "nchw" }), { kernelSize: 2 }),
    op: "maxUnpool1d",
    param: "indices",
  },
  "indices into another picture": {
    call: () => maxUnpool1d(ones([1, 1, 2]), indexTensor([[[0, 2]]], { of: [5] }), { kernelSize: 2 }),
    op: "maxUnpool1d",
    param: "outputSize",
  },
  "fewer indices than numbers": {
    call: () => maxUnpool1d(ones([1, 1, 2]), indexTensor([[[0]]]), { kernelSize: 2 }),
    op: "maxUnpool1d",
    param: "indices",
  },
  "a list that is no picture, pooled by its mean": {
    call: () => adaptiveAvgPool1d(ones([3]), { outputSize: 1 }),
    op: "adaptiveAvgPool1d",
    param: "x",
  },
  "a list that is no picture, unpooled": {
    call: () => avgUnpool1d(ones([3]), { kernelSize: 2 }),
    op: "avgUnpool1d",
    param: "x",
  },
  "output padding beside an output size": {
    call: () => convTranspose1d(ones([1, 1, 2]), ones([1, 1, 2]), { stride: 2, outputPadding: 1, outputSize: 5 }),
    op: "convTranspose1d",
    param: "outputPadding",
  },
  "an adjoint that overwrites": {
    call: () => avgUnpool1d(ones([1, 1, 2]), { kernelSize: 2, mode: "adjoint", overlap: "max" }),
    op: "avgUnpool1d",
    param: "overlap",
  },
  "two averages copied to one cell": {
    call: () => avgUnpool1d(ones([1, 1, 2]), { kernelSize: 2, stride: 1, overlap: "error" }),
    op: "avgUnpool1d",
    param: "overlap",
  },
  "statistics of another number of channels": {
    call: () => batchNorm(ones([2, 3, 4]), { weight: ones([2]) }),
    op: "batchNorm",
    param: "weight",
  },
  "no statistics to normalise by": {
    call: () => batchNorm(ones([2, 3, 4]), { training: false }),
    op: "batchNorm",
    param: "runningMean",
  },
  "a batch of one number a channel": { call: () => batchNorm(ones([1, 3])), op: "batchNorm", param: "x" },
  "pieces of other sizes": { call: () => concat([ones([2, 3]), ones([2, 4])], { axis: 0 }), op: "concat", param: "x1" },
  "no pieces": { call: () => concat([]), op: "concat", param: "tensors" },
  "classes for another batch": {
    call: () => crossEntropy(ones([2, 3]), indexTensor([0], { shape: [1], layout: "plane", of: [3] })),
    op: "crossEntropy",
    param: "target",
  },
  "interpolation without a batch": {
    call: () => interpolate(ones([4, 4]), { size: 2 }),
    op: "interpolate",
    param: "x",
  },
  "a linear layer with a weight of three axes": {
    call: () => linear(ones([2, 3]), ones([1, 3, 1])),
    op: "linear",
    param: "weight",
  },
  "a difference of other shapes": { call: () => mse(ones([2]), ones([3])), op: "mse", param: "target" },
  "a crop with another number of sizes": {
    call: () => crop(ones([4, 4]), { start: [1, 1], size: [2] }),
    op: "crop",
    param: "size",
  },
  "a crop past the end": {
    call: () => crop(ones([4, 4]), { start: [3, 3], size: [2, 2] }),
    op: "crop",
    param: "size[0]",
  },
  "a crop of more axes than there are": {
    call: () => crop(ones([4]), { start: [0, 0], size: [1, 1] }),
    op: "crop",
    param: "start",
  },
  "a mirror wider than the picture": {
    call: () => pad(ones([1, 3]), { pads: [[3, 0]], mode: "reflect" }),
    op: "pad",
    param: "pads",
  },
  "a shape of another size": { call: () => reshape(ones([2, 3]), [4]), op: "reshape", param: "shape" },
  "a sum over an axis that is not there": { call: () => sum(ones([2, 3]), { axes: [2] }), op: "sum", param: "axes" },
  "a transpose with too few axes": { call: () => transpose(ones([2, 3]), [0]), op: "transpose", param: "axes" },
  "a transform over an axis that is not there": { call: () => dft(ones([4]), { axes: [1] }), op: "dft", param: "axes" },
  "a transform of a very long row": { call: () => dft(zeros([5000])), op: "dft", param: "x" },
  "singular values of a row": { call: () => svd(ones([4])), op: "svd", param: "a" },
  "singular values of what is no number": {
    call: () =>
      svd(
        tensor([
          [Number.NaN, 1],
          [1, 1],
        ]),
      ),
    op: "svd",
    param: "a",
  },
};

describe("what does not go together is refused by name", () => {
  test.each(Object.entries(refusals))("%s", (_title, { call, op, param }) => {
    let error: unknown;
    try {
      call();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(EngineError);
    const complaint = error as EngineError;
    expect({ op: complaint.op, param: complaint.param }).toEqual({ op, param });
    expectUseful(complaint);
  });
});

test("a message names the axes of the weight that was expected", () => {
  expect(() => conv2d(zeros([1, 1, 4, 4]), ones([1, 1, 3]))).toThrow("[out, in / groups, ");
  expect(() => convTranspose1d(zeros([1, 1, 4]), ones([1, 1]))).toThrow("[in, out / groups, ");
});

test("the columns that were expected are told by the picture they make", () => {
  expect(() => fold(ones([1, 4, 5]), { kernelSize: 2, outputSize: [3, 4] })).toThrow("That many windows fit [3, 4].");
});

test("padding up to what can be shown is legal, and shows it", () => {
  const row = tensor([[[1, 2, 3]]]);
  const one = ones([1, 1, 1]);
  const shown = (padding: readonly (readonly [number, number])[], paddingMode: "reflect" | "circular") =>
    Array.from(conv1d(row, one, { padding, paddingMode }).data);
  expect(shown([[2, 2]], "reflect")).toEqual([3, 2, 1, 2, 3, 2, 1]);
  expect(shown([[3, 3]], "circular")).toEqual([1, 2, 3, 1, 2, 3, 1, 2, 3]);
});

// As if from JavaScript, where no compiler stops it.
const nothing = null as unknown as undefined & object;
test.each([
  ["conv1d", () => conv1d(ones([1, 1, 1]), ones([1, 1, 1]), nothing)],
  ["conv2d", () => conv2d(ones([1, 1, 1, 1]), ones([1, 1, 1, 1]), nothing)],
  ["conv3d", () => conv3d(ones([1, 1, 1, 1, 1]), ones([1, 1, 1, 1, 1]), nothing)],
  ["convTranspose1d", () => convTranspose1d(ones([1, 1, 1]), ones([1, 1, 1]), nothing)],
  ["convTranspose2d", () => convTranspose2d(ones([1, 1, 1, 1]), ones([1, 1, 1, 1]), nothing)],
  ["convTranspose3d", () => convTranspose3d(ones([1, 1, 1, 1, 1]), ones([1, 1, 1, 1, 1]), nothing)],
  ["linear", () => linear(ones([1, 1]), ones([1, 1]), nothing)],
])("%s refuses null for its options, by name", (op, call) => {
  expect(call).toThrow(`${op}: options must be an object, got null.`);
});
