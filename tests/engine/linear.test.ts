// The sparse view: the matrix of a layer, read and used.

import { describe, expect, test } from "vitest";
import {
  add,
  avgPool1d,
  concat,
  conv1d,
  conv2d,
  convTranspose1d,
  maxPool1d,
  ones,
  relu,
  sigmoid,
  tensor,
  zeros,
} from "#engine";
import {
  apply,
  compose,
  coverage,
  dense,
  linearMap,
  projectiveField,
  receptiveField,
  transpose,
} from "#engine/linear/index.ts";

const weight = tensor([[[1, 10, 100]]]);
const conv = linearMap((x) => conv1d(x, weight), zeros([1, 5]));

describe("the matrix of a convolution", () => {
  test("is a band with the kernel in every row", () => {
    expect(dense(conv.matrix).toArray()).toEqual([
      [1, 10, 100, 0, 0],
      [0, 1, 10, 100, 0],
      [0, 0, 1, 10, 100],
    ]);
    expect(conv.from).toEqual([1, 5]);
    expect(conv.to).toEqual([1, 3]);
  });

  test("names the tap of every entry", () => {
    expect([...conv.matrix.tap!]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
    expect([...conv.matrix.start]).toEqual([0, 3, 6, 9]);
    expect([...conv.matrix.column]).toEqual([0, 1, 2, 1, 2, 3, 2, 3, 4]);
  });

  test("transposed, it is the transposed convolution", () => {
    const y = tensor([[1, 2, 3]]);
    expect(apply(transpose(conv), y).toArray()).toEqual(convTranspose1d(y, weight).toArray());
    expect(dense(transpose(conv).matrix).toArray()).toEqual(
      dense(linearMap((x) => convTranspose1d(x, weight), zeros([1, 3])).matrix).toArray(),
    );
  });

  test("4×4 with 3×3: 4 rows, 16 columns, 36 entries", () => {
    const { matrix } = linearMap((x) => conv2d(x, ones([1, 1, 3, 3])), zeros([1, 4, 4]));
    expect([matrix.rows, matrix.columns, matrix.value.length]).toEqual([4, 16, 36]);
  });

  test("a bias is not in it", () => {
    const biased = linearMap((x) => conv1d(x, weight, { bias: tensor([7]) }), zeros([1, 5]));
    expect(dense(biased.matrix).toArray()).toEqual(dense(conv.matrix).toArray());
  });

  test("a reflected cell has two links in one row, and they add up", () => {
    const { matrix } = linearMap((x) => conv1d(x, weight, { padding: 1, paddingMode: "reflect" }), zeros([1, 3]));
    expect(dense(matrix).toArray()).toEqual([
      [10, 101, 0],
      [1, 10, 100],
      [0, 101, 10],
    ]);
    expect(matrix.value.length).toBe(9);
  });
});

describe("coverage and fields", () => {
  test("ones(4) stamped with k 3, s 2: 1 1 2 1 2 1 2 1 1 inputs feed each output", () => {
    const up = linearMap((x) => convTranspose1d(x, ones([1, 1, 3]), { stride: 2 }), zeros([1, 4]));
    expect(coverage(up).toArray()).toEqual([[1, 1, 2, 1, 2, 1, 2, 1, 1]]);
  });

  test("two 3-wide convolutions see 5 cells, and a cell feeds what sees it", () => {
    const chain = linearMap((x) => conv1d(conv1d(x, ones([1, 1, 3])), ones([1, 1, 3])), zeros([1, 9]));
    expect(receptiveField(chain, 0, 2)).toEqual([2, 3, 4, 5, 6]);
    expect(projectiveField(chain, 0, 4)).toEqual([0, 1, 2, 3, 4]);
    expect(projectiveField(chain, 0, 0)).toEqual([0]);
  });

  test("a weight of 0 is a link all the same", () => {
    expect(
      receptiveField(
        linearMap((x) => conv1d(x, zeros([1, 1, 3])), zeros([1, 3])),
        0,
        0,
      ),
    ).toEqual([0, 1, 2]);
  });
});

describe("composing", () => {
  test("a chain is the product of its matrices", () => {
    const pool = linearMap((x) => avgPool1d(x, { kernelSize: 3 }), zeros([1, 3]));
    const both = linearMap((x) => avgPool1d(conv1d(x, weight), { kernelSize: 3 }), zeros([1, 5]));
    expect(dense(compose(pool, conv).matrix).toArray()).toEqual(dense(both.matrix).toArray());
    expect(() => compose(conv, pool)).toThrow(/a map to \[1, 5\]/);
    expect(() => apply(conv, zeros([1, 3]))).toThrow(/of shape \[1, 5\]/);
  });

  test("max pooling and relu are linear once their choices are frozen", () => {
    const x = tensor([[3, 1, -2, -1]]);
    const { matrix } = linearMap((x) => maxPool1d(relu(x), { kernelSize: 2 }), x);
    expect(dense(matrix).toArray()).toEqual([
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test("branches that are added add their matrices", () => {
    const { matrix } = linearMap((x) => add(x, concat([x, x], { axis: 0 })), zeros([1, 2]));
    expect(dense(matrix).toArray()).toEqual([
      [2, 0],
      [0, 2],
      [2, 0],
      [0, 2],
    ]);
  });

  test("what is not linear is refused by name", () => {
    expect(() => linearMap((x) => sigmoid(x), zeros([1]))).toThrow(/got sigmoid/);
    expect(() => linearMap(() => zeros([1]), zeros([1]))).toThrow(/depends on its argument/);
    expect(() => linearMap((x) => conv1d(x, x), zeros([1, 1, 1]))).toThrow(/conv1d of x and weight together/);
  });
});
