// Bad input, generated from the registry: for every param and every input of every public op, each class of value that
// must be refused. And large values that are legal by themselves: they give a result or an error, never a hang.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cast,
  EngineError,
  indexTensor,
  maxUnpool1d,
  maxUnpool2d,
  maxUnpool3d,
  random,
  Tensor,
  tensor,
  zeros,
} from "#engine";
import type { Inputs, Op } from "#engine/op.ts";
import { publicOps } from "#engine/ops/all.ts";
import type { ParamKind } from "#engine/params/index.ts";
import { run } from "#engine/run.ts";
import { proved } from "../proved.ts";
import { expectUseful } from "./complaints.ts";
import { wholeNumbers } from "./configurations.ts";
import { labelOf, type Sample, samplesOf } from "./samples.ts";

let refusals = 0;

const notIntegers = [-1, 0.5, Number.NaN, Infinity, -Infinity, 2 ** 31, 2 ** 53, "3", true, {}, () => 1];
const wrongLists = [[], [1, 1, 1, 1, 1, 1], [-1], [Number.NaN]];

/** Values that a param of a kind refuses, whatever the op. */
const hostile: { readonly [kind in ParamKind]: readonly unknown[] } = {
  perAxis: [...notIntegers, ...wrongLists],
  count: [...notIntegers, null, [1]],
  padding: [...notIntegers, ...wrongLists, null, "full", [[1]], [[1, 2, 3]], [[-1, 0]], [[0, 0.5]]],
  flag: [0, 1, "true", null, {}, Number.NaN],
  choice: ["nonsense", "", 0, null, ["zeros"], "__proto__", "constructor"],
  real: [Number.NaN, Infinity, -Infinity, "1", null, true, [1]],
  reals: [Number.NaN, Infinity, 0, -1, "2", null, true, [], [2, 2, 2, 2]],
  sizes: [-1, 0.5, Number.NaN, "3", null, {}, [-1], [0.5], [Number.NaN], [2 ** 31], ["1"], [null]],
  passed: [],
};

/** Zero where at least one is needed, and words for padding where only numbers are. */
const alsoHostile = (op: Op, param: string): readonly unknown[] => {
  const atLeastOne =
    /^(kernelSize|stride|dilation|groups|outputSize|size|upscaleFactor|downscaleFactor|divisorOverride)$/;
  if (param === "padding" && !op.params.padding) return [];
  return [...(atLeastOne.test(param) ? [0] : []), ...(param === "normType" || param === "epsilon" ? [0, -1] : [])];
};

const notTensors = [
  undefined,
  null,
  1,
  "x",
  [1, 2],
  {},
  new Float64Array(2),
  { shape: [1, 1, 4], dtype: "float64", data: [1, 2, 3, 4] },
];

/** A legal call to spoil. The first that the seed gives. */
const legal = (op: Op, seed = 8): Sample => fc.sample(samplesOf(op), { numRuns: 1, seed })[0]!;

function refusal(op: Op, inputs: Inputs, options: unknown): EngineError {
  try {
    run(op, inputs, options as never);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expectUseful(error);
    expect(error.op).toBe(op.name);
    refusals++;
    return error;
  }
  throw new Error(`${op.name} accepted it`);
}

const show = (value: unknown) => (typeof value === "number" ? String(value) : (JSON.stringify(value) ?? String(value)));

describe.each(publicOps.map((op) => [labelOf(op), op] as const))("%s", (_, op) => {
  const { inputs: make, options } = legal(op);
  const inputs = make(wholeNumbers);

  test("the call that is spoilt is legal", () => {
    expect(() => run(op, inputs, options as never)).not.toThrow();
  });

  const rows = Object.entries(op.params).flatMap(([param, { kind }]) =>
    [...hostile[kind], ...alsoHostile(op, param)].map((value) => ({ param, value })),
  );
  test.each(rows.map((row) => ({ ...row, title: `${row.param}: ${show(row.value)}` })))(
    "$title",
    ({ param, value }) => {
      expect(refusal(op, inputs, { ...options, [param]: value }).param).toMatch(new RegExp(`^(${param}|axes)\\b`));
    },
  );

  const required = Object.entries(op.params).filter(([, { required }]) => required);
  test.each(required.map(([param]) => param))("%s left out", (param) => {
    expect(refusal(op, inputs, { ...options, [param]: undefined }).param).toBe(param);
  });

  test.each([null, [], "options", 7].map((value) => [show(value), value]))("options: %s", (_, value) => {
    refusal(op, inputs, value);
  });

  test("an option of an unknown name", () => {
    expect(refusal(op, inputs, { ...options, strides: 2 }).got).toBe('"strides"');
  });

  const tensors = Object.entries(op.inputs);
  const spoilt = tensors.flatMap(([name, kind]) =>
    notTensors.filter((value) => kind !== "optional" || value !== undefined).map((value) => ({ name, value })),
  );
  test.each(spoilt.map((row) => ({ ...row, title: `${row.name}: ${show(row.value)}` })))(
    "$title",
    ({ name, value }) => {
      expect(refusal(op, { ...inputs, [name]: value } as Inputs, options).param).toBe(name);
    },
  );

  const given = Object.entries(inputs).filter(([, input]) => input instanceof Tensor);
  if (given.length < 2) return;
  test("two dtypes", () => {
    const [name, input] = given[given.length - 1]!;
    const error = refusal(op, { ...inputs, [name]: cast(input as Tensor, "float32") }, options);
    expect(error.hint).toContain("cast");
  });
});

