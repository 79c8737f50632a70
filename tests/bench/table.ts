// Rows of the table: ratios by median and lower quartile, whether they meet their goals, and whether all agree.

import type { Build } from "#engine/backends/wasm/load.ts";
import type { Ready } from "./contender.ts";
import { quantile, ratios } from "./measure.ts";
import { flopsOf, type Workload } from "./workloads.ts";

export interface Row {
  readonly workload: Workload;
  readonly cells: readonly string[];
  readonly line: string;
}

const builds: readonly Build[] = ["relaxed", "simd"];

export function rowOf(
  workload: Workload,
  times: ReadonlyMap<string, number[]>,
  difference: string,
  peakOf: (build: Build) => number,
): Row {
  const cells = [workload.name];
  for (const build of builds) {
    const time = quantile(times.get(build)!, 0.5);
    const flops = flopsOf(workload);
    const share = flops && flops / (time * 1e6) / peakOf(build);
    cells.push(milliseconds(time));
    cells.push(share ? mark(`${Math.round(share * 100)} %`, share, workload.peak) : "");
    cells.push(ratioCell(ratios(times, build, "tfjs-wasm"), workload.tfjs?.[build]));
    cells.push(ratioCell(ratios(times, `${build}, read back`, "ort-web"), workload.ort?.[build]));
  }
  cells.push(difference);
  return { workload, cells, line: cells.join(" | ") };
}

/** The median and the lower quartile; ✗ where the quartile misses the goal. */
function ratioCell(all: number[] | undefined, goal: number | undefined): string {
  if (!all) return "–";
  const [median, quartile] = [quantile(all, 0.5), quantile(all, 0.25)];
  return mark(`${short(median)} (${short(quartile)})`, quartile, goal);
}

function mark(text: string, value: number, goal: number | undefined): string {
  if (goal === undefined) return text;
  return value >= goal ? `${text} ✓` : `${text} ✗ ${goal}`;
}

const short = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));
const milliseconds = (time: number) => (time < 0.1 ? `${(time * 1000).toFixed(1)} µs` : `${time.toFixed(2)} ms`);

/** The largest difference of any result from the first of ours, and between whom. */
export async function disagreement(turns: readonly { name: string; ready: Ready }[]): Promise<string> {
  const mine = turns.find(({ name }) => name === "relaxed")!;
  const base = await mine.ready.result();
  let most = 0;
  const others: string[] = [];
  for (const { name, ready } of turns) {
    const result = await ready.result();
    if (result.length !== base.length) throw new Error(`${name} gives ${result.length} numbers, not ${base.length}`);
    let largest = 0;
    let scale = 1;
    for (let i = 0; i < base.length; i++) {
      largest = Math.max(largest, Math.abs(result[i]! - base[i]!));
      scale = Math.max(scale, Math.abs(base[i]!));
    }
    const relative = largest / scale;
    if (!(relative <= 1e-4)) others.push(`${name} differs by ${relative.toExponential(0)}`);
    most = Math.max(most, relative);
  }
  return others.length > 0 ? others.join("; ") : most.toExponential(0);
}

export interface Circumstances {
  readonly commit: string;
  readonly rounds: number;
  readonly peers: { readonly [name: string]: string };
}

const heads = [
  "workload",
  ...builds.flatMap((build) => [build, "of peak", "× tfjs-wasm", "× ort-web"]),
  "largest difference",
];

export function tableOf(rows: readonly Row[], { commit, rounds, peers }: Circumstances): string {
  const versions = Object.entries(peers).map(([name, version]) => `${name} ${version}`);
  const classes = [...new Set(rows.map(({ workload }) => workload.class))];
  return `# Benchmarks

Written by \`npm run bench -- --write\`. Commit ${commit}, ${rounds} rounds, Node ${process.versions.node}, ${versions.join(", ")}, one thread.

Ratios are how many times faster than the peer, as median (lower quartile) of rounds in which everyone takes a turn; the
time is what the process worked. ✓ and ✗ hold the lower quartile against the goal. Ours is the public call: against
tfjs-wasm with the result left in the engine, as tfjs leaves it; against ort-web with the result read back, as ort does.
The peak is the innermost loop on data in the nearest cache, measured in the same run.

${classes
  .map((name) =>
    [
      `## ${name[0]!.toUpperCase()}${name.slice(1)}\n`,
      `| ${heads.join(" | ")} |`,
      `|${heads.map(() => "---").join("|")}|`,
      ...rows.filter(({ workload }) => workload.class === name).map(({ cells }) => `| ${cells.join(" | ")} |`),
    ].join("\n"),
  )
  .join("\n\n")}
`;
}
