import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "Stamp by stamp",
  summary:
    "A transposed convolution as stamping: each input cell lays a scaled kernel on the output, overlaps add up, padding crops the sum and output padding un-crops it.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    product: "stamp of the cell in focus",
    sum: "sum of all stamps",
    coverage: "stamps on each cell",
    inputName: "input",
    kernelName: "kernel",
    stampName: "one stamp",
    whole: "all stamps, {n} × {n}",
    kept: "kept: {n} × {n}",
    landed: "{n} of {count} stamps",
  },
  sentence: ({ inputSize, kernelSize, stride, padding, outputPadding, stampedSize, outputSize }) =>
    `${inputSize ** 2} input cells stamp a ${kernelSize} by ${kernelSize} kernel, ${stride} cells apart. The stamps cover ${stampedSize} by ${stampedSize} cells; padding ${padding} and output padding ${outputPadding} keep ${outputSize} by ${outputSize}.`,
  caption: ({ padding, outputPadding, stampedSize, outputSize, side, step, inputSize, show }) => {
    if (show === "coverage")
      return {
        lead: "How many stamps lie on each cell.",
        text: "Where the counts differ from cell to cell, a constant input leaves a pattern: the checkerboard.",
      };
    if (step > 0)
      return {
        lead: `${step} of ${inputSize ** 2} stamps have landed.`,
        text: "The order does not matter: where two stamps meet, their numbers add.",
      };
    if (padding === 0 && outputPadding === 0)
      return {
        lead: "Every stamp is kept.",
        text: `The sum is ${stampedSize} × ${stampedSize}. Point at an input cell to see its stamp, at an output cell to see what adds up there.`,
      };
    const cropped = `{padding} = ${padding} crops ${padding === 1 ? "one cell" : `${padding} cells`} from every side`;
    if (outputPadding === 0)
      return {
        lead: "Padding crops.",
        text: `${cropped}, so ${outputSize} × ${outputSize} of ${stampedSize} × ${stampedSize} are kept. The hatched numbers were computed and thrown away.`,
      };
    const real = Math.min(outputPadding, padding);
    const bare = side - stampedSize;
    const back =
      real > 0
        ? `{outputPadding} = ${outputPadding} gives ${real === 1 ? "one row and column" : `${real} rows and columns`} back at the end. They hold real sums, not zeros.`
        : "";
    const beyond =
      bare > 0
        ? ` ${bare === 1 ? "One row and column lies" : `${bare} rows and columns lie`} past every stamp: zeros, and the bias where there is one.`
        : "";
    return {
      lead: "Output padding un-crops, at the end only.",
      text: `${padding > 0 ? `${cropped}; ` : ""}${back}${beyond}`,
    };
  },
};
export default words;
