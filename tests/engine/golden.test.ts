// Every PyTorch case of every op, in float64 and float32.

import { describe, expect, test } from "vitest";
import { close, equal } from "#engine/compare.ts";
import type { DType } from "#engine/tensor.ts";
import { calls } from "./calls.ts";
import { type GoldenCase, goldenCases, numbers, options, stored, storedInput } from "./golden.ts";

// The files hold float32 results; their README derives this from the worst error of the framework itself.
const tolerance = 1e-5;

// These ops choose and move numbers, and round nothing.
const exact = /^(max_|adaptive_max|unfold|pixel_)/;

for (const [op, call] of Object.entries(calls)) {
  describe(op, () => {
    for (const dtype of ["float64", "float32"] satisfies DType[]) {
      test.each(goldenCases(op))(`$name, ${dtype}`, (golden: GoldenCase) => {
        const inputs = Object.fromEntries(Object.entries(golden.inputs).map(([name, from]) => [name, storedInput(from, dtype)]));
        const { output, indices } = call(inputs as never, options(golden.params));
        const expected = stored(golden.outputs.output!, dtype);
        expect(output.shape).toEqual(expected.shape);
        expect(output.dtype).toBe(dtype);
        if (exact.test(op)) expect(output.toArray()).toEqual(expected.toArray());
        else if (golden.tags?.includes("hand") && op.startsWith("conv")) expect(equal(output, expected)).toBe(true);
        else expect(close(output, expected, tolerance), `${[...output.data]} is not ${[...expected.data]}`).toBe(true);
        if (golden.outputs.indices) expect([...(indices?.data as Int32Array)]).toEqual(numbers(golden.outputs.indices));
      });
    }
  });
}
