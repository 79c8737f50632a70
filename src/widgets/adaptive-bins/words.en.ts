import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;

const words: WordsOf<typeof widget> = {
  title: "As many bins as asked for",
  summary:
    "Adaptive pooling is told its output size: it cuts the input into that many bins, which differ in size and share cells where the sizes do not divide.",
  labels: {
    row: "row x",
    bins: "bins",
    mean: "means",
    max: "maxima",
    results: "results y",
    starts: "bin {bin} starts at",
    ends: "and ends before",
    sharedOne: "cell in two bins",
    sharedMany: "cells in more than one bin",
  },
  sentence: ({ inputSize, outputSize, bins, y }) =>
    `${cells(inputSize)} in ${outputSize} bins: ${bins.map(({ start, end }) => `${start} up to ${end}`).join(", ")}. The results are ${y.map(formatNumber).join(", ")}.`,
  caption: ({ inputSize, outputSize, shortest, longest, shared }) => {
    if (outputSize === 1)
      return {
        lead: "One bin holds everything.",
        text: "This is global pooling: one number, whatever the input size.",
      };
    if (inputSize % outputSize === 0) {
      const k = inputSize / outputSize;
      return {
        lead: `Every bin has ${cells(k)}.`,
        text: `${outputSize} divides ${inputSize}, so this is a plain pool with {kernelSize} = {stride} = ${k}.`,
      };
    }
    if (outputSize > inputSize)
      return {
        lead: "More bins than cells.",
        text: `Nothing forbids it: cells are read by several bins, and the row is stretched to ${outputSize}.`,
      };
    const sizes =
      shortest === longest ? `All bins have ${cells(longest)}` : `Bins have ${shortest} or ${cells(longest)}`;
    return {
      lead: shared > 0 ? `${cells(shared)} ${shared === 1 ? "is" : "are"} read twice.` : "The bins do not overlap.",
      text: `${sizes}, since ${outputSize} does not divide ${inputSize}: bin {binIndex} runs from ⌊{binIndex}·{inputSize}/{outputSize}⌋ up to ⌈({binIndex} + 1)·{inputSize}/{outputSize}⌉, and rounding outwards makes neighbours overlap.`,
    };
  },
};
export default words;