describe("shapes that do not fit", () => {
  const layers = publicOps.filter((op) =>
    /[123]d$|^(unfold|fold|interpolate|linear|batchNorm|crossEntropy)$/.test(op.name),
  );
  test.each(layers.map((op) => [labelOf(op), op] as const))("%s of a scalar, and of 7 axes", (_, op) => {
    const { inputs: make, options } = legal(op);
    const inputs = make(wholeNumbers);
    expect(refusal(op, { ...inputs, x: zeros([]) }, options).param).toMatch(/^x$|^indices$|^target$/);
    if (/^(linear|batchNorm|crossEntropy|pixel)/.test(op.name)) return;
    expect(refusal(op, { ...inputs, x: zeros([1, 1, 1, 1, 1, 1, 1]) }, options).param).toBe("x");
  });
});

describe("large values that are legal by themselves", { tags: "long" }, () => {
  const large = [2 ** 31 - 1, 2 ** 30, 1e6];
  const wholes = publicOps.flatMap((op) =>
    Object.entries(op.params)
      .filter(([, { kind }]) => ["perAxis", "count", "padding", "reals", "real"].includes(kind))
      .flatMap(([param]) => large.map((value) => ({ op, param, value, title: `${labelOf(op)} ${param} ${value}` }))),
  );
  test.each(wholes)("$title", ({ op, param, value }) => {
    const { inputs: make, options } = legal(op);
    const before = process.cpuUsage();
    try {
      run(op, make(wholeNumbers), { ...options, [param]: value } as never);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      expectUseful(error);
    }
    // A bound against hanging, not a measure of speed; time of the processor, since others may be busy.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(60);
  });
});

describe("hostile indices", () => {
  const RUNS = 100_000;
  const nasty = [
    -1,
    -0.5,
    0.5,
    Number.NaN,
    Infinity,
    -Infinity,
    2 ** 31,
    2 ** 32,
    2 ** 32 + 3,
    2 ** 53,
    -(2 ** 32),
    1e300,
  ];
  const unpools = [maxUnpool1d, maxUnpool2d, maxUnpool3d];

  test(`${RUNS} index tensors: refused, or every number lies where its index says and nothing else is written`, () => {
    const draw = random(9);
    let [rejected, accepted] = [0, 0];
    for (let i = 0; i < RUNS; i++) {
      const rank = draw.integer(1, 3);
      const shape = [draw.integer(1, 2), ...Array.from({ length: rank }, () => draw.integer(1, 2))];
      const spatial = shape.slice(1).map((size) => size * 2);
      const plane = spatial.reduce((a, b) => a * b, 1);
      const count = shape.reduce((a, b) => a * b, 1);
      const bad = draw.integer(0, 2) > 0;
      const values = Array.from({ length: count }, () => draw.integer(0, plane - 1));
      if (bad) {
        // One bad value: wild, or just past the plane, in which case it would be in range of the whole tensor.
        const wild =
          draw.integer(0, 1) === 0 ? nasty[draw.integer(0, nasty.length - 1)]! : plane + draw.integer(0, plane);
        values[draw.integer(0, count - 1)] = wild;
      }
      const x = tensor(
        Array.from({ length: count }, (_, at) => at + 1),
        shape,
      );
      try {
        const y = unpools[rank - 1]!(x, indexTensor(values, { shape }), { kernelSize: 2, overlap: "overwrite" });
        if (bad) throw new Error(`accepted ${values}`);
        accepted++;
        const wanted = new Float64Array(y.size);
        const perPlane = count / shape[0]!;
        for (let at = 0; at < count; at++) wanted[Math.floor(at / perPlane) * plane + values[at]!] = at + 1;
        for (let at = 0; at < y.size; at++) if (y.data[at] !== wanted[at]) throw new Error(`wrong write at ${at}`);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        if (!bad) throw error;
        rejected++;
      }
    }
    console.log(`hostile indices: ${rejected} refused, ${accepted} legal ones placed right`);
    expect(rejected + accepted).toBe(RUNS);
    proved("hostileIndices", RUNS);
  });

  test("2³² + 3 is not read as 3, and the message names position, value and range", () => {
    expect(() => indexTensor([0, 2 ** 32 + 3], { shape: [1, 2], of: [4] })).toThrow(
      "indexTensor: indices[1] must be an integer in [0, 4), got 4294967299.",
    );
  });

  test("indices of another framework are refused by their layout", () => {
    const indices = indexTensor([0, 1], { shape: [1, 2], layout: "nhwc" });
    expect(() => maxUnpool1d(zeros([1, 2]), indices, { kernelSize: 2 })).toThrow(/layout "plane", got "nhwc"/);
  });
});

test("at least 400 bad calls were refused", () => {
  console.log(`bad input: ${refusals} calls refused`);
  expect(refusals).toBeGreaterThanOrEqual(400);
  proved("hostileCalls", refusals);
});
