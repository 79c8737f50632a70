// What a chain costs and sees, against published numbers and against the engine.
import { describe, expect, it } from "vitest";
import { conv1d, convTranspose1d, interpolate, maxPool1d, type Tensor, tensor } from "#engine/index.ts";
import { random } from "#engine/random.ts";
import { complete } from "#widgets/shape-calculator/complete.ts";
import type { Layer } from "#widgets/shape-calculator/layers.ts";
import { ledgerOf } from "#widgets/shape-calculator/ledger.ts";
import { readLayers, readShape } from "#widgets/shape-calculator/notation.ts";
import { layersKind, shapeKind } from "#widgets/shape-calculator/params.ts";
import { repairsOf } from "#widgets/shape-calculator/repairs.ts";

const chain = (text: string): readonly Layer[] => readLayers(text) ?? [];

describe("receptive fields", () => {
  // Araujo, Norris and Sim, Computing Receptive Fields of Convolutional Neural Networks, Distill 2019, table of networks.
  const block = (i: number, o: number, count: number) =>
    `${Array.from({ length: count }, (_, at) => `conv2d,i${at === 0 ? i : o},o${o},k3,p1;ReLU`).join(";")};maxPool2d,k2`;
  const vgg16 = [block(3, 4, 2), block(4, 4, 2), block(4, 4, 3), block(4, 4, 3), block(4, 4, 3)].join(";");
  const alexNet =
    "conv2d,i3,o4,k11,s4,p2;maxPool2d,k3,s2;conv2d,i4,o4,k5,p2;maxPool2d,k3,s2;conv2d,i4,o4,k3,p1;conv2d,i4,o4,k3,p1;conv2d,i4,o4,k3,p1;maxPool2d,k3,s2";
  it.each([
    ["VGG-16", vgg16, 212],
    ["AlexNet", alexNet, 195],
  ])("%s sees %3$i cells", (_, text, wanted) => {
    expect(ledgerOf(chain(text), [1, 3, 224, 224]).lines.at(-1)?.field).toEqual([wanted]);
  });

  it("are those that one input cell at a time shows in the engine", () => {
    const chance = random(7);
    let compared = 0;
    for (let tries = 0; tries < 40; tries++) {
      const layers = Array.from({ length: chance.integer(1, 3) }, () => sample(chance));
      const size = 90;
      const { lines, refusal } = ledgerOf(layers, [1, 1, size]);
      if (refusal) continue;
      const widest = measured(layers, size);
      expect(lines.at(-1)?.field, JSON.stringify(layers)).toEqual([widest]);
      compared++;
    }
    expect(compared).toBeGreaterThan(25);
  });
});

/** Layers of one channel that a delta passes as ones, so that nothing cancels. */
function sample(chance: ReturnType<typeof random>): Layer {
  const kernelSize = [chance.integer(1, 4)];
  const stride = [chance.integer(1, 3)];
  const dilation = [chance.integer(1, 2)];
  const made = [
    () => complete("conv", 1, { out: 1, kernelSize, stride, dilation }),
    () => complete("convTranspose", 1, { out: 1, kernelSize, stride, dilation, padding: [[1, 1]] }),
    () => complete("maxPool", 1, { kernelSize, stride }),
    () => complete("upsample", 0, { scale: [chance.integer(1, 3)] }),
  ][chance.integer(0, 3)]?.();
  if (!made || "missing" in made) throw new Error("A sample lacks a setting.");
  return made;
}

/** For each output cell away from the border, the input cells that change it; the widest span. */
function measured(layers: readonly Layer[], size: number): number {
  const ones = (count: number) => tensor(Array(count).fill(1), [1, 1, count]);
  const run = (x: Tensor) =>
    layers.reduce((y, { kind, kernelSize: k = [1], stride: s = [1], dilation: d = [1], scale = [1] }) => {
      const [stride, dilation] = [s[0] ?? 1, d[0] ?? 1];
      if (kind === "conv") return conv1d(y, ones(k[0] ?? 1), { stride, dilation });
      if (kind === "convTranspose") return convTranspose1d(y, ones(k[0] ?? 1), { stride, dilation, padding: 1 });
      if (kind === "maxPool") return maxPool1d(y, { kernelSize: k[0] ?? 1, stride }).output;
      return interpolate(y, { scaleFactor: scale[0] ?? 1 });
    }, x);
  const spans = new Map<number, [number, number]>();
  let count = 0;
  for (let cell = 0; cell < size; cell++) {
    const delta = Array(size).fill(0);
    delta[cell] = 1;
    const { data } = run(tensor(delta, [1, 1, size]));
    count = data.length;
    [...data].forEach((value, at) => {
      if (value === 0) return;
      const [first = cell] = spans.get(at) ?? [];
      spans.set(at, [first, cell]);
    });
  }
  const start = Math.max(0, Math.floor((count - 32) / 2));
  const middle = Array.from({ length: Math.min(count, 32) }, (_, at) => spans.get(start + at));
  return Math.max(0, ...middle.map((span) => (span ? span[1] - span[0] + 1 : 0)));
}

it("every repair of a random impossible chain makes its layer possible", () => {
  const chance = random(3);
  let repaired = 0;
  for (let tries = 0; tries < 400; tries++) {
    const layers = chain(layersKind.sample(chance));
    const shape = readShape(shapeKind.sample(chance)) ?? [];
    const ledger = ledgerOf(layers, shape);
    if (!ledger.refusal) continue;
    const repairs = repairsOf({ layers, shape }, ledger);
    expect(repairs.length).toBeGreaterThan(0);
    for (const repair of repairs) {
      const after = ledgerOf(repair.layers, repair.shape);
      const gone = layers.length - repair.layers.length;
      expect(after.lines.length, repair.what).toBeGreaterThanOrEqual(ledger.lines.length + 1 - gone);
      repaired++;
    }
  }
  expect(repaired).toBeGreaterThan(100);
});

it.each([
  ["conv2d,i4,o8,k3", "1x3x8x8", "channels", ["in", "input", "remove"]],
  ["conv2d,i3,o8,k3,g2", "1x3x8x8", "groups", ["groups", "remove"]],
  ["conv2d,i3,o8,k3;linear,i100,o10", "1x3x8x8", "features", ["in", "flatten", "remove"]],
  ["conv2d,i3,o8,k3", "3x8x8", "axes", ["input", "remove"]],
  ["pixelShuffle,r3", "1x8x4x4", "block", ["input", "remove"]],
  ["maxPool2d,k2,p2", "1x1x8x8", "size", ["size", "size", "remove"]],
])("%s on %s is refused for its %s", (text, shape, why, whats) => {
  const layers = chain(text);
  const ledger = ledgerOf(layers, readShape(shape) ?? []);
  expect(ledger.refusal?.why).toBe(why);
  const repairs = repairsOf({ layers, shape: readShape(shape) ?? [] }, ledger);
  expect(repairs.map(({ what }) => what)).toEqual(whats);
});
