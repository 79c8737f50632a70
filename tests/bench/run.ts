// `npm run bench`: this engine on both builds against TensorFlow.js (WASM) and ONNX Runtime Web, one thread, in one run.
// `npm run bench -- --only convT --rounds 5` measures some; `--write` writes tests/bench/RESULTS.md.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Data, Ready } from "./contender.ts";
import { measure } from "./measure.ts";
import { ortVersion, ortWeb } from "./ort.ts";
import { ours } from "./ours.ts";
import { peakOf } from "./peak.ts";
import { disagreement, type Row, rowOf, tableOf } from "./table.ts";
import { tfjs, tfjsVersion } from "./tfjs.ts";
import { type Workload, workloads } from "./workloads.ts";

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    rounds: { type: "string", default: "9" },
    write: { type: "boolean", default: false },
  },
});
const rounds = Number(options.rounds);

const contenders = [
  await tfjs(),
  await ortWeb(),
  await ours("relaxed", false),
  await ours("relaxed", true),
  await ours("simd", false),
  await ours("simd", true),
];

/** The same numbers for all, from −1 to 1. */
function dataOf({ x, weight = [0, 0, 0, 0], kernelSize = 1 }: Workload): Data {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  const floats = (length: number) => Float32Array.from({ length }, next);
  const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
  const [, , h, w] = x;
  const indices = Int32Array.from({ length: size(x) }, (_, i) => {
    const [row, column] = [Math.floor((i % (h * w)) / w), i % w];
    const inside =
      Math.abs(Math.trunc(next() * kernelSize)) * w * kernelSize + Math.abs(Math.trunc(next() * kernelSize));
    return row * kernelSize * w * kernelSize + column * kernelSize + inside;
  });
  return { x: floats(size(x)), weight: floats(size(weight)), upstream: floats(4 * size(x)), indices };
}

const rows: Row[] = [];
for (const workload of workloads.filter(({ name }) => name.includes(options.only))) {
  const data = dataOf(workload);
  const turns: { name: string; ready: Ready }[] = [];
  for (const contender of contenders) {
    const ready = await contender.prepare(workload, data);
    if (ready) turns.push({ name: contender.name, ready });
  }
  const difference = await disagreement(turns);
  const times = await measure(turns, rounds);
  const row = rowOf(workload, times, difference, peakOf);
  rows.push(row);
  console.log(row.line);
  for (const { ready } of turns) ready.end();
}

const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
const table = tableOf(rows, { commit, rounds, peers: { "tfjs-wasm": tfjsVersion, "ort-web": ortVersion ?? "" } });
if (options.write) writeFileSync(new URL("RESULTS.md", import.meta.url), table);
