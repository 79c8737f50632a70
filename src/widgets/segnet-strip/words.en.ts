import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";
import { ways } from "./maps.ts";

const names = { switches: "switches", nails: "bed of nails", copy: "copies" } as const;

const words: WordsOf<typeof widget> = {
  title: "A digit, down and up",
  summary:
    "A handwritten digit through max pools and up again: with the switches, on a bed of nails, and by copying. What comes back, and how near it is.",
  labels: {
    ...names,
    down: "max pools",
    dB: "dB",
    black: "nearest; an all black picture has",
    digitOf: "the handwritten digit {digit}, {n} by {n} pixels",
    downOf: "the digit, pooled to {n} by {n}",
    upOf: "the digit on the way up by {way}, {n} by {n}",
    bottomOf: "pixels of the smallest map",
  },
  sentence: ({ digit, sizes, psnr, black }) =>
    `The digit ${digit} is pooled from ${sizes.join(" to ")} pixels a side and goes back up. ${ways.map((way, index) => `${names[way]}: ${formatNumber(psnr[index] ?? 0)} dB`).join(", ")}; an all black picture: ${formatNumber(black)} dB.`,
  caption: ({ depth, psnr }) => {
    const [switches = 0, nails = 0, copy = 0] = psnr;
    const compare = `${formatNumber(switches)} dB against ${formatNumber(copy)} dB for copies and ${formatNumber(nails)} dB on a bed of nails`;
    const sparse = `One pixel in ${4 ** depth} is lit again at most, all others stay 0; SegNet lets convolutions fill them.`;
    return switches > copy
      ? {
          lead: "Switches keep the strokes where they were.",
          text: `${compare}: at this depth a block of one brightness is further from the digit than a few pixels in their places. ${sparse}`,
        }
      : {
          lead: "After so little pooling copies come nearer.",
          text: `${compare}. Blocks this small hide little, and the zeros between the switches cost more; pool once more and it is the other way round. ${sparse}`,
        };
  },
};
export default words;
