// Who holds memory, and for how long: scopes, the cap, growth, trim.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as engine from "#engine";
import { cast, conv2d, EngineError, maxPool2d, ones, random, relu, scope, type Tensor } from "#engine";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { builds, load } from "./builds.ts";

const MiB = 2 ** 20;
const draw = (shape: readonly number[], seed = 1) => cast(random(seed).integers(shape, -9, 9), "float32");

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  beforeEach(async () => {
    loaded = await load(build, { cap: 4 * MiB });
  });
  afterEach(() => loaded.unload());

  test("10,000 calls in scopes grow nothing", () => {
    const [x, weight] = [draw([1, 4, 16, 16]), draw([4, 4, 3, 3], 2)];
    const call = () => scope(() => relu(conv2d(x, weight, { padding: 1 })).at(0, 0, 0, 0));
    call();
    const before = loaded.memory();
    for (let i = 0; i < 10_000; i++) call();
    expect(loaded.memory()).toEqual(before);
  });

  test("10,000 results of one loop stay under the cap, and all are right", () => {
    const weight = draw([2, 1, 3, 3], 2);
    const results: Tensor[] = [];
    for (let i = 0; i < 10_000; i++) {
      // 2 × 14 × 14 numbers each: about 15 MiB in all, a quarter of which may lie in WASM.
      if (i % 10 === 0) results.push(conv2d(draw([1, 1, 16, 16], i), weight));
      else conv2d(draw([1, 1, 16, 16], i), weight);
    }
    expect(loaded.memory().used).toBeLessThanOrEqual(4 * MiB);
    expect(loaded.memory().size).toBeLessThanOrEqual(8 * MiB);
    loaded.unload();
    for (const [i, result] of results.entries()) {
      expect(engine.equal(result, conv2d(draw([1, 1, 16, 16], 10 * i), weight)), `result ${i}`).toBe(true);
    }
  });

  test("a result larger than the cap has its place", () => {
    const x = draw([1, 1, 1100, 1100]);
    const y = relu(x);
    expect(loaded.memory().used).toBeGreaterThan(4 * MiB);
    expect(y.at(0, 0, 1099, 1099)).toBe(Math.max(0, x.at(0, 0, 1099, 1099)));
  });

  test("memory that grows keeps what it holds, under a result and under its inputs", () => {
    const small = draw([1, 2, 5, 5]);
    const kept = relu(small);
    const before = loaded.memory().size;
    const large = relu(draw([1, 1, 800, 800], 2));
    expect(loaded.memory().size).toBeGreaterThan(before);
    expect([...kept.data]).toEqual([...small.data].map((value) => Math.max(value, 0)));
    expect(large.size).toBe(640_000);
    expect(engine.equal(relu(kept), kept)).toBe(true);
  });

  test("trim copies results out and starts with fresh memory", () => {
    const x = draw([1, 1, 512, 512]);
    const [y, pooled] = [relu(x), maxPool2d(x, { kernelSize: 2 })];
    loaded.trim();
    expect(loaded.memory()).toMatchObject({ used: 0, count: 0 });
    expect(loaded.memory().size).toBeLessThan(MiB);
    expect(y.at(0, 0, 3, 5)).toBe(Math.max(0, x.at(0, 0, 3, 5)));
    expect(pooled.indices.data.length).toBe(256 * 256);
    expect(engine.equal(relu(y), y)).toBe(true);
  });

  test("a result is copied out once, and its place is free afterwards", () => {
    const y = relu(draw([64, 64]));
    const { count } = loaded.memory();
    expect(y.data).toBe(y.data);
    expect(loaded.memory().count).toBe(count - 1);
  });

  test("what a scope returns outlives it; what it does not return says so when it is read", () => {
    let lost: Tensor | undefined;
    let lostIndices: engine.IndexTensor | undefined;
    const kept = scope(() => {
      const { output, indices } = maxPool2d(draw([1, 1, 8, 8]), { kernelSize: 2 });
      lost = output;
      lostIndices = indices;
      return { copy: relu(output) };
    });
    expect(kept.copy.data.length).toBe(16);
    expect(() => lost!.data).toThrow(EngineError);
    expect(() => lost!.data).toThrow(/read before its scope ends/);
    expect(() => lostIndices!.data).toThrow(/read before its scope ends/);
    expect(() => relu(lost!)).toThrow(/read before its scope ends/);
  });

  test("weights that a scope made leave with it, also in the form the kernels read", () => {
    const x = draw([1, 8, 12, 12]);
    conv2d(x, draw([8, 8, 3, 3]));
    const before = loaded.memory();
    for (let i = 0; i < 100; i++) scope(() => conv2d(x, draw([8, 8, 3, 3], i)).data);
    expect(loaded.memory()).toEqual(before);
  });

  test("float64 stays on the TypeScript ops", () => {
    const y = conv2d(ones([1, 1, 4, 4]), ones([1, 1, 2, 2]));
    expect(y.cell.place).toBeUndefined();
    expect(y.dtype).toBe("float64");
  });

  test("the budget holds for float32 too", () => {
    const x = draw([1, 1, 64, 64]);
    expect(() => engine.withBudget(1000, () => relu(x))).toThrow(/at most 0 MiB a tensor/);
  });
});
