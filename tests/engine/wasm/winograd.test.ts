// Winograd's method: right within its own, larger bound, and only where a scope allows it.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cast, conv2d, random, scope, type Tensor } from "#engine";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { builds, load } from "./builds.ts";

const real = (shape: readonly number[], seed: number) => random(seed).uniform(shape, { low: -1, high: 1 });
const whole = (shape: readonly number[], seed: number) => random(seed).integers(shape, -9, 9);
const inFloat32 = (x: Tensor) => cast(x, "float32");
const allowed = { winograd: true };

/**
 * The largest relative error that was measured for F(4×4, 3×3) in float32 is about 1e-5 of the largest output, ten times
 * that of the direct sum; see Lavin & Gray 2016, table 3, for the same order.
 */
const tolerance = 3e-5;

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(build);
  });
  afterAll(() => loaded.unload());

  test("all widths from 13 to 45, heights, groups, biases and paddings", () => {
    for (let width = 13; width <= 45; width++) {
      const groups = width % 3 === 0 ? 2 : 1;
      const [inChannels, outChannels] = [8 + (width % 5), 8 + (width % 7)];
      const x = real([1 + (width % 2), groups * inChannels, 3 + (width % 11), width], width);
      const weight = real([groups * outChannels, inChannels, 3, 3], width + 1);
      const bias = width % 2 ? real([groups * outChannels], width + 2) : undefined;
      const padding = [[width % 3, (width + 1) % 3] as const, [1, width % 2] as const] as const;
      const wanted = conv2d(x, weight, { bias, padding, groups }).data as Float64Array;
      const largest = wanted.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
      const fast = scope(allowed, () =>
        conv2d(inFloat32(x), inFloat32(weight), { bias: bias && inFloat32(bias), padding, groups }),
      );
      expect(fast.data.length).toBe(wanted.length);
      for (const [i, value] of [...fast.data].entries()) {
        const error = Math.abs(value - wanted[i]!) / largest;
        if (!(error <= tolerance)) expect.fail(`width ${width}, output ${i}: ${value} is not ${wanted[i]}`);
      }
    }
  });

  test("outside such a scope, and inside one that takes it back, whole numbers stay exact", () => {
    const [x, weight] = [whole([1, 16, 20, 20], 1), whole([16, 16, 3, 3], 2)];
    const wanted = [...conv2d(x, weight).data];
    const direct = () => [...conv2d(inFloat32(x), inFloat32(weight)).data];
    expect(direct()).toEqual(wanted);
    expect(scope(direct)).toEqual(wanted);
    expect(scope(allowed, () => scope({ winograd: false }, direct))).toEqual(wanted);
    // Inside, they are not: so it was used, also in a scope within.
    expect(scope(allowed, direct)).not.toEqual(wanted);
    expect(scope(allowed, () => scope(direct))).not.toEqual(wanted);
    expect(direct()).toEqual(wanted);
  });

  test("a scope that ends by an error allows nothing afterwards", () => {
    const [x, weight] = [whole([1, 16, 20, 20], 1), whole([16, 16, 3, 3], 2)];
    const fails = () => {
      throw new Error("stop");
    };
    expect(() => scope(allowed, fails)).toThrow("stop");
    expect([...conv2d(inFloat32(x), inFloat32(weight)).data]).toEqual([...conv2d(x, weight).data]);
  });
});
