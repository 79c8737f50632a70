/** The two texts that make a chain: its layers, and the shape that goes in. Only the texts that can be read are states. */
import type { Random } from "#engine/random.ts";
import { type TextKind, text } from "../kit/kinds.ts";
import { complete } from "./complete.ts";
import { keeping, type Layer, mostLayers } from "./layers.ts";
import { printLayers, printShape, readLayers, readShape } from "./notation.ts";

/** Four layers down, four up again; the last asks for an output padding that no stride allows. */
const first = [
  ...[16, 32, 64, 128].map((out, at) => `conv2d,i${[3, 16, 32, 64][at]},o${out},k3,s2,p1`),
  "convTranspose2d,i128,o64,k3,s2,p1",
  "convTranspose2d,i64,o32,k3,s2,p1",
  "convTranspose2d,i32,o16,k3,s2,p1,a1",
  "convTranspose2d,i16,o3,k3,s2,p1,a2",
].join(";");

export const layersKind: TextKind = {
  ...text(first, { maxLength: 4000 }),
  parse: (value) =>
    readLayers(value)
      ? { ok: true, value }
      : { ok: false, allowed: `up to ${mostLayers} layers such as conv2d,i3,o16,k3,s2;ReLU` },
  sample: (random) => printLayers(Array.from({ length: random.integer(0, 9) }, () => sampleLayer(random))),
};

export const shapeKind: TextKind = {
  ...text("1x3x100x100", { maxLength: 40, key: "x" }),
  parse: (value) => {
    const shape = readShape(value);
    return shape
      ? { ok: true, value: printShape(shape) }
      : { ok: false, allowed: "2 to 5 sizes such as 1x3x64x64: batch, channels, height, width" };
  },
  sample: (random) => printShape([1, random.integer(1, 4), random.integer(1, 80), random.integer(1, 80)]),
};

/** Any layer, in many of its settings; most of them take what comes, so that chains come some way. */
function sampleLayer(random: Random): Layer {
  const axes = (min: number, max: number) => Array<number>(2).fill(random.integer(min, max));
  const window = {
    kernelSize: axes(1, 5),
    stride: axes(1, 3),
    padding: [0, 0].map(() => [random.integer(0, 2), random.integer(0, 2)] as const),
  };
  const made = (layer: ReturnType<typeof complete>): Layer => {
    if ("missing" in layer) throw new Error(`A sample lacks its ${layer.missing}.`);
    return layer;
  };
  const out = random.integer(1, 8);
  switch (random.integer(0, 9)) {
    case 0:
    case 1:
      return made(complete("conv", 2, { ...window, out, ...(random.integer(0, 3) === 0 && { padding: "same" }) }));
    case 2:
    case 3:
      return made(complete("convTranspose", 2, { ...window, out, outputPadding: axes(0, 2), dilation: axes(1, 2) }));
    case 4:
      return made(complete("maxPool", 2, { kernelSize: axes(2, 3), ceilMode: random.integer(0, 1) === 1 }));
    case 5:
      return made(complete("avgPool", 2, { kernelSize: axes(2, 3), stride: axes(1, 2) }));
    case 6:
      return made(complete("adaptiveAvgPool", 2, { size: axes(1, 7) }));
    case 7:
      return made(complete("upsample", 0, { scale: [random.integer(1, 3)], mode: "bilinear" }));
    case 8:
      return made(complete("batchNorm", 2, {}));
    default:
      return { kind: "keep", rank: 0, name: keeping[random.integer(0, keeping.length - 1)] ?? "ReLU" };
  }
}
