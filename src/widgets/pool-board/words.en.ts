import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;
const lines = (count: number) => (count === 1 ? "row and column" : "rows and columns");
const done = { max: "maximum", average: "mean", lp: "norm" } as const;

const words: WordsOf<typeof widget> = {
  title: "A pool, window by window",
  summary:
    "One plane pooled by maximum, mean or p-norm: winners and their index as each framework counts it, divisors at the border, and the last window of ceil mode.",
  labels: {
    board: "the plane P",
    results: "results",
    max: "maxima",
    average: "means",
    lp: "norms",
    index: "index",
    divisor: "divided by",
    powers: "sum of powers",
    indexOf: "index of each winner",
    divisorOf: "divisor of each mean",
    powersOf: "sum of powers in each window",
    dropped: "dropped",
    roundedUp: "in ceil mode",
    roundedDown: "rounded down",
    sizeDown: "size, rounded down",
    sizeUp: "size in ceil mode",
    winner: "winner of window ({row}, {column}): row {y}, column {x}, channel {c}, picture {n}",
    window: "window ({row}, {column})",
    cells: "{real} of the window’s {all} cells are real",
    plane: "PyTorch",
    nchw: "ONNX",
    nhwc: "TensorFlow",
    "nhwc-batch": "TF with batch",
  },
  sentence: ({ op, inputSize, outputSize, data, companion, layout }) => {
    const size = `A plane of ${inputSize} by ${inputSize} is pooled to ${outputSize} by ${outputSize}.`;
    const all = data.length <= 16 ? ` The results are ${data.map(formatNumber).join(", ")}.` : "";
    const where =
      op === "max" && data.length <= 16 ? ` Their indices, counted as ${layout}, are ${companion.join(", ")}.` : "";
    return `${size}${all}${where}`;
  },
  caption: (model) => {
    const { op, padding, countIncludePad, ceilMode, dropped, overhang, unread, inputSize, kernelSize, outputSize } =
      model;
    const how = {
      max: `Pins mark the winners. PyTorch counts their places inside the plane, TensorFlow the channels too, ONNX the whole tensor.${padding > 0 ? " Padding is −∞, so it never wins." : ""}`,
      average: averaged(padding, countIncludePad, overhang, kernelSize),
      lp: "The p-th root of a sum of p-th powers: for p = 1 it is the sum of all |x|, and the larger p, the nearer to the largest.",
    }[op];
    if (dropped !== undefined)
      return {
        lead: "Ceil mode adds no window here.",
        text: `The next one would start at cell ${dropped}, and the input ends at cell ${inputSize - 1}: a window that starts past the input is dropped, so {outputSize} stays ${outputSize}. ${how}`,
      };
    if (overhang > 0)
      return {
        lead: `The last window hangs over by ${cells(overhang)}.`,
        text: `Ceil mode keeps it, for it starts inside the input or its first padding. What lies beyond is never counted. ${how}`,
      };
    if (unread.length > 0)
      return {
        lead: `${unread.length} ${lines(unread.length)} ${unread.length === 1 ? "is" : "are"} read by no window.`,
        text: `${ceilMode ? "" : "Ceil mode may add a window for what is left at the end. "}${how}`,
      };
    return { lead: `One ${done[op]} a window.`, text: how };
  },
};
export default words;

function averaged(padding: number, counted: boolean, overhang: number, kernelSize: number): string {
  if (padding > 0)
    return counted
      ? `Padding counts as zeros, so windows at the border divide by it too${overhang > 0 ? ", but not by what lies past it" : ""}.`
      : "Padding is left out, so windows at the border divide by the cells they really have.";
  return overhang > 0
    ? "The windows at the end divide by the cells they have."
    : `Every window divides by its ${kernelSize ** 2} cells.`;
}
