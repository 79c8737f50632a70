import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const layerOf = { convTranspose: "transposed convolution", conv: "convolution", pool: "pooling" } as const;

const words: WordsOf<typeof widget> = {
  title: "Design by inverse",
  summary:
    "From one size to another: every kernel, stride, padding, dilation and output padding that does it, with its overlap, its cost and the way back.",
  labels: {
    kernel: "kernel",
    stride: "stride",
    "is-even": "stride divides kernel",
    "is-uneven": "it does not",
    cost: "Multiplies",
    overlap: "Overlap",
    evenOne: "even, {n}",
    gaps: "gaps, 0 to {b}",
    uneven: "uneven, {a} to {b}",
    back: "Way back",
    exact: "exact",
    needs: "needs",
    open: "See it",
    openLabel: "See it: k {k}, s {s}, p {p}, d {d}, a {a}",
    sort: "Sort by {name}",
    first: "The first {n} of {all}",
    rowsLabel: "All layers found",
    noneEven: "None of the {n} has an even overlap.",
    none: "No {layer} within these bounds takes {i} to {o}. What would:",
    nothing:
      "No {layer} within these bounds takes {i} to {o}, and no single change of a bound helps. Take sizes that are closer to each other.",
    convTranspose: "transposed convolution",
    conv: "convolution",
    pool: "pooling",
    mostKernel: "a kernel of {n}",
    mostStride: "a stride of {n}",
    mostPadding: "a padding of {n}",
    mostDilation: "a dilation of {n}",
    outputSize: "an output of {n}",
  },
  sentence: ({ kind, inputSize, outputSize, found }) =>
    `${found} settings of a ${layerOf[kind]} take ${inputSize} cells to ${outputSize}.`,
  caption: ({ kind, inputSize, outputSize, found, evenFound, even }) => {
    if (found === 0) {
      return {
        lead: `Nothing within these bounds takes ${inputSize} to ${outputSize}.`,
        text: "Widen a bound, or take another size.",
      };
    }
    const uneven = even
      ? "All of them overlap evenly."
      : `${evenFound} of them overlap evenly: {stride} divides {kernelSize}, or the gaps of {dilation} spread the taps alike.`;
    return {
      lead: `${found} ${found === 1 ? "setting takes" : "settings take"} ${inputSize} to ${outputSize}.`,
      text: `${uneven} ${
        kind === "convTranspose"
          ? "Where the overlap is uneven, some output cells collect more stamps than their neighbours."
          : "Where the overlap is uneven, some input cells are read more often than their neighbours."
      }`,
    };
  },
};
export default words;
