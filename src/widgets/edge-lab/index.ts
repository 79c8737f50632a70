/** w12: what stands in the padding, and what a blur at the edge makes of it. */
import { pad } from "#engine/ops/pad.ts";
import { full, type Tensor, tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { defineWidget, type Link, type Picture, type ShownArray, type Triple } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import { keepLast } from "../kit/keepLast.ts";
import { choice, number, size } from "../kit/kinds.ts";
import { pictureOf } from "../kit/png.ts";
import { blurOf, indexSum, modeNames, padRow, ringMeans } from "./modes.ts";

/** Four different numbers, so that each pad tells where it comes from. */
const row = [1, 2, 3, 4];
/** On a flat grey, whatever is not this grey comes from the padding. */
const flatGrey = 160;
/** How far into the picture the profiles look, in px: well beyond the widest blur. */
const depth = 20;

export default defineWidget({
  id: "w12",
  name: "edge-lab",
  version: 1,
  migrate: {},
  lesson: "output-size",
  images: ["camera"],
  params: {
    mode: choice(modeNames, "zeros", "mode"),
    picture: choice(["camera", "flat"], "camera", "image"),
    padding: size("padding", 4, { max: 16 }),
    kernelSize: size("kernelSize", 9),
    rowPad: number(2, { min: 0, max: 5, key: "q" }),
  },
  compute: ({ mode, picture, padding, kernelSize, rowPad }, { images }) => {
    const photo = photoOf(picture, images.camera);
    const sizes = { inputSize: photo.shape[1] ?? 0, kernelSize, padding };
    const { size: outputSize, lets } = evaluate(conv, sizes);
    const blurs = blursOf(photo, padding, kernelSize);
    const padded = pad(photo, {
      pads: [
        [padding, padding],
        [padding, padding],
      ],
      mode,
    });
    /** The centre of the outermost windows, in px from the picture's edge; below 0 it lies in the padding. */
    const firstCentre = (kernelSize - 1) / 2 - padding;
    const profile = (rings: readonly number[], first: number) => rings.filter((_, ring) => first + ring <= depth);
    const modes = modeNames.map((name) => {
      const rings = ringMeans(blurs[name].data, outputSize);
      return {
        name,
        ring: rounded(rings[0] ?? 0),
        profile: profile(rings, firstCentre),
        row: padRow(row, name, rowPad),
      };
    });
    return {
      mode,
      picture,
      ...sizes,
      paddedSize: lets.padded,
      outputSize,
      rowPad,
      padded: pictureOf(padded.data, lets.padded, lets.padded),
      blurred: pictureOf(blurs[mode].data, outputSize, outputSize),
      ring: modes.find(({ name }) => name === mode)?.ring ?? 0,
      /** What the picture itself has in its outermost ring. */
      own: rounded(ringMeans(photo.data, sizes.inputSize)[0] ?? 0),
      interior: rounded(interiorMean(blurs[mode], outputSize, padding)),
      modes,
      photoProfile: profile(ringMeans(photo.data, sizes.inputSize), 0),
      firstCentre,
      depth,
    };
  },
  numbers: ({ ring, own, paddedSize, outputSize }) => ({ ring, own, padded: paddedSize, o: outputSize }),
  arrays: ({ modes }): Record<string, ShownArray> => ({
    ...Object.fromEntries(
      modes.flatMap(({ name, row: { data } }): [string, ShownArray][] =>
        data ? [[name, { label: name, role: "input", shape: [data.length], data }]] : [],
      ),
    ),
    rings: {
      label: modeNames.join(", "),
      role: "output",
      shape: [modes.length],
      data: modes.map(({ ring }) => ring),
    },
  }),
  links: ({ modes }): readonly Link[] =>
    modes.map(({ name, row: { sources } }) => ({
      from: name,
      to: name,
      triples: sources.flatMap((source, cell): Triple[] => (isCopy(source, cell) ? [[source, cell, 0]] : [])),
    })),
  arithmetic: ({ modes, rowPad }, _step, { array, position }) => {
    const mode = modes.find(({ name }) => name === array);
    if (!mode?.row.data) return [];
    const { data, sources } = mode.row;
    const name = (cell: number) => `v(${formatNumber(cell - rowPad)})`;
    const value = formatNumber(data[position] ?? 0);
    const source = sources[position];
    if (!isCopy(source, position)) return [`${name(position)} = ${value}`];
    const sum = indexSum(mode.name, position - rowPad, row.length);
    return [
      ...(sum === undefined ? [] : [`${sum} = ${formatNumber(source - rowPad)}`]),
      `${name(position)} = ${name(source)} = ${value}`,
    ];
  },
  describe: (model) => model,
});

function isCopy(source: number | undefined, cell: number): source is number {
  return source !== undefined && source !== cell;
}

/** Means of thousands of pixels: a tenth of a grey is more than an eye sees. */
function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The mean of the outputs whose windows read no padding: all but `padding` of them at each side. */
function interiorMean({ data }: Tensor, side: number, padding: number): number {
  let sum = 0;
  for (let y = padding; y < side - padding; y++)
    for (let x = padding; x < side - padding; x++) sum += data[y * side + x] ?? 0;
  return sum / (side - 2 * padding) ** 2;
}

const photoOf = keepLast((picture: "camera" | "flat", camera: Picture | undefined): Tensor => {
  if (!camera) throw new Error('The edge lab needs the picture "camera"; name it in `images`.');
  const shape = [1, camera.height, camera.width];
  return picture === "flat" ? full(shape, flatGrey) : tensor(Float64Array.from(camera.pixels), shape);
});

const blursOf = keepLast((photo: Tensor, padding: number, kernelSize: number) => {
  const blur = (mode: (typeof modeNames)[number]) => blurOf(photo, mode, padding, kernelSize);
  return { zeros: blur("zeros"), reflect: blur("reflect"), replicate: blur("replicate"), circular: blur("circular") };
});
