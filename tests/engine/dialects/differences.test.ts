// Each row of the table of differences, held to what the frameworks themselves gave; those that run in Node run again here.

import { describe, expect, test } from "vitest";
import type { EngineError } from "#engine";
import type { Difference, Run, Side } from "#engine/dialects/index.ts";
import { callOf, differences, inputsOf, print, runSide } from "#engine/dialects/index.ts";
import known from "../../fixtures/dialects/differences.json" with { type: "json" };
import { proved } from "../../proved.ts";
import { expectUseful } from "../complaints.ts";
import { runOnnx, runTensorflow } from "./peers.ts";

interface Known {
  readonly numbers?: readonly number[];
  readonly indices?: readonly number[];
  readonly refused?: string;
}

const told = known.rows as { readonly [id: string]: readonly Known[] };
const sameNumbers = (run: Run) => ("refused" in run ? "refused" : JSON.stringify([run.numbers, run.indices]));

test("there are at least ten, each with the numbers of its frameworks", () => {
  expect(differences.length).toBeGreaterThanOrEqual(10);
  expect(differences.map(({ id }) => id).sort()).toEqual(Object.keys(told).sort());
});

describe.each(differences.map((row) => [row.id, row] as const))("%s", (id, row) => {
  const runs = row.sides.map((side) => runSide(row, side));

  test.each(row.sides.map((side, i) => [print(callOf(row, side)).split("\n").at(-1)!, i] as const))("%s", (_, i) => {
    const [run, expected] = [runs[i]!, told[id]![i]!];
    if ("refused" in run) {
      expect(expected.refused, String(run.refused.message)).toBe((run.refused as EngineError).allowed);
      proved("differences");
      return expectUseful(run.refused);
    }
    expect(run.numbers.map((number) => Number(number.toFixed(4)))).toEqual(expected.numbers);
    if (expected.indices) expect(run.indices).toEqual(expected.indices);
    proved("differences");
  });

  test("some of its calls differ, or are refused", () => {
    const kinds = new Set(runs.map(sameNumbers));
    expect(kinds.size > 1 || kinds.has("refused")).toBe(true);
  });

  const peers = row.sides.filter(
    ({ dialect }, i) => dialect !== "torch" && dialect !== "jax" && !("refused" in runs[i]!),
  );
  if (peers.length === 0) return;
  test("onnxruntime and TensorFlow.js give the same today", async () => {
    for (const side of peers) await expectPeer(row, side);
  });
});

/** Where onnxruntime cannot run a standard call: its name and cause. */
const peerLacks: { readonly [id: string]: string } = {
  "output-padding-up-to-the-dilation": "onnxruntime refuses output_padding from the stride on",
};

async function expectPeer(row: Difference, side: Side) {
  const inputs = inputsOf(row, side);
  const call = callOf(row, side);
  if (side.dialect === "onnx") {
    // Upsample left the standard with opset 10.
    const run = runOnnx([{ call, inputs }], 1, side.op === "upsample" ? 9 : 22);
    if (peerLacks[row.id]) return expect(run).rejects.toThrow();
    expectSame(side, (await run)[0]!, runSide(row, side));
  } else {
    expectSame(side, runTensorflow(side, inputs), runSide(row, side));
  }
}

function expectSame(side: Side, peer: Awaited<ReturnType<typeof runOnnx>>[number], run: Run) {
  if ("refused" in run) throw run.refused;
  // A single row is in the same order in both layouts; more channels are compared sorted, indices in order of the output.
  const sort = (list: ArrayLike<number>) =>
    Array.from(list, (number) => Number(number.toFixed(4))).sort((a, b) => a - b);
  expect(sort(peer.numbers), side.op).toEqual(sort(run.numbers));
  if (peer.indices) expect(peer.indices).toEqual(run.indices);
}
