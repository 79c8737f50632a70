// What PyTorch refuses, this engine refuses, and says why.

import { expect, test } from "vitest";
import { EngineError } from "#engine";
import { proved } from "../proved.ts";
import { calls, type GoldenInputs } from "./calls.ts";
import { expectUseful } from "./complaints.ts";
import { type ErrorCase, errorCases, options, storedInput } from "./golden.ts";

/** Runs `f`, which must throw an EngineError. */
function refused(f: () => unknown): EngineError {
  try {
    f();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error("the call was not refused");
}

const cases = errorCases();

test("the file holds the 200 calls that PyTorch refuses, all of ops that are here", () => {
  expect(cases).toHaveLength(200);
  for (const { op } of cases) expect(Object.keys(calls)).toContain(op);
});

test.each(cases)("$op: $name", ({ op, inputs, params }: ErrorCase) => {
  // An index tensor with an index outside is refused when it is made; that counts as well.
  const error = refused(() => {
    const tensors = Object.entries(inputs).map(([name, from]) => [name, storedInput(from, "float64")] as const);
    calls[op]!(Object.fromEntries(tensors) as GoldenInputs, options(params));
  });
  expectUseful(error);
  proved("pytorchRefusals");
});
