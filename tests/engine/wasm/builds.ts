// The two committed builds of the kernels, and a way to run something on one of them.

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { type Build, type Loaded, type LoadOptions, loadWasm } from "#engine/backends/wasm/load.ts";

export const builds: readonly Build[] = ["simd", "relaxed"];

export function moduleOf(build: Build): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    readFileSync(new URL(`../../../src/engine/backends/wasm/modules/${build}.wasm`, import.meta.url)),
  );
}

export async function load(build: Build, options?: LoadOptions): Promise<Loaded> {
  const loaded = await loadWasm({ [build]: moduleOf(build) }, options);
  expect(loaded.build, loaded.line).toBe(build);
  return loaded;
}
