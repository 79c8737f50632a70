// What the sliding window says about a place, worked out again by walking the padded plane cell by cell.
import { describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import type { Widget } from "#widgets/kit/define.ts";
import { light } from "#widgets/kit/linking.ts";
import { resolve } from "#widgets/kit/params.ts";
import { statusOf } from "#widgets/kit/status.ts";
import widget from "#widgets/window/index.ts";
import { type Model, padCode, productsOf, runningOf, type Settings } from "#widgets/window/model.ts";
import { sampleRaw } from "./kit/states.ts";

const general = widget as unknown as Widget;

/** States that work, with the settings they were computed from. */
function states(count: number, seed: number): { settings: Settings; model: Model }[] {
  const chance = random(seed);
  const found = [];
  while (found.length < count) {
    const raw = sampleRaw(general, chance);
    const status = statusOf(general, raw, {}, undefined);
    if (status.is === "ready") found.push({ settings: resolve(widget.params, raw), model: status.model as Model });
  }
  return found;
}

/** The number in the padded plane, and where it is: in x, or in the padding. */
function cellAt({ x, inputSize, padding }: Settings, row: number, column: number) {
  const [r, c] = [row - padding, column - padding];
  const inside = r >= 0 && r < inputSize && c >= 0 && c < inputSize;
  const padded = inputSize + 2 * padding;
  const position = inside ? r * inputSize + c : padCode(row * padded + column);
  return { position, value: inside ? (x.data[r * inputSize + c] ?? Number.NaN) : 0 };
}

describe("200 random settings", () => {
  const drawn = states(200, 7);

  test("every product is a number of the plane times the weight that lies on it", () => {
    for (const { settings, model } of drawn) {
      const { kernelSize: k, stride, dilation, flip } = settings;
      model.windows.forEach(({ row, column, taps }, window) => {
        const expected = taps.map((_, tap) => {
          const [u, v] = [Math.floor(tap / k), tap % k];
          const { position, value } = cellAt(settings, row * stride + u * dilation, column * stride + v * dilation);
          const weight = flip ? (k - 1 - u) * k + (k - 1 - v) : tap;
          const factor = settings.k.data[weight] ?? Number.NaN;
          return { input: position, weight, value, factor, product: factor * value };
        });
        expect(taps).toEqual(expected);
        expect(productsOf(model, window).data).toEqual(expected.map(({ product }) => product));
      });
    }
  });

  test("the running sum ends at the output", () => {
    for (const { model } of drawn)
      for (const [window, y] of model.y.data.entries()) expect(runningOf(model, window).data.at(-1)).toBeCloseTo(y, 6);
  });

  test("a kernel turned twice is the kernel", () => {
    for (const { settings, model } of drawn) {
      const turned = { ...settings, flip: !settings.flip, k: { ...settings.k, data: settings.k.data.toReversed() } };
      expect(widget.compute(turned, { images: {}, random }).y.data).toEqual(model.y.data);
    }
  });

  test("a weight is used once in every window, and lights all its places", () => {
    for (const { model } of drawn)
      model.k.data.forEach((_, position) => {
        const lit = light(Object.values(model.links), { array: "k", position });
        expect(lit.wires.filter(({ to }) => to.array === "y").map(({ to }) => to.position)).toEqual(
          model.y.data.map((_, output) => output),
        );
      });
  });
});

test("neighbouring windows overlap by k − s columns, and the caption counts them", () => {
  for (const { settings, model } of states(100, 11)) {
    const { kernelSize: k, stride: s, dilation } = settings;
    if (dilation > 1) continue;
    const { shared } = widget.describe(model, 0);
    expect(shared).toBe(model.outputSize > 1 ? k * Math.max(0, k - s) : undefined);
  }
});
