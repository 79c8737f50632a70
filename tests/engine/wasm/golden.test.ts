// Every PyTorch case of every op, forward and backward, in float32 on both builds, to the bounds of the TypeScript ops.

import { afterAll, beforeAll, describe, test } from "vitest";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { calls } from "../calls.ts";
import { type GoldenCase, goldenCases } from "../golden.ts";
import { checkGolden } from "../goldenCase.ts";
import { builds, load } from "./builds.ts";

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(build);
  });
  afterAll(() => loaded.unload());

  for (const [op, call] of Object.entries(calls)) {
    test.each(goldenCases(op))(`${op}: $name`, (golden: GoldenCase) => checkGolden(op, call, golden, "float32"));
  }
});
