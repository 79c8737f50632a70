// `node tests/bench/curves.ts`: how cost grows with size, one curve a class, written to tests/bench/CURVES.md. A cliff
// would be a step at which a number does a multiple of the time of the one before.

import { writeFileSync } from "node:fs";
import { dataOf } from "./data.ts";
import { measure, quantile } from "./measure.ts";
import { ours } from "./ours.ts";
import { flopsOf, type Workload } from "./workloads.ts";

const sized = (workload: Omit<Workload, "class">): Workload => ({ class: "", ...workload });
const square = (channels: number, size: number) => [1, channels, size, size] as const;

/** Each class from small to large, every step doubling a side or the channels. */
const curves: { readonly [name: string]: readonly Workload[] } = {
  "conv 3×3, 16→16, side": [4, 8, 16, 32, 64, 128].map((size) =>
    sized({ name: `${size}`, kind: "conv", x: square(16, size), weight: [16, 16, 3, 3], padding: 1 }),
  ),
  "conv 3×3 @16, channels": [1, 2, 4, 8, 16, 32, 64].map((c) =>
    sized({ name: `${c}`, kind: "conv", x: square(c, 16), weight: [c, c, 3, 3], padding: 1 }),
  ),
  "filter 3×3, side": [8, 16, 32, 64, 128, 256, 512].map((size) =>
    sized({ name: `${size}`, kind: "conv", x: square(1, size), weight: [1, 1, 3, 3], padding: 1 }),
  ),
  "convT 4×4 s2, 16→16, side": [4, 8, 16, 32, 64].map((size) =>
    sized({
      name: `${size}`,
      kind: "convTranspose",
      x: square(16, size),
      weight: [16, 16, 4, 4],
      stride: 2,
      padding: 1,
    }),
  ),
  "gradient in weight 3×3, 16→16, side": [4, 8, 16, 32, 64].map((size) =>
    sized({ name: `${size}`, kind: "gradWeight", x: square(16, size), weight: [16, 16, 3, 3], padding: 1 }),
  ),
  "max pool 2×2, 8 planes, side": [8, 16, 32, 64, 128, 256].map((size) =>
    sized({ name: `${size}`, kind: "maxPool", x: square(8, size), kernelSize: 2 }),
  ),
  "average pool 2×2, 8 planes, side": [8, 16, 32, 64, 128, 256].map((size) =>
    sized({ name: `${size}`, kind: "avgPool", x: square(8, size), kernelSize: 2 }),
  ),
  "bilinear ×2, 3 planes, side": [8, 16, 32, 64, 128, 256].map((size) =>
    sized({ name: `${size}`, kind: "bilinear", x: square(3, size) }),
  ),
};

const contender = await ours("relaxed", false);
const sections: string[] = [];
for (const [name, workloads] of Object.entries(curves)) {
  const rows: string[] = [];
  for (const workload of workloads) {
    const ready = await contender.prepare(workload, dataOf(workload));
    if (!ready) continue;
    const time = quantile((await measure([{ name: "ours", ready }], 5, 2)).get("ours")!, 0.25);
    const work = flopsOf(workload) ?? workload.x.reduce((product, size) => product * size, 1);
    const rate = `${(work / (time * 1e6)).toFixed(2)} ${flopsOf(workload) ? "Gflop/s" : "numbers a ns"}`;
    rows.push(`| ${workload.name} | ${(time * 1000).toFixed(1)} µs | ${rate} |`);
    ready.end();
  }
  sections.push([`## ${name}\n`, "| size | a call | rate |", "|---|---|---|", ...rows].join("\n"));
  console.log(sections.at(-1));
}
writeFileSync(
  new URL("CURVES.md", import.meta.url),
  `# How cost grows

Written by \`node tests/bench/curves.ts\`: the relaxed build, public calls, Node ${process.versions.node}, one thread. Small calls
are what checking and dispatch cost; the rate then rises to what the kernel reaches, and stays.

${sections.join("\n\n")}
`,
);
