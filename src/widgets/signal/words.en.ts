import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const short = (value: number) => formatNumber(Number(value.toFixed(2)));

const words: WordsOf<typeof widget> = {
  title: "A window on a signal",
  summary:
    "A kernel of up to 31 weights slides over an electrocardiogram, or over a signal of your own: a mean smooths it, a slope finds where it rises.",
  labels: {
    input: "your own signal x",
    inputEcg: "input x: the electrical activity of a heart",
    inputOwn: "input x: draw on it, or edit the cells",
    outputName: "output y; thin: the input",
    weights: "weights w",
    products: "products w · x",
    unit: "millivolts",
    millivolt: "1 mV",
    mean: "their mean",
    tent: "their weighted mean",
    slope: "right mean less left mean",
  },
  sentence: ({ step, count, kernelSize, value }) =>
    `Window ${step + 1} of ${count}, ${kernelSize} cells wide: the sum of its products is ${formatNumber(value)}.`,
  caption: ({ source, shape, kernelSize, highest, highestOut, lowestOut, over }) => {
    const unit = source === "ecg" ? " mV" : "";
    if (kernelSize === 1)
      return shape === "slope"
        ? {
            lead: "One cell has no slope.",
            text: "A kernel of one weight has no left and no right half, so its weight is 0, and so is every output.",
          }
        : { lead: "A kernel of one weight copies.", text: "The mean of one cell is the cell. Widen the kernel." };
    switch (shape) {
      case "mean":
        return {
          lead: "Every output is the mean of its neighbours.",
          text: `All {kernelSize} = ${kernelSize} cells weigh the same, 1/${over}. What changes from cell to cell goes, and so does part of what is wanted: the highest value falls from ${short(highest)} to ${short(highestOut)}${unit}.`,
        };
      case "tent":
        return {
          lead: "Near cells weigh more than far ones.",
          text: `The weights rise to the middle and fall again, and sum to 1. The highest value falls from ${short(highest)} to ${short(highestOut)}${unit}, less than under a mean of as many cells.`,
        };
      case "slope":
        return {
          lead: "Weights that sum to 0 see only change.",
          text: `The right half counts, the left half is taken off. Where the signal is level the output is 0; it reaches ${short(highestOut)}${unit} where the signal rises most and ${short(lowestOut)}${unit} where it falls most.`,
        };
      default:
        return shape satisfies never;
    }
  },
};
export default words;
