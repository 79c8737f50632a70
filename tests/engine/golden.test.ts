// Every PyTorch case of every op, forward and backward, in float64 and float32.

import { describe, test } from "vitest";
import type { DType } from "#engine/tensor.ts";
import { proved } from "../proved.ts";
import { calls } from "./calls.ts";
import { type GoldenCase, goldenCases } from "./golden.ts";
import { checkGolden } from "./goldenCase.ts";

for (const [op, call] of Object.entries(calls)) {
  describe(op, () => {
    for (const dtype of ["float64", "float32"] satisfies DType[]) {
      test.each(goldenCases(op))(`$name, ${dtype}`, (golden: GoldenCase) => {
        checkGolden(op, call, golden, dtype);
        proved("pytorch");
      });
    }
  });
}
