/**
 * w37: a handwritten digit goes down through max pools and up again in three ways. Switches bring back where the strokes
 * were; copies bring back brightness, in blocks.
 */
import { type Tensor, tensor, zeros } from "#engine/tensor.ts";
import { defineWidget, type Link, type Picture, type ShownArray } from "../kit/define.ts";
import { choice, number } from "../kit/kinds.ts";
import { pictureOf } from "../kit/png.ts";
import { entriesOf } from "../kit/triples.ts";
import { down, psnr, toBottom, up, type WayUp, ways } from "./maps.ts";

const side = 28;
const digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"] as const;

export default defineWidget({
  id: "w37",
  name: "segnet-strip",
  version: 1,
  migrate: {},
  lesson: "unpooling",
  images: ["digits"],
  params: {
    digit: choice(digits, "5"),
    depth: number(2, { min: 1, max: 3 }),
  },
  compute: ({ digit, depth }, { images }) => {
    const x = digitOf(images.digits, Number(digit));
    const { levels, bottom } = down(x, depth);
    const results = ways.map((way) => ({ way, maps: up(levels, bottom, way) }));
    return {
      digit,
      depth,
      sizes: [...levels.map((level) => sideOf(level.x)), sideOf(bottom)],
      bottom: [...bottom.data],
      down: [...levels.map((level) => picture(level.x)), picture(bottom)],
      up: Object.fromEntries(results.map(({ way, maps }) => [way, maps.map(({ map }) => picture(map))])) as Record<
        WayUp,
        Picture[]
      >,
      psnr: results.map(({ maps }) => inHundredths(psnr(maps[0]?.map ?? x, x))),
      /** What a picture without any light would get. */
      black: inHundredths(psnr(zeros(x.shape), x)),
      /** Which pixels of each map a pixel of the smallest one comes from or goes to. Pictures light by frames, not by cells. */
      reach: [
        ...toBottom(levels).map(
          (map, level): Link => ({ from: `down${level}`, to: "bottom", triples: entriesOf(map) }),
        ),
        ...results.flatMap(({ way, maps }) =>
          maps.map(({ from }, level): Link => ({ from: "bottom", to: `${way}${level}`, triples: entriesOf(from) })),
        ),
      ],
    };
  },
  numbers: ({ black }) => ({ black }),
  arrays: (model): Record<string, ShownArray> => ({
    psnr: { label: "PSNR", role: "output", shape: [model.psnr.length], data: model.psnr },
    sizes: { label: "size", role: "input", shape: [model.sizes.length], data: model.sizes },
  }),
  describe: (model) => model,
});

/** @returns brightness from 0 to 255, [1, 28, 28] */
function digitOf(all: Picture | undefined, digit: number): Tensor {
  if (!all) throw new Error('The strip needs the picture "digits"; name it in `images`.');
  const cells = side * side;
  return tensor(Float64Array.from(all.pixels.slice(digit * cells, (digit + 1) * cells)), [1, side, side]);
}

const sideOf = ({ shape }: Tensor): number => shape[1] ?? 0;
const picture = (map: Tensor): Picture => pictureOf(map.data, sideOf(map), sideOf(map));
/** A hundredth of a decibel is below what an eye sees. */
const inHundredths = (value: number): number => Math.round(value * 100) / 100;
