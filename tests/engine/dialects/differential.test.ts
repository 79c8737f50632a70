// Configurations that nobody thought of, carried out by this engine and by two others: onnxruntime and TensorFlow.js.
// `npm test` compares 20,000 different ones; `npm run test:long` (vitest's mode "long") half a million.
//
// Every case runs twice here and twice there, the second time in another order among the others. If one disagrees, its
// code is printed: add it to tests/fixtures/dialects/regressions.json, and it is compared first from then on.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EngineError, equal } from "#engine";
import { meaningOf, print, runCall } from "#engine/dialects/index.ts";
import { Tensor } from "#engine/tensor.ts";
import regressions from "../../fixtures/dialects/regressions.json" with { type: "json" };
import { proved } from "../../proved.ts";
import type { Code, Drawn } from "./drawn.ts";
import { onnxAgain, onnxCase } from "./drawnOnnx.ts";
import { tensorflowAgain, tensorflowCase } from "./drawnTensorflow.ts";
import { peerDefects } from "./peerDefects.ts";
import { type PeerResult, runOnnx, runTensorflow } from "./peers.ts";

const wanted = import.meta.env.MODE === "long" ? 500_000 : 20_000;
const batchSize = 250;
const hours = 3_600_000;

// Sums of small whole numbers are exact in float32. What divides or takes roots is not: 13 times the worst error that
// PyTorch's float32 shows against its float64 on such layers (tests/fixtures/golden).
const rounds = /^(averagePool|avgPool|globalAveragePool|lpPool|resize)/;
const tolerance = 1e-5;

type Ours = { readonly output: Tensor; readonly indices?: ArrayLike<number> };

/** Our result, or undefined where we refuse. */
function ours({ call, inputs }: Drawn): Ours | undefined {
  try {
    const outcome = runCall(call, inputs);
    return outcome instanceof Tensor ? { output: outcome } : { output: outcome.output, indices: outcome.indices.data };
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function disagreement({ call, code }: Drawn, { output, indices }: Ours, peer: PeerResult): string | undefined {
  const told = () => `\n${print(call)}\non ${JSON.stringify(call.shapes)}, code ${JSON.stringify(code)}`;
  if (output.shape.join() !== peer.shape.join()) return `shape ${output.shape}, there ${peer.shape}${told()}`;
  const data = output.data;
  let largest = 0;
  for (let i = 0; i < data.length; i++) largest = Math.max(largest, Math.abs(data[i]!));
  const allowed = rounds.test(call.op) ? tolerance * (1 + largest) : 0;
  for (let i = 0; i < data.length; i++) {
    if (Math.abs(data[i]! - peer.numbers[i]!) <= allowed) continue;
    return `number ${i} is ${data[i]}, there ${peer.numbers[i]}${told()}`;
  }
  const at = peer.indices?.findIndex((index, i) => index !== indices?.[i]) ?? -1;
  return at < 0 ? undefined : `index ${at} is ${indices?.[at]}, there ${peer.indices?.[at]}${told()}`;
}

/** A batch through this engine twice, forwards and backwards: the kept cases with their results. */
function carriedOut(batch: readonly Drawn[]): (readonly [Drawn, Ours])[] {
  const first = batch.map(ours);
  const again = [...batch].reverse().map(ours).reverse();
  return batch.flatMap((drawn, i) => {
    const [a, b] = [first[i], again[i]];
    if (Boolean(a) !== Boolean(b) || (a && b && !equal(a.output, b.output)))
      throw new Error(`the second run differs: ${print(drawn.call)}, code ${JSON.stringify(drawn.code)}`);
    return a ? [[drawn, a] as const] : [];
  });
}

interface Counts {
  compared: number;
  /** Options and shapes, each kind of call once. */
  readonly different: Set<string>;
  refused: number;
  left: Map<string, number>;
}

async function compareOnnx(batch: readonly Drawn[], counts: Counts): Promise<void> {
  const kept = carriedOut(batch).filter(([{ call }]) => {
    const defect = peerDefects.find(({ concerns }) => concerns(call, meaningOf(call)));
    if (defect) counts.left.set(defect.name, (counts.left.get(defect.name) ?? 0) + 1);
    return !defect;
  });
  const results = await runOnnx(
    kept.map(([drawn]) => drawn),
    2,
  );
  kept.forEach(([drawn, own], i) => {
    const wrong = disagreement(drawn, own, results[i]!);
    if (wrong) throw new Error(wrong);
  });
  count(kept, batch, counts);
}

async function compareTensorflow(batch: readonly Drawn[], counts: Counts): Promise<void> {
  const kept = carriedOut(batch);
  // A second time there too, the last first: TensorFlow.js once gave another answer to a second call.
  for (const list of [kept, [...kept].reverse()])
    for (const [drawn, own] of list) {
      const wrong = disagreement(drawn, own, runTensorflow(drawn.call, drawn.inputs));
      if (wrong) throw new Error(wrong);
    }
  count(kept, batch, counts);
}

function count(kept: readonly (readonly [Drawn, Ours])[], batch: readonly Drawn[], counts: Counts): void {
  for (const [{ call }] of kept) counts.different.add(JSON.stringify(call));
  counts.compared += kept.length;
  counts.refused += batch.length - kept.length;
}

const peers = [
  ["onnx", "onnxruntime", onnxCase, onnxAgain, compareOnnx],
  ["tensorflow", "TensorFlow.js", tensorflowCase, tensorflowAgain, compareTensorflow],
] as const;

describe.each(peers)("%s as %s has it", (dialect, name, drawn, again, compare) => {
  test(`at least ${wanted / 2} configurations agree`, { timeout: 12 * hours }, async () => {
    const counts: Counts = { compared: 0, different: new Set(), refused: 0, left: new Map() };
    const batch = fc.array(drawn, { minLength: batchSize, maxLength: batchSize });
    const started = performance.now();
    const once = (regressions as unknown as Record<string, Code[]>)[dialect]!.map(again);
    if (once.length > 0) await compare(once, counts);
    const property = fc.asyncProperty(batch, (cases) => compare(cases, counts));
    // A fresh seed in the long run; in `npm test` the same cases every time, so that a failure is about the change.
    const seed = import.meta.env.MODE === "long" ? Date.now() % 2 ** 31 : 2026;
    for (let round = 0; counts.different.size < wanted / 2; round++) {
      await fc.assert(property, { numRuns: 4, seed: seed + round, endOnFailure: true });
    }
    const left = [...counts.left].map(([what, count]) => `${count} ${what}`).join(", ");
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `${name}: ${counts.different.size} configurations agree (${counts.compared} with repeats), seed ${seed}, ${seconds} s; ` +
        `${counts.refused} refused or left out${left && `, of these ${left}`}`,
    );
    expect(counts.different.size).toBeGreaterThanOrEqual(wanted / 2);
    proved(dialect === "onnx" ? "onnxruntime" : "tensorflowJs", counts.different.size);
  });
});

test.each(peerDefects.map((defect) => [defect.name, defect] as const))(
  "onnxruntime still differs: %s",
  async (_, defect) => {
    const { call, inputs } = defect.example;
    expect(defect.concerns(call, meaningOf(call))).toBe(true);
    const drawn = { ...defect.example, code: ["example", [0, 0, 0, 0, 0]] as const };
    const own = ours(drawn)!;
    const peer = await runOnnx([{ call, inputs }]).catch(() => undefined);
    expect(peer === undefined || disagreement(drawn, own, peer[0]!) !== undefined).toBe(true);
  },
);
