// Four ways to compute a transposed convolution: the known numbers, the costs, and 20,000 random configurations.

import fc from "fast-check";
import { expect, test } from "vitest";
import { equal, tensor } from "#engine";
import { byMatrix, byPhases, byScatter, byZeroInsertion } from "#engine/constructions/index.ts";
import { counting } from "#engine/tensor.ts";
import { proved } from "../proved.ts";
import { convTransposeCase, LAW_RUNS, wholeNumbers } from "./configurations.ts";

const ways = [byScatter, byMatrix, byZeroInsertion, byPhases];

test("[1, 0, 2] stamped by [1, 2, 3, 4] with stride 2 overlaps in two cells", () => {
  // By hand: 1 2 3 4 . . . . + . . 2 4 6 8 . . + . . . . 3 6 9 12
  const x = tensor([[1, 2, 3]]);
  const weight = tensor([[[1, 2, 3, 4]]]);
  for (const way of ways) expect(way(x, weight, { stride: 2 }).output.toArray()).toEqual([[1, 2, 5, 8, 9, 14, 9, 12]]);
  expect(byZeroInsertion(x, weight, { stride: 2 }).stuffed.toArray()).toEqual([[1, 0, 2, 0, 3]]);
  expect(byPhases(x, weight, { stride: 2 }).phases.map((phase) => phase.output.toArray())).toEqual([
    [[1, 5, 9, 9]],
    [[2, 8, 14, 12]],
  ]);
});

test("a 4×4 kernel with stride 2 is four 2×2 kernels", () => {
  const { phases } = byPhases(counting([1, 2, 2]), counting([1, 1, 4, 4], 1), { stride: 2 });
  // A convolution reads them turned round, so 11 9 3 1 is the kernel 1 3 / 9 11.
  expect(phases.map(({ kernel }) => [...kernel!.data].reverse())).toEqual([
    [1, 3, 9, 11],
    [2, 4, 10, 12],
    [5, 7, 13, 15],
    [6, 8, 14, 16],
  ]);
});

test("2×2 to 6×6 with a 4×4 kernel: 64 products by stamping, 576 with zeros inserted", () => {
  const [scatter, matrix, zeros, phases] = ways.map((way) =>
    way(counting([1, 2, 2]), counting([1, 1, 4, 4]), { stride: 2 }),
  );
  expect(scatter!.output.shape).toEqual([1, 6, 6]);
  expect([scatter!.multiplies, matrix!.multiplies, zeros!.multiplies, phases!.multiplies]).toEqual([
    64,
    4 * 36,
    576,
    36 * 4,
  ]);
});

test(`the four agree bit for bit on whole numbers, ${LAW_RUNS} configurations`, () => {
  let gaps = 0;
  fc.assert(
    fc.property(convTransposeCase, ({ x, weight, options, seed }) => {
      const input = wholeNumbers(x, seed);
      const kernel = wholeNumbers(weight, seed + 1);
      if (weight[2]! < [options.stride].flat()[0]!) gaps++;
      const [first, ...others] = ways.map((way) => way(input, kernel, options).output);
      for (const other of others) if (!equal(first!, other)) throw new Error(`[${other.data}] is not [${first!.data}]`);
    }),
    { numRuns: LAW_RUNS, seed: 1 },
  );
  // Kernels smaller than the stride leave cells that no stamp reaches; they are where implementations go wrong.
  expect(gaps).toBeGreaterThan(LAW_RUNS / 10);
  proved("constructions", LAW_RUNS);
});
