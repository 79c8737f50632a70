// The public calls of ops whose laws are tested on their declarations: each must reach its own op, in each dimension.

import { afterEach, describe, expect, test } from "vitest";
import {
  avgPool1d,
  avgUnpool1d,
  avgUnpool2d,
  avgUnpool3d,
  batchNorm,
  counting,
  crop,
  crossEntropy,
  EngineError,
  fold1d,
  fold3d,
  indexTensor,
  linear,
  maxPool1d,
  maxUnpool1d,
  ones,
  pixelShuffle1d,
  pixelShuffle3d,
  pixelUnshuffle1d,
  pixelUnshuffle3d,
  relu,
  tensor,
  unfold1d,
  unfold3d,
} from "#engine";
import { decodeIndex, encodeIndex } from "#engine/indexLayouts.ts";
import { dense, linearMap } from "#engine/linear/index.ts";
import { useKernels } from "#engine/run.ts";
import { zeros } from "#engine/tensor.ts";

describe("one to three dimensions", () => {
  test("pixel shuffle there and back changes nothing", () => {
    const row = counting([1, 4, 3]);
    expect(pixelUnshuffle1d(pixelShuffle1d(row, { upscaleFactor: 2 }), { downscaleFactor: 2 }).toArray()).toEqual(
      row.toArray(),
    );
    const volume = counting([1, 8, 1, 2, 1]);
    expect(pixelUnshuffle3d(pixelShuffle3d(volume, { upscaleFactor: 2 }), { downscaleFactor: 2 }).toArray()).toEqual(
      volume.toArray(),
    );
  });

  test("fold of unfold counts how many windows hold a cell", () => {
    expect(fold1d(unfold1d(ones([1, 1, 4]), { kernelSize: 2 }), { kernelSize: 2, outputSize: 4 }).toArray()).toEqual([
      [[1, 2, 2, 1]],
    ]);
    const volume = fold3d(unfold3d(ones([1, 1, 2, 2, 3]), { kernelSize: 2 }), { kernelSize: 2, outputSize: [2, 2, 3] });
    expect(Array.from(volume.data)).toEqual([1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1]);
  });

  test("unfolding with padding that keeps the size: one window for each cell", () => {
    expect(unfold1d(tensor([[1, 2, 3]]), { kernelSize: 3, padding: "same" }).toArray()).toEqual([
      [0, 1, 2],
      [1, 2, 3],
      [2, 3, 0],
    ]);
  });

  test("average unpooling copies, or shares out what adds up to the same sum", () => {
    expect(avgUnpool2d(tensor([[[[4]]]]), { kernelSize: 2 }).toArray()).toEqual([
      [
        [
          [4, 4],
          [4, 4],
        ],
      ],
    ]);
    const shared = avgUnpool3d(tensor([[[[[8]]]]]), { kernelSize: 2, mode: "adjoint" });
    expect(Array.from(shared.data)).toEqual(new Array(8).fill(1));
  });

  test("a crop is the box it names", () => {
    expect(crop(counting([4, 4]), { start: [1, 1], size: [2, 2] }).toArray()).toEqual([
      [5, 6],
      [9, 10],
    ]);
  });

  test("overlapping switches: the largest of what meets stays", () => {
    const indices = indexTensor([1, 1], { shape: [1, 1, 2], layout: "plane", of: [3] });
    const unpool = (overlap: "max" | "sum" | "overwrite") =>
      maxUnpool1d(tensor([[[5, 2]]]), indices, { kernelSize: 2, stride: 1, overlap }).toArray();
    expect(unpool("max")).toEqual([[[0, 5, 0]]]);
    expect(unpool("sum")).toEqual([[[0, 7, 0]]]);
    expect(unpool("overwrite")).toEqual([[[0, 2, 0]]]);
  });
});

