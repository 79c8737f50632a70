import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

const words: WordsOf<typeof widget> = {
  title: "Sliding window",
  summary:
    "A kernel slides over a plane. At each place it multiplies what it covers, weight by weight, and the sum is one output.",
  labels: {
    input: "input x",
    kernel: "kernel K",
    products: "products of the window and the kernel",
    output: "output y",
    size: "{n} × {n}",
    padded: ", padded to {n} × {n}",
    times: "{n} products",
    oneProduct: "1 product",
    correlation: "cross-correlation",
    convolution: "true convolution",
    running: "Running sum",
  },
  sentence: ({ step, windows, row, column, taps, sum }) =>
    `Window ${step + 1} of ${windows.length}, row ${row}, column ${column}: ${count(taps, "product", "products")} with the sum ${formatNumber(sum)}.`,
  caption: ({ taps, shared, zeros, flip, sum, otherSum, row, column }) => ({
    lead: taps === 1 ? "One product is one output." : `${taps} products, one sum.`,
    text: [
      shared === undefined
        ? ""
        : shared === 0
          ? "The next window shares no cell with this one."
          : `The next window shares ${shared} of its ${taps} cells with this one.`,
      zeros === 0 ? "" : `${count(zeros, "cell", "cells")} of padding ${zeros === 1 ? "adds" : "add"} nothing here.`,
      formatNumber(sum) === formatNumber(otherSum)
        ? "Turned by 180°, this kernel gives the same sum here."
        : flip
          ? `The kernel is turned by 180°: not turned, it gives ${formatNumber(otherSum)} at row ${row}, column ${column}.`
          : `Turned by 180°, the kernel would give ${formatNumber(otherSum)} here: that is the convolution of mathematics.`,
    ]
      .filter((sentence) => sentence !== "")
      .join(" "),
  }),
};
export default words;
