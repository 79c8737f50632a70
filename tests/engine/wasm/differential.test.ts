// Random legal calls of every op that has a kernel, on both builds against the TypeScript ops: whole numbers bit for bit,
// real ones within the bound of their sums. Every call runs twice, and one after the other over all ops, so that what
// one kernel leaves behind in memory is what the next one finds.

import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { random } from "#engine";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { kernelOps } from "#engine/backends/wasm/table.ts";
import type { Op, Result } from "#engine/op.ts";
import { ops } from "#engine/ops/all.ts";
import { run } from "#engine/run.ts";
import { type Fill, labelOf, samplesOf } from "../samples.ts";
import { builds, load } from "./builds.ts";
import { boundsOf, inFloat32, onTypeScript, partsOf } from "./reference.ts";

const RUNS = 150;

// Sums of at most 512 products up to 9 · 9 stay below 2²⁴, where float32 has every whole number.
const whole: Fill = (shape, seed) => random(seed).integers(shape, -9, 9);
const real: Fill = (shape, seed) => random(seed).uniform(shape, { low: -1, high: 1 });

/** These divide, or multiply by fractions: whole numbers do not stay whole. */
const rounds = /^(avgPool|interpolate|batchNorm)/;

const withKernel = ops.filter((op) => kernelOps.includes(op.name));

function expectSame(got: Result, wanted: Result, bounds: Float64Array | undefined, label: string) {
  const parts = new Map(partsOf(got));
  for (const [name, expected] of partsOf(wanted)) {
    const part = parts.get(name)!;
    expect(part.shape).toEqual(expected.shape);
    const [a, b] = [part.data, expected.data];
    for (let i = 0; i < b.length; i++) {
      const same = a[i] === b[i] || (bounds && name === "output" && Math.abs(a[i]! - b[i]!) <= bounds[i]!);
      if (!same) expect.fail(`${label}: ${name}[${i}] is ${a[i]}, not ${b[i]}`);
    }
  }
}

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  let taken = 0;
  let calls = 0;
  beforeAll(async () => {
    loaded = await load(build);
  });
  afterAll(() => loaded.unload());

  function compare(op: Op, fill: Fill, exact: boolean) {
    fc.assert(
      fc.property(samplesOf(op), (sample) => {
        const inputs = inFloat32(sample.inputs(fill));
        const call = () => run(op, inputs, sample.options as never);
        const wanted = onTypeScript(loaded, call);
        const bounds = exact ? undefined : onTypeScript(loaded, () => boundsOf(op, inputs, sample.options));
        const first = call();
        calls++;
        if (partsOf(first).every(([, part]) => part.cell.place !== undefined)) taken++;
        expectSame(first, wanted, bounds, op.name);
        expectSame(call(), wanted, bounds, `${op.name}, again`);
      }),
      { numRuns: RUNS, seed: 11 },
    );
  }

  test.each(withKernel.map((op) => [labelOf(op), op] as const))("%s", (_, op) => {
    if (!rounds.test(op.name)) compare(op, whole, true);
    compare(op, real, false);
  });

  test("the kernels took the calls, and declined few", () => {
    expect(calls).toBeGreaterThan(withKernel.length * RUNS);
    expect(taken / calls).toBeGreaterThan(0.75);
  });
});

test("every kernel belongs to an op", () => {
  const names = new Set([...ops.map(({ name }) => name), "slopes", "adamStep"]);
  expect(kernelOps.filter((name) => !names.has(name))).toEqual([]);
});