describe("pools and unpools at their edges", () => {
  test("averages copied to overlapping windows: the last, the sum, the larger", () => {
    const unpool = (values: number[], overlap: "max" | "sum" | "overwrite") =>
      Array.from(avgUnpool1d(tensor([values]), { kernelSize: 2, stride: 1, overlap }).data);
    expect(unpool([5, 2, 4], "overwrite")).toEqual([5, 2, 4, 4]);
    expect(unpool([5, 2, 4], "sum")).toEqual([5, 7, 6, 4]);
    expect(unpool([5, 2, 4], "max")).toEqual([5, 5, 4, 4]);
    expect(Array.from(avgUnpool1d(tensor([[5, 2]]), { kernelSize: 2, overlap: "error" }).data)).toEqual([5, 5, 2, 2]);
  });

  test("the adjoint adds, said or not, and shares among the cells of the whole window", () => {
    const options = { kernelSize: 2, stride: 1, mode: "adjoint" } as const;
    for (const given of [options, { ...options, overlap: "sum" as const }])
      expect(Array.from(avgUnpool1d(tensor([[4, 2]]), given).data)).toEqual([2, 3, 1]);
  });

  test("pools with padding that keeps the size", () => {
    const row = tensor([[3, 1, 2]]);
    expect(maxPool1d(row, { kernelSize: 3, stride: 1, padding: "same" }).output.toArray()).toEqual([[3, 3, 2]]);
    expect(avgPool1d(row, { kernelSize: 3, stride: 1, padding: "same", countIncludePad: false }).toArray()).toEqual([
      [2, 2, 1.5],
    ]);
  });
});

describe("what networks need", () => {
  test("a linear layer mixes the last axis of each row, and adds its bias", () => {
    const rows = tensor([
      [1, 2],
      [3, 4],
    ]);
    const weight = tensor([
      [1, 0],
      [0, 10],
      [1, 1],
    ]);
    expect(linear(rows, weight, { bias: tensor([0, 0, 100]) }).toArray()).toEqual([
      [1, 20, 103],
      [3, 40, 107],
    ]);
    expect(linear(tensor([1, 2]), weight).shape).toEqual([3]);
  });

  test("batch norm leaves mean 0 and variance 1 in every channel", () => {
    const { output } = batchNorm(tensor([[[1, 2, 3, 6]]]), { epsilon: 1e-12 });
    const values = Array.from(output.data);
    const mean = values.reduce((sum, value) => sum + value, 0) / 4;
    const variance = values.reduce((sum, value) => sum + value * value, 0) / 4;
    expect(mean).toBeCloseTo(0, 12);
    expect(variance).toBeCloseTo(1, 9);
  });

  test("cross entropy of even scores is the logarithm of the number of classes", () => {
    const target = indexTensor([0, 2], { shape: [2], layout: "plane", of: [3] });
    expect(crossEntropy(zeros([2, 3]), target).item()).toBeCloseTo(Math.log(3), 12);
  });
});

describe("kernels of a backend", () => {
  afterEach(() => void useKernels({}));

  test("a kernel is asked first, and the op computes where it declines", () => {
    useKernels({ relu: ({ x }) => (x && "data" in x && x.size === 1 ? tensor([42]) : undefined) });
    expect(relu(tensor([-1])).toArray()).toEqual([42]);
    expect(relu(tensor([-1, 2])).toArray()).toEqual([0, 2]);
  });
});

test("the matrix of doing nothing is the identity", () => {
  expect(dense(linearMap((x) => x, ones([2])).matrix).toArray()).toEqual([
    [1, 0],
    [0, 1],
  ]);
});

test("an index of each layout tells its cell again", () => {
  const place = { picture: 0, channel: 1, cell: 14 };
  const extent = { channels: 2, cells: 16 };
  expect(encodeIndex("nhwc", place, extent)).toBe(29);
  expect(decodeIndex("nhwc", 29, extent)).toMatchObject({ channel: 1, cell: 14 });
});

test.each([
  [-0, "-0"],
  [12n, "12n"],
  [() => 1, "a function"],
  [Symbol("s"), "a symbol"],
  ["x".repeat(60), `"${"x".repeat(35)}…"`],
])("an error shows the value %s", (got, shown) => {
  expect(new EngineError({ op: "op", param: "param", got, allowed: "something else", hint: "Try it." }).got).toBe(
    shown,
  );
});
