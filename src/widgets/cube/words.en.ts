import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const by = (shape: readonly number[]) => shape.join(" × ");

const words: WordsOf<typeof widget> = {
  title: "A window in a block",
  summary:
    "A kernel of ones moves through a block of 27 cells, along three axes, two or one. The axes along which it moves are what 3D, 2D and 1D count.",
  labels: {
    input: "input x, three slices",
    kernel: "kernel K",
    output: "output y",
    three: "a 3D convolution",
    two: "a 2D convolution",
    one: "a 1D convolution",
  },
  sentence: ({ step, count, place: [slice, row, column], cells, sum }) =>
    `Window ${step + 1} of ${count}, from slice ${slice}, row ${row}, column ${column}: ${cells} cells with the sum ${formatNumber(sum)}.`,
  caption: ({ axes, cells, count, kernelShape, outputShape }) => {
    switch (axes) {
      case "three":
        return {
          lead: "The window moves along three axes.",
          text: `The kernel of ${by(kernelShape)} fits in two places on each, so in ${count}. Each output is the sum of ${cells} cells, half of them in the next slice.`,
        };
      case "two":
        return {
          lead: "A kernel like a cube, and still 2D.",
          text: `It spans all three slices, so it cannot move from slice to slice. What comes out is one plane of ${by(outputShape.slice(1))}. That is how a layer reads the three channels of a colour image.`,
        };
      case "one":
        return {
          lead: "One axis is left.",
          text: `The kernel of ${by(kernelShape)} spans the slices and the rows. It can move along the columns only, and the output is a row of ${count}.`,
        };
      default:
        return axes satisfies never;
    }
  },
};
export default words;
