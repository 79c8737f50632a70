import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "Windows copied into columns",
  summary:
    "im2col: every window of an image becomes a column, and the convolution becomes one product of matrices; with the bytes that the copies take.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    output: "output y",
    columns: "columns: a window each",
    strip: "w",
    product: "w times each column",
    image: "the image, {bytes} bytes",
    copies: "its columns, {bytes} bytes",
    times: "{factor} times the image’s bytes",
  },
  sentence: ({ rows, windows, channels, inputSize, step, value, imageBytes, columnBytes }) =>
    `An image of ${channels === 1 ? "" : `${channels} channels and `}${inputSize} by ${inputSize} cells becomes ${windows} columns of ${rows} numbers. Column ${step} times the weights is ${formatNumber(value)}. In float32 the image takes ${imageBytes} bytes and the columns ${columnBytes}.`,
  caption: ({ rows, windows, channels, kernelSize, stride, columnBytes, imageBytes }) => ({
    lead: "A column is a window, lying in memory in one piece.",
    text: `${channels === 1 ? "" : `${channels} channels of `}${kernelSize} × ${kernelSize} cells make ${rows} numbers, and there are ${windows} windows. The columns take ${formatNumber(columnBytes / imageBytes)} times the bytes of the image. ${price(columnBytes > imageBytes, stride >= kernelSize)} Point at a cell of the input to see all its copies, at a weight to see the numbers that it multiplies.`,
  }),
};

function price(isLarger: boolean, isApart: boolean): string {
  if (isApart) return "No cell is copied twice.";
  return isLarger ? "Speed is bought with memory." : "So few windows take no more memory than the image.";
}

export default words;
