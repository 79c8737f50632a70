// A small net trained on the kernels follows the one trained on the TypeScript ops; Adam's step, for every tail.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as engine from "#engine";
import { cast, type Tensor } from "#engine";
import { adam, type TensorRecord, valueAndGrad } from "#engine/autograd/index.ts";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { builds, load } from "./builds.ts";
import { onTypeScript } from "./reference.ts";

const uniform = (shape: readonly number[], seed: number) =>
  cast(engine.random(seed).uniform(shape, { low: -1, high: 1 }), "float32");

/** Convolution, normalization, a pool and a dense layer: the losses of 20 steps. */
function losses(): number[] {
  const x = uniform([8, 1, 12, 12], 1);
  const target = uniform([8, 3], 2);
  let params: TensorRecord = {
    kernel: uniform([6, 1, 3, 3], 3),
    scale: uniform([6], 4),
    shift: uniform([6], 5),
    dense: uniform([3, 6 * 6 * 6], 6),
    bias: uniform([3], 7),
  };
  const optimizer = adam({ learningRate: 0.02 });
  let state = optimizer.init(params);
  const step = valueAndGrad((p: TensorRecord) => {
    const { output } = engine.batchNorm(engine.conv2d(x, p.kernel!, { padding: 1 }), {
      weight: p.scale!,
      bias: p.shift!,
    });
    const pooled = engine.maxPool2d(engine.relu(output), { kernelSize: 2 }).output;
    const scores = engine.linear(engine.reshape(pooled, [8, 216]), p.dense!, { bias: p.bias! });
    return engine.mse(scores, target);
  });
  return Array.from({ length: 20 }, () => {
    const next = engine.scope(() => {
      const { value, gradient } = step(params);
      return { loss: value.item(), ...optimizer.step(params, gradient, state) };
    });
    ({ params, state } = next);
    return next.loss;
  });
}

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(build);
  });
  afterAll(() => loaded.unload());

  test("20 steps of a small net", () => {
    const wanted = onTypeScript(loaded, losses);
    const got = losses();
    expect(wanted[19]!).toBeLessThan(wanted[0]! / 2);
    // Rounding differs from the first step on, and each step builds on the last.
    for (const [i, loss] of got.entries()) expect(Math.abs(loss - wanted[i]!)).toBeLessThan(1e-3 * wanted[i]!);
  });

  test("Adam's step, 1 to 67 parameters", () => {
    const optimizer = adam({ learningRate: 0.1 });
    for (let size = 1; size <= 67; size++) {
      const params = { w: uniform([size], size) };
      const gradient = { w: uniform([size], size + 100) };
      const twice = (): Tensor => {
        const first = optimizer.step(params, gradient, optimizer.init(params));
        return optimizer.step(first.params, gradient, first.state).params.w;
      };
      const wanted = onTypeScript(loaded, () => [...twice().data]);
      // Two steps of about 0.1, each of a dozen roundings.
      for (const [i, value] of [...twice().data].entries()) expect(Math.abs(value - wanted[i]!)).toBeLessThan(1e-6);
    }
  });
});
