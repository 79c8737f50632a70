// JAX is not here to be run. Its definition is short, so it is written out here, cell by cell, and compared.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { counting, EngineError, equal, random, tensor, transpose } from "#engine";
import { jax } from "#engine/dialects/index.ts";

/** Zeros between the cells, zeros around them, and a kernel that is not flipped: lax.conv_transpose on one axis. */
function byDefinition(x: number[], kernel: number[], stride: number, dilation: number, [begin, end]: [number, number]) {
  const cells: number[] = new Array(begin).fill(0);
  x.forEach((value, i) => {
    if (i > 0) cells.push(...new Array(stride - 1).fill(0));
    cells.push(value);
  });
  cells.push(...new Array(end).fill(0));
  const result: number[] = [];
  for (let start = 0; start + dilation * (kernel.length - 1) < cells.length; start++) {
    result.push(kernel.reduce((sum, factor, tap) => sum + factor * cells[start + tap * dilation]!, 0));
  }
  return result;
}

/** JAX's own arithmetic for its two words, in the steps of lax._conv_transpose_padding. */
function wordPadding(word: "SAME" | "VALID", span: number, stride: number): [number, number] {
  if (word === "VALID") {
    const total = span + stride - 2 + Math.max(span - stride, 0);
    return [span - 1, total - (span - 1)];
  }
  const total = span + stride - 2;
  const begin = stride > span - 1 ? span - 1 : Math.ceil(total / 2);
  return [begin, total - begin];
}

const setting = fc.record({
  size: fc.integer({ min: 1, max: 9 }),
  kernel: fc.integer({ min: 1, max: 6 }),
  stride: fc.integer({ min: 1, max: 5 }),
  dilation: fc.integer({ min: 1, max: 3 }),
  padding: fc.oneof(
    fc.constantFrom("SAME" as const, "VALID" as const),
    fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })),
  ),
  transposeKernel: fc.boolean(),
  seed: fc.integer({ min: 0, max: 1e6 }),
});

test("transposed convolution: 3,000 settings, cell by cell", () => {
  let refused = 0;
  fc.assert(
    fc.property(setting, ({ size, kernel, stride, dilation, padding, transposeKernel, seed }) => {
      const r = random(seed);
      const [x, w] = [size, kernel].map((count) => Array.from({ length: count }, () => r.integer(-4, 5)));
      const span = dilation * (kernel - 1) + 1;
      const pads = typeof padding === "string" ? wordPadding(padding, span, stride) : padding;
      const expected = byDefinition(x!, transposeKernel ? [...w!].reverse() : w!, stride, dilation, pads);
      const call = () =>
        jax.convTranspose(tensor(x!, [1, size, 1]), tensor(w!, [kernel, 1, 1]), {
          strides: stride,
          padding: typeof padding === "string" ? padding : [padding],
          rhsDilation: dilation,
          transposeKernel,
        });
      if (expected.length === 0) {
        refused++;
        expect(call).toThrow(EngineError);
        return;
      }
      expect([...call().data]).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
  expect(refused).toBeGreaterThan(0);
});

describe("by hand", () => {
  const square = tensor([0, 1, 2, 3]);
  const as = (...shape: number[]) => tensor(square.data, shape);
  test("X = K = [[0, 1], [2, 3]] stamps backwards unless transpose_kernel is set", () => {
    const options = { strides: 1, padding: "VALID" } as const;
    const y = jax.convTranspose(as(1, 2, 2, 1), as(2, 2, 1, 1), options);
    expect([...y.data]).toEqual([0, 3, 2, 6, 14, 6, 2, 3, 0]);
    const forwards = jax.convTranspose(as(1, 2, 2, 1), as(2, 2, 1, 1), { ...options, transposeKernel: true });
    expect([...forwards.data]).toEqual([0, 0, 1, 0, 4, 6, 4, 12, 9]);
  });
  test("use_consistent_padding takes the padding of the convolution to be undone", () => {
    const options = { strides: 2, padding: [[1, 1]], transposeKernel: true, useConsistentPadding: true } as const;
    const y = jax.convTranspose(tensor([1, 2], [1, 2, 1]), tensor([1, 2, 3], [3, 1, 1]), options);
    expect([...y.data]).toEqual([2, 5, 4]);
  });
  test("layouts are words: the same numbers with channels first and last", () => {
    const [x, w] = [counting([2, 3, 5, 4]), counting([6, 3, 2, 3])];
    const options = { windowStrides: [1, 2], padding: "SAME" } as const;
    const first = jax.conv(x, w, options);
    const last = jax.conv(transpose(x, [0, 2, 3, 1]), transpose(w, [2, 3, 1, 0]), {
      ...options,
      dimensionNumbers: ["NHWC", "HWIO", "NHWC"],
    });
    expect(equal(transpose(last, [0, 3, 1, 2]), first)).toBe(true);
  });
  test("lhs_dilation inserts zeros, negative padding crops", () => {
    const [x, w] = [tensor([1, 2, 3], [1, 1, 3]), tensor([1, 10], [1, 1, 2])];
    // 1 0 2 0 3 under [1, 10]: 1, 20, 2, 30
    expect([...jax.conv(x, w, { windowStrides: 1, padding: "VALID", lhsDilation: 2 }).data]).toEqual([1, 20, 2, 30]);
    expect([...jax.conv(x, w, { windowStrides: 1, padding: [[-1, 0]], lhsDilation: 2 }).data]).toEqual([20, 2, 30]);
  });
  test("words of other letters are refused with the ones that are meant", () => {
    const call = () =>
      jax.conv(counting([1, 1, 3]), counting([1, 1, 2]), {
        windowStrides: 1,
        padding: "VALID",
        dimensionNumbers: ["NHC", "OIH", "NHC"],
      });
    expect(call).toThrow('jax.conv: dimensionNumbers must be three words like ["NCW", "OIW", "NCW"]');
  });
});
