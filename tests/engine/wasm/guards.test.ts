// No kernel writes a byte beside what it was given: guards around every tensor, every scratch and every table, over
// random calls of all kernels. `npm run test:long` makes many more of them.

import { afterEach, expect, test } from "vitest";
import { scope } from "#engine";
import type { KernelTable } from "#engine/backends/kernelTable.ts";
import { kernelTable } from "#engine/backends/wasm/table.ts";
import { useKernels } from "#engine/run.ts";
import { builds } from "./builds.ts";
import { guarded } from "./guards.ts";
import { drawing, randomCall } from "./randomCalls.ts";

const RUNS = import.meta.env.MODE === "long" ? 10_000_000 : 200_000;

afterEach(() => void useKernels({}));

/** The same table, counting what kernels took. */
function counted(table: KernelTable, count: () => void): KernelTable {
  return Object.fromEntries(
    Object.entries(table).map(([op, kernel]) => [
      op,
      (inputs, plan) => {
        const result = kernel?.(inputs, plan);
        if (result) count();
        return result;
      },
    ]),
  );
}

test.each(builds)(`%s: ${RUNS / builds.length} kernel runs touch no guard`, (build) => {
  const { backend, memory } = guarded(build);
  let runs = 0;
  useKernels(counted(kernelTable(backend), () => runs++));
  const draw = drawing(build.length);
  while (runs < RUNS / builds.length) {
    scope(() => {
      randomCall(draw);
    });
    expect(memory.touched).toBe(0);
  }
  expect(memory.checked).toBeGreaterThan(2 * runs);
});

test("a guard that is written to is noticed", () => {
  const { memory } = guarded("simd");
  const at = memory.allocate(12);
  memory.floats[at / 4 + 3] = 1;
  memory.free(at, 12);
  const before = memory.allocate(12);
  memory.ints[before / 4 - 1] = 1;
  memory.free(before, 12);
  expect(memory.touched).toBe(2);
});
