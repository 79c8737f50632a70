// `npm run bench`: this engine on both builds against TensorFlow.js (WASM) and ONNX Runtime Web, one thread, in one run.
// `npm run bench -- --only convT --rounds 5` measures some; `--write` writes tests/bench/RESULTS.md.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Ready } from "./contender.ts";
import { dataOf } from "./data.ts";
import { measure } from "./measure.ts";
import { ortVersion, ortWeb } from "./ort.ts";
import { ours } from "./ours.ts";
import { peakOf } from "./peak.ts";
import { disagreement, type Row, rowOf, tableOf } from "./table.ts";
import { tfjs, tfjsVersion } from "./tfjs.ts";
import { workloads } from "./workloads.ts";

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
