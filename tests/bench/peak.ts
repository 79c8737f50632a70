// The most that multiply-adds can reach here: the innermost loop of all kernels on data in the nearest cache.

import { readFileSync } from "node:fs";
import type { Build } from "#engine/backends/wasm/load.ts";
import type { Kernels } from "#engine/backends/wasm/module.ts";

const [width, taps] = [64, 512];
/** The tallest tile of each build. */
const channelsOf: { readonly [build in Build]: number } = { simd: 5, relaxed: 6 };
const calls = new Map<Build, () => void>();

function callOf(build: Build): () => void {
  const known = calls.get(build);
  if (known) return known;
  const url = new URL(`../../src/engine/backends/wasm/modules/${build}.wasm`, import.meta.url);
  const kernels = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(url))).exports as unknown as Kernels;
  const base = Math.ceil(kernels.base() / 64) * 64;
  kernels.memory.grow(2);
  const [weight, offsets, x, y, bias] = [0, 16384, 20480, 24576, 28672].map((at) => base + at) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const call = () => kernels.tileRow(channelsOf[build], width, taps, weight, x, offsets, y, width * 4, bias);
  calls.set(build, call);
  return call;
}

/** Flops a nanosecond of one build, the best of many short tries: what disturbs them only makes them longer. */
export function peakOf(build: Build): number {
  const call = callOf(build);
  let best = Infinity;
  for (let round = 0; round < 24; round++) {
    const before = performance.now();
    for (let i = 0; i < 200; i++) call();
    best = Math.min(best, performance.now() - before);
  }
  return (2 * channelsOf[build] * width * taps * 200) / (best * 1e6);
}
