// Every op of every other dialect: its gradient by the adjoint identity, and every option with values that are none.

import { describe, expect, test } from "vitest";
import { EngineError, random, type Tensor, tensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import { shapesOf } from "#engine/dialects/dialectOp.ts";
import { print, runCall, tables } from "#engine/dialects/index.ts";
import { opOf } from "#engine/dialects/translate.ts";
import { linearMap } from "#engine/linear/index.ts";
import { expectUseful } from "../complaints.ts";
import { samples } from "./samples.ts";

const nonsense: readonly unknown[] = [
  -1,
  0.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  2 ** 31,
  2 ** 53,
  "3",
  "same",
  null,
  {},
  [],
  [1],
  [1, 2, 3, 4, 5, 6, 7],
  [[1, 2]],
  [[[0, 1]]],
  () => 1,
  3n,
  true,
  [Number.NaN, 1],
];
const dot = (a: Tensor, b: Tensor) => Array.from(a.data).reduce((sum, value, i) => sum + value * b.data[i]!, 0);

test("every op has a sample", () => {
  const named = (["tensorflow", "onnx", "jax"] as const).flatMap((d) => tables[d].map(({ name }) => `${d}.${name}`));
  expect(samples.map(({ dialect, op }) => `${dialect}.${op}`).sort()).toEqual(named.sort());
});

describe.each(samples.map((sample) => [`${sample.dialect}.${sample.op}`, sample] as const))("%s", (title, sample) => {
  const { dialect, op, options, inputs } = sample;
  const f = (x: Tensor) => runCall(sample, { ...inputs, x });

  test("⟨upstream, f(x)⟩ = ⟨gradient, x⟩, and the matrix says the same", () => {
    const { output, pullback } = vjp(f, inputs.x);
    const r = random(1);
    const upstream = tensor(
      Float64Array.from({ length: output.size }, () => r.integer(-4, 5)),
      output.shape,
    );
    const gradient = pullback(upstream);
    expect(gradient.shape).toEqual(inputs.x.shape);
    if (!sample.linear) return;
    expect(dot(gradient, inputs.x)).toBeCloseTo(dot(upstream, output), 8);
    const { matrix } = linearMap(f, inputs.x);
    expect([matrix.rows, matrix.columns]).toEqual([output.size, inputs.x.size]);
  });

  test("print knows it", () => {
    expect(print({ dialect, op, options, shapes: shapesOf(inputs) })).toContain(opOf(sample).written);
  });

  const names = Object.keys(opOf(sample).params);
  if (names.length === 0) return;
  test.each(names)("%s refuses what is no value, in the dialect's names", (name) => {
    let refused = 0;
    for (const value of nonsense) {
      let result: unknown;
      try {
        result = runCall({ ...sample, options: { ...options, [name]: value } }, inputs);
      } catch (error) {
        result = error;
      }
      if (!(result instanceof Error)) continue; // Some of these are values after all: true of a flag, [[1, 2]] of none.
      expect(result, `${name}: ${String(value)}: ${result.stack}`).toBeInstanceOf(EngineError);
      const complaint = result as EngineError;
      expect(complaint.op).toBe(title);
      expectUseful(complaint);
      refused++;
    }
    expect(refused).toBeGreaterThan(nonsense.length - 6);
  });

  test("tensors that are none", () => {
    for (const input of Object.keys(inputs) as (keyof typeof inputs)[]) {
      if (inputs[input] === undefined) continue;
      const call = () => runCall(sample, { ...inputs, [input]: [1, 2, 3] });
      expect(call).toThrow(EngineError);
      expect(call).toThrow(title);
    }
  });
});
