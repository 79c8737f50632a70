// Rows of every width from 1 to 67: each lane a vector can leave over, after each number of whole tiles.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as engine from "#engine";
import { cast, random, type Tensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { builds, load } from "./builds.ts";
import { onTypeScript } from "./reference.ts";

const widths = Array.from({ length: 67 }, (_, i) => i + 1);
const draw = (shape: readonly number[], seed = 1) => cast(random(seed).integers(shape, -9, 9), "float32");

type Call = (width: number) => readonly (Tensor | engine.IndexTensor)[];

const pooled = ({ output, indices }: { output: Tensor; indices: engine.IndexTensor }) => [output, indices];

/** Output, and the gradients of x and weight. */
function withGradients(x: Tensor, weight: Tensor, f: (inputs: { x: Tensor; weight: Tensor }) => Tensor) {
  const { output, pullback } = vjp(f, { x, weight });
  const { x: inX, weight: inWeight } = pullback(draw(output.shape, 3));
  return [output, inX, inWeight];
}

const convolved =
  (channels: number, out: number, kernelSize: number, options: engine.ConvOptions): Call =>
  (width) =>
    withGradients(
      draw([1, channels, 3, width]),
      draw([out, channels / (options.groups ?? 1), 3, kernelSize], 2),
      ({ x, weight }) =>
        engine.conv2d(x, weight, {
          ...options,
          padding: [
            [1, 1],
            [kernelSize, kernelSize],
          ],
        }),
    );

const stamped =
  (channels: number, out: number, kernelSize: number, options: engine.ConvTransposeOptions): Call =>
  (width) =>
    withGradients(draw([1, channels, 2, width]), draw([channels, out, 2, kernelSize], 2), ({ x, weight }) =>
      engine.convTranspose2d(x, weight, options),
    );

const cases: { readonly [name: string]: Call } = {
  "conv, 1 channel": convolved(1, 1, 3, {}),
  "conv, 1 to 2 channels": convolved(1, 2, 3, {}),
  "conv, 3 channels, stride 2": convolved(3, 3, 3, { stride: [1, 2] }),
  "conv, 4 to 13 channels": convolved(4, 13, 2, {}),
  "conv, stride 3, dilation 2": convolved(2, 7, 3, { stride: [1, 3], dilation: [1, 2] }),
  "conv, depthwise": convolved(4, 4, 3, { groups: 4 }),
  "conv, pointwise": (width) =>
    withGradients(draw([1, 5, 1, width]), draw([8, 5, 1, 1], 2), ({ x, weight }) => engine.conv2d(x, weight)),
  "transposed, stride 1": stamped(2, 3, 3, {}),
  "transposed, stride 2": stamped(2, 6, 4, { stride: 2, padding: [0, 1] }),
  "transposed, stride 3": stamped(3, 2, 2, { stride: 3 }),
  "transposed, stride 4": stamped(2, 1, 7, { stride: [1, 4], padding: [0, 3] }),
  "max pool 2×2": (width) => pooled(engine.maxPool2d(draw([1, 2, 4, width + 1]), { kernelSize: 2 })),
  "max pool 3×3, stride 2": (width) =>
    pooled(engine.maxPool2d(draw([1, 2, 4, width]), { kernelSize: [3, 3], stride: 2, padding: 1 })),
  "max pool 1 × 4, stride 1": (width) =>
    pooled(engine.maxPool2d(draw([1, 1, 2, width + 3]), { kernelSize: [1, 4], stride: 1 })),
  "average pool 2×2": (width) => [engine.avgPool2d(draw([1, 2, 4, width + 1]), { kernelSize: 2 })],
  "average pool 4, stride 1": (width) => [engine.avgPool2d(draw([1, 1, 4, width + 3]), { kernelSize: 4, stride: 1 })],
  unpool: (width) => {
    const { output, indices } = engine.maxPool2d(draw([1, 2, 4, 2 * width]), { kernelSize: 2 });
    return [engine.maxUnpool2d(output, indices, { kernelSize: 2 })];
  },
  "bilinear ×2, ×4": (width) => [
    engine.interpolate(draw([1, 1, 2, width]), { scaleFactor: 2, mode: "bilinear" }),
    engine.interpolate(draw([1, 1, 2, width]), { scaleFactor: 4, mode: "bilinear" }),
  ],
  nearest: (width) => [engine.interpolate(draw([1, 1, 2, width]), { size: [3, width + 5] })],
  relu: (width) => [engine.relu(draw([width]))],
  "add, multiply": (width) => [
    engine.add(draw([width]), draw([width], 2)),
    engine.mul(draw([width]), draw([width], 2)),
    engine.mul(draw([width]), 3),
  ],
  linear: (width) => withGradients(draw([3, width]), draw([5, width], 2), ({ x, weight }) => engine.linear(x, weight)),
};

describe.each(builds)("%s", (build) => {
  let loaded: Loaded;
  beforeAll(async () => {
    loaded = await load(build);
  });
  afterAll(() => loaded.unload());

  // Whole numbers, and fractions of them by powers of two: every result is exact, on both sides.
  test.each(Object.entries(cases))("%s, widths 1 to 67", (_, call) => {
    for (const width of widths) {
      const wanted = onTypeScript(loaded, () => call(width).map(({ data }) => [...data]));
      const got = call(width);
      for (const [i, part] of got.entries()) expect([...part.data], `width ${width}, part ${i}`).toEqual(wanted[i]);
    }
  });
});
