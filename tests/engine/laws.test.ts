// Laws of linear layers, each tried on 20,000 random convolutions and transposed convolutions, and on 20,000 random
// configurations spread over all other linear ops of the registry:
//   the matrix does what the op does,   matrix · x = op(x)
//   the gradient is the transpose,      gradient(g) = matrixᵀ · g
//   and both are adjoint,               ⟨op(x), y⟩ = ⟨x, gradient(y)⟩
// With whole numbers and whole factors they hold bit for bit. With real ones, within a bound derived from the number of
// terms of each sum.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Tensor, zeros } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import { sumError } from "#engine/compare.ts";
import { apply, type LinearMap, linearMap, transpose } from "#engine/linear/index.ts";
import type { Inputs, Op } from "#engine/op.ts";
import { ops } from "#engine/ops/all.ts";
import { outputOf, run } from "#engine/run.ts";
import { proved } from "../proved.ts";
import { LAW_RUNS, realNumbers, wholeNumbers } from "./configurations.ts";
import { type Fill, labelOf, samplesOf } from "./samples.ts";

const linearOps = ops.filter((op) => op.links !== undefined);

// Convolutions and their transposes are what the course is about: they get 20,000 of their own.
const isConv = (op: Op) => op.name.startsWith("conv");
const convs = linearOps.filter(isConv).length;
const runsOf = (op: Op) => Math.ceil(LAW_RUNS / (isConv(op) ? convs : linearOps.length - convs));

let exact = 0;
let bounded = 0;
let worstRatio = 0;

/** The op in one of its tensors. What the others would only add (a bias, the other half of a sum) is taken out. */
function inOne(op: Op, inputs: Inputs, options: object, name: string) {
  const others = Object.entries(inputs).filter(([other]) => other !== name);
  const fixed = Object.fromEntries(
    others.map(([other, input]) => {
      if (!(input instanceof Tensor)) return [other, input];
      if (other === "bias") return [other, undefined];
      const onlyAdds = op.additive || (name === "bias" && other === "x");
      return [other, onlyAdds ? zeros(input.shape) : input];
    }),
  );
  return { f: (x: Tensor) => outputOf(run(op, { ...fixed, [name]: x }, options as never)), x: inputs[name] as Tensor };
}

function expectEqual(got: Tensor, wanted: Tensor, bound: Float64Array | undefined) {
  const [a, b] = [got.data, wanted.data];
  if (a.length !== b.length) throw new Error(`${a.length} numbers instead of ${b.length}`);
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i]! - b[i]!);
    const allowed = bound?.[i] ?? 0;
    if (!(difference <= allowed)) throw new Error(`number ${i}: ${a[i]} is not ${b[i]}, allowed ${allowed}`);
    if (allowed > 0) worstRatio = Math.max(worstRatio, difference / allowed);
  }
}

/** What rounding may do to matrix · x: each row is a sum of products, computed in two orders, with rounded factors. */
function bounds({ matrix }: LinearMap, x: Tensor): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_, r) => {
    let size = 0;
    for (let i = matrix.start[r]!; i < matrix.start[r + 1]!; i++)
      size += Math.abs(matrix.value[i]! * x.data[matrix.column[i]!]!);
    return 2 * sumError(matrix.start[r + 1]! - matrix.start[r]! + 4, "float64") * size;
  });
}

function dot(a: Tensor, b: Tensor): { value: number; size: number } {
  let [value, size] = [0, 0];
  for (let i = 0; i < a.size; i++) {
    value += a.data[i]! * b.data[i]!;
    size += Math.abs(a.data[i]! * b.data[i]!);
  }
  return { value, size };
}

function checkLaws(op: Op, inputs: Inputs, options: object, name: string, fill: Fill, seed: number) {
  const { f, x } = inOne(op, inputs, options, name);
  const map = linearMap(f, x);
  const back = transpose(map);
  const y = f(x);
  const g = fill(y.shape, seed);
  const gradient = vjp(f, x).pullback(g);
  const whole = map.matrix.value.every(Number.isInteger) && x.data[0] !== undefined && Number.isInteger(x.data[0]);
  expectEqual(apply(map, x), y, whole ? undefined : bounds(map, x));
  expectEqual(apply(back, g), gradient, whole ? undefined : bounds(back, g));
  const [left, right] = [dot(y, g), dot(x, gradient)];
  // Two sums, each over sums: the terms of the longer way count.
  const allowed = whole
    ? 0
    : 2 * sumError(x.size + y.size + 4 + map.matrix.value.length, "float64") * (left.size + right.size);
  if (!(Math.abs(left.value - right.value) <= allowed))
    throw new Error(`⟨op(x), y⟩ = ${left.value}, ⟨x, gradient(y)⟩ = ${right.value}`);
  if (whole) exact++;
  else bounded++;
}

describe("matrix, gradient and adjoint", () => {
  test.each(linearOps.map((op) => [labelOf(op), op] as const))("%s", (_, op) => {
    fc.assert(
      fc.property(samplesOf(op), fc.boolean(), fc.integer({ min: 0, max: 2 ** 20 }), (sample, real, seed) => {
        const fill = real ? realNumbers : wholeNumbers;
        const inputs = sample.inputs(fill);
        const tensors = Object.keys(inputs).filter((name) => inputs[name] instanceof Tensor);
        checkLaws(op, inputs, sample.options, tensors[seed % tensors.length]!, fill, seed);
      }),
      { numRuns: runsOf(op), seed: 2 },
    );
  });

  test("all configurations were tried", () => {
    console.log(
      `laws: ${exact + bounded} configurations of ${linearOps.length} linear ops, ${exact} bit for bit, ` +
        `${bounded} within the derived bound (worst observed / allowed ${worstRatio.toFixed(3)})`,
    );
    expect(exact + bounded).toBeGreaterThanOrEqual(2 * LAW_RUNS);
    proved("laws", exact + bounded);
  });
});

test("an op that is not linear has no matrix, and the error says so", () => {
  const sigmoid = ops.find((op) => op.name === "sigmoid")!;
  expect(() => linearMap((x) => outputOf(run(sigmoid, { x }, {})), zeros([2]))).toThrow(
    /made of linear ops, got sigmoid/,
  );
});
