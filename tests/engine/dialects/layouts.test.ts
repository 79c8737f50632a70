// Between the layouts of any two frameworks and back without loss, and by the permutations known from their documentation.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counting, equal, indexTensor, type Tensor, transpose } from "#engine";
import {
  convertIndices,
  convertPicture,
  convertWeight,
  dialects,
  layouts,
  type WeightUse,
} from "#engine/dialects/index.ts";

const uses: readonly WeightUse[] = ["conv", "depthwise", "convTranspose"];

/** A weight in PyTorch's layout, every number its own. */
const anyWeight = fc
  .record({
    use: fc.constantFrom(...uses),
    kernel: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
    outs: fc.integer({ min: 1, max: 5 }),
    ins: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ use, kernel, outs, ins }) => ({
    use,
    groups: use === "depthwise" ? ins : 1,
    weight: counting(use === "depthwise" ? [ins * outs, 1, ...kernel] : [outs, ins, ...kernel]),
  }));

test("weights go from any framework to any other and back, by any way", () => {
  fc.assert(
    fc.property(anyWeight, ({ use, weight, groups }) => {
      const as = (of: Tensor, from: (typeof dialects)[number], to: (typeof dialects)[number]) =>
        convertWeight(of, { use, from, to, groups });
      for (const from of dialects)
        for (const to of dialects) {
          const [here, there] = [as(weight, "torch", from), as(weight, "torch", to)];
          expect(equal(as(here, from, to), there)).toBe(true);
          expect(equal(as(as(here, from, to), to, from), here)).toBe(true);
          // A bijection: the same numbers, each once.
          expect([...there.data].sort((a, b) => a - b)).toEqual([...weight.data]);
        }
    }),
    { numRuns: 200 },
  );
});

test("pictures go from any framework to any other and back", () => {
  const shape = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 5 });
  fc.assert(
    fc.property(shape, (shape) => {
      const x = counting(shape);
      for (const a of dialects)
        for (const b of dialects) {
          const [from, to] = [layouts[a].picture, layouts[b].picture];
          expect(equal(convertPicture(convertPicture(x, from, to), to, from), x)).toBe(true);
        }
    }),
    { numRuns: 50 },
  );
});

describe("permutations that the frameworks document", () => {
  const weight = counting([4, 3, 2, 5]);
  test("[O, I, kH, kW] to TensorFlow's and JAX's [kH, kW, I, O] is [2, 3, 1, 0]", () => {
    for (const to of ["tensorflow", "jax"] as const)
      expect(equal(convertWeight(weight, { use: "conv", from: "torch", to }), transpose(weight, [2, 3, 1, 0]))).toBe(
        true,
      );
  });
  test("[I, O, kH, kW] of a transposed convolution to TensorFlow's [kH, kW, O, I] is [2, 3, 1, 0]", () => {
    const given = { use: "convTranspose", from: "torch", to: "tensorflow" } as const;
    expect(equal(convertWeight(weight, given), transpose(weight, [2, 3, 1, 0]))).toBe(true);
  });
  test("to JAX's [kH, kW, I, O] it is [2, 3, 0, 1], and the kernel turned by 180 degrees", () => {
    const jax = convertWeight(weight, { use: "convTranspose", from: "torch", to: "jax" });
    expect(jax.shape).toEqual([2, 5, 4, 3]);
    for (const [row, col, i, o] of [
      [0, 0, 0, 0],
      [1, 4, 3, 2],
      [0, 3, 2, 1],
    ] as const)
      expect(jax.at(row, col, i, o)).toBe(weight.at(i, o, 1 - row, 4 - col));
  });
  test("ONNX's weights are PyTorch's", () => {
    for (const use of uses) expect(convertWeight(weight, { use, from: "torch", to: "onnx", groups: 1 })).toBe(weight);
  });
  test("output channel c · multiplier + m of a depthwise weight is TensorFlow's [·, ·, c, m]", () => {
    const depthwise = counting([6, 1, 2, 2]);
    const there = convertWeight(depthwise, { use: "depthwise", from: "torch", to: "tensorflow", groups: 3 });
    expect(there.shape).toEqual([2, 2, 3, 2]);
    for (let c = 0; c < 3; c++)
      for (let m = 0; m < 2; m++) expect(there.at(1, 0, c, m)).toBe(depthwise.at(2 * c + m, 0, 1, 0));
  });
  test("the mask of source text 003 in ONNX: 4 6 12 14 20 22 28 30", () => {
    const mask = indexTensor([8, 9, 12, 13, 24, 25, 28, 29], { shape: [1, 2, 2, 2], layout: "nhwc", of: [4, 4, 2] });
    expect([...convertIndices(mask, "nchw").data]).toEqual([4, 6, 12, 14, 20, 22, 28, 30]);
  });
});
