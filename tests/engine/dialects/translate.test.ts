// Every PyTorch case as a call of every other framework: the twin, on converted tensors, must give PyTorch's numbers. And
// back again: the twin of the twin means what the call meant.

import { afterAll, describe, expect, test } from "vitest";
import { EngineError, IndexTensor, indexTensor } from "#engine";
import { close } from "#engine/compare.ts";
import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import {
  convertInputs,
  convertOutput,
  dialects,
  meaningOf,
  print,
  printEngine,
  runCall,
  translate,
} from "#engine/dialects/index.ts";
import { Tensor } from "#engine/tensor.ts";
import { proved } from "../../proved.ts";
import { expectUseful } from "../complaints.ts";
import { camelCase, type GoldenCase, goldenCases, numbers, options, stored } from "../golden.ts";

const files = [1, 2, 3]
  .flatMap((rank) =>
    ["conv", "conv_transpose", "max_pool", "avg_pool", "lp_pool", "max_unpool"].map((op) => `${op}${rank}d`),
  )
  .concat("adaptive_avg_pool2d", "adaptive_max_pool2d", "interpolate", "pixel_shuffle", "pixel_unshuffle", "fold")
  .filter((file) => file !== "lp_pool3d");

/** The stored case as a call, or undefined where it has no batch: a call has one. */
function callOf(file: string, { params, inputs, outputs }: GoldenCase): [DialectCall, CallInputs] | undefined {
  const op = camelCase(file);
  const x = stored(inputs.input!, "float64");
  const rank =
    op === "fold" ? 1 : op.startsWith("pixel") ? 2 : op === "interpolate" ? x.shape.length - 2 : Number(op.at(-2));
  if (x.shape.length !== rank + 2) return undefined;
  const [weight, bias] = [inputs.weight, inputs.bias].map((from) => from && stored(from, "float64"));
  const of = outputs.output!.shape.slice(2);
  const indices = inputs.indices && indexTensor(numbers(inputs.indices), { shape: inputs.indices.shape, of });
  const given = { ...options(params), ...(op.startsWith("maxPool") && { returnIndices: true }) };
  const shapes = { x: x.shape, ...(weight && { weight: weight.shape }), ...(bias && { bias: bias.shape }) };
  return [
    { dialect: "torch", op, options: given, shapes },
    { x, weight, bias, indices },
  ];
}

const counts: Record<string, { twins: number; refused: number }> = {};
const reasons = new Set<string>();
afterAll(() => {
  console.log(`PyTorch's cases elsewhere: ${JSON.stringify(counts)}; ${reasons.size} reasons to refuse`);
});

describe.each(files)("%s", (file) => {
  test.each(goldenCases(file))("$name", (golden) => {
    const stored_ = callOf(file, golden);
    if (!stored_) return;
    const [call, inputs] = stored_;
    const expected = stored(golden.outputs.output!, "float64");
    for (const to of dialects) {
      // Scattering adds where two indices are one, and a translation does not see the numbers.
      if (to === "tensorflow" && golden.tags?.some((tag) => tag.includes("duplicate"))) continue;
      counts[to] ??= { twins: 0, refused: 0 };
      let twin: DialectCall;
      try {
        twin = translate(call, to);
        meaningOf(call);
      } catch (error) {
        if (!(error instanceof EngineError)) throw error;
        // An op without a meaning elsewhere (a divisor, an area) is refused when it is read.
        expect(["translate", `torch.${call.op}`]).toContain(error.op);
        expectUseful(error);
        reasons.add(error.hint);
        counts[to].refused++;
        continue;
      }
      const outcome = runCall(twin, convertInputs(inputs, call, twin));
      // A bias that the framework adds after the call is added here too.
      const got = convertOutput(outcome instanceof Tensor ? outcome : outcome.output, twin, call);
      expect(close(got, expected, 1e-5), `${print(twin)}: ${[...got.data]} is not ${[...expected.data]}`).toBe(true);
      if (!(outcome instanceof Tensor)) expect(outcome.indices).toBeInstanceOf(IndexTensor);
      expect(printEngine(twin)).toContain(twin.op);
      expect(print(twin).length).toBeGreaterThan(0);
      counts[to].twins++;
      proved("translations");
    }
  });
});

test("so many of PyTorch's cases have twins", () => {
  const twins = Object.fromEntries(Object.entries(counts).map(([to, { twins }]) => [to, twins]));
  expect(twins).toEqual({ torch: 589, tensorflow: 178, onnx: 550, jax: 183 });
});

test("ONNX folds rows too, PyTorch pictures only", () => {
  const options = { imageShape: [4], blockShape: [2] };
  const rows: DialectCall = { dialect: "onnx", op: "col2Im", options, shapes: { x: [1, 2, 3] } };
  expect(() => translate(rows, "torch")).toThrow(/F.fold makes pictures/);
});
