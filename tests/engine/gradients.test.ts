// Every gradient against central differences, in float64: first order for every op of the registry, second order too,
// since gradients are made of ops. An op without a gradient must be on the list of those that have none.

import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { add, mul, Tensor, tensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import type { Inputs, Op } from "#engine/op.ts";
import { ops } from "#engine/ops/all.ts";
import { sum } from "#engine/ops/sum.ts";
import { outputOf, run } from "#engine/run.ts";
import { proved } from "../proved.ts";
import { realNumbers } from "./configurations.ts";
import { labelOf, samplesOf } from "./samples.ts";

const FIRST = 40;
const SECOND = 40;
// The difference quotient is off by ε² f''' / 6 from above and by u / ε from below; at 1e-5 both are near 1e-10.
const epsilon = 1e-5;
const tolerance = 1e-6;

// Where a kink is near, a difference quotient looks across it. These ops have one, and only there.
const kinked = /^(relu|leakyRelu|maxPool|wideMaxPool|adaptiveMaxPool|maxUnpool|avgUnpool)/;

let checks = 0;
let worst = 0;

type Record = { readonly [name: string]: Tensor };
type Scalar = (at: Record) => Tensor;

function split(inputs: Inputs): { variables: Record; others: Inputs } {
  const entries = Object.entries(inputs).filter(([, input]) => input !== undefined);
  const of = (keep: boolean) => Object.fromEntries(entries.filter(([, input]) => input instanceof Tensor === keep));
  return { variables: of(true) as Record, others: of(false) };
}

/** Statistics are handed through, not learned. */
const constant = /^running/;

function shifted(at: Record, direction: Record, by: number): Record {
  const move = (x: Tensor, d: Tensor) =>
    tensor(
      Float64Array.from(x.data, (value, i) => value + by * d.data[i]!),
      x.shape,
    );
  return Object.fromEntries(
    Object.entries(at).map(([name, x]) => [name, direction[name] ? move(x, direction[name]) : x]),
  );
}

/** The slope of a function along a direction, by differences and by the gradient. */
function compare(f: Scalar, at: Record, seed: number, smooth: boolean): void {
  const learned = Object.fromEntries(Object.entries(at).filter(([name]) => !constant.test(name)));
  const fixed = Object.fromEntries(Object.entries(at).filter(([name]) => constant.test(name)));
  const whole: Scalar = (variables) => f({ ...fixed, ...variables });
  const direction = Object.fromEntries(
    Object.entries(learned).map(([name, x], i) => [name, realNumbers(x.shape, seed + i)]),
  );
  const gradient = vjp(whole, learned).pullback();
  let slope = 0;
  let size = 1;
  for (const [name, g] of Object.entries(gradient)) {
    for (let i = 0; i < g.size; i++) {
      slope += g.data[i]! * direction[name]!.data[i]!;
      size += Math.abs(g.data[i]!);
    }
  }
  const quotient = (by: number) =>
    (whole(shifted(learned, direction, by)).item() - whole(shifted(learned, direction, -by)).item()) / (2 * by);
  const measured = quotient(epsilon);
  // A quotient that changes with ε straddles a kink, and says nothing.
  if (!smooth && Math.abs(measured - quotient(epsilon / 10)) > tolerance * size) return;
  const error = Math.abs(measured - slope) / size;
  if (!(error <= tolerance)) throw new Error(`slope ${slope}, measured ${measured}`);
  worst = Math.max(worst, error);
  checks++;
}

/** The op's output weighted by random numbers: one number that depends on every output. */
function weighted(op: Op, others: Inputs, options: object, seed: number): Scalar {
  return (at) => {
    const output = outputOf(run(op, { ...others, ...at }, options as never));
    return sum(mul(output, realNumbers(output.shape, seed)));
  };
}

/** The gradient of a function, weighted by random numbers: what second order differentiates. */
function slopeOf(f: Scalar, seed: number): Scalar {
  return (at) => {
    const gradient = vjp(f, at).pullback();
    const parts = Object.entries(gradient).filter(([name]) => !constant.test(name));
    return parts.map(([, g], i) => sum(mul(g, realNumbers(g.shape, seed + i)))).reduce((a, b) => add(a, b));
  };
}

test("every op has a gradient", () => {
  expect(ops.filter((op) => !op.gradient).map((op) => op.name)).toEqual([]);
});

describe.each(ops.map((op) => [labelOf(op), op] as const))("%s", (_, op) => {
  const smooth = !kinked.test(op.name);

  test("the gradient is the slope", () => {
    const before = checks;
    fc.assert(
      fc.property(samplesOf(op), fc.integer({ min: 1, max: 2 ** 20 }), (sample, seed) => {
        const { variables, others } = split(sample.inputs(realNumbers));
        compare(weighted(op, others, sample.options, seed), variables, seed, smooth);
      }),
      { numRuns: FIRST, seed: 3 },
    );
    expect(checks - before).toBeGreaterThanOrEqual(FIRST * 0.9);
    proved("gradients", checks - before);
  });

  test("the gradient of the gradient is its slope", () => {
    const before = checks;
    fc.assert(
      fc.property(samplesOf(op), fc.integer({ min: 1, max: 2 ** 20 }), (sample, seed) => {
        const { variables, others } = split(sample.inputs(realNumbers));
        // Running statistics stay outside: they are no variables of the second derivative either.
        const learned = Object.fromEntries(Object.entries(variables).filter(([name]) => !constant.test(name)));
        const fixed = Object.fromEntries(Object.entries(variables).filter(([name]) => constant.test(name)));
        compare(slopeOf(weighted(op, { ...others, ...fixed }, sample.options, seed), seed), learned, seed, smooth);
      }),
      { numRuns: SECOND, seed: 4 },
    );
    proved("gradients", checks - before);
  });
});

afterAll(() =>
  console.log(
    `gradients: ${checks} checks of ${ops.length} ops, first and second order, worst error ${worst.toExponential(1)}`,
  ),
);
