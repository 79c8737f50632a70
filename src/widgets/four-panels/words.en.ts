import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "One operator, four costs",
  summary:
    "A transposed convolution computed by stamping, by the transposed matrix, by zero insertion and by phases, in step on the same numbers, with the multiplies that each one spends.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    output: "output y",
    by: "by",
    gives: "gives",
    equal: "all four equal, exactly",
    unequal: "not equal",
    scatter: "Scatter",
    scatterHow: "Each input cell stamps a scaled kernel, {stride} further on.",
    matrix: "Transposed matrix",
    matrixHow: "A column is a stamp; a row is an output cell.",
    zeros: "Zero insertion",
    zerosHow: "Spread by zeros, pad {before} and {after}, turn the kernel.",
    phases: "Phases",
    phasesHow: "{count} small kernels at stride 1; their outputs interleave.",
    phasesHow1: "At stride 1 there is one phase: the whole kernel.",
    phase: "phase {n}",
    stamps: "stamps",
    sum: "sum",
    multiplies: "multiplies, {wasted} wasted",
    noneWasted: "multiplies, none wasted",
  },
  sentence: ({ step, outputSize, value, multiplies, equal }) =>
    `Output cell ${step} of 0 to ${outputSize - 1} is ${value}. Multiplies: scatter ${multiplies.scatter}, matrix ${multiplies.matrix}, zero insertion ${multiplies.zeros}, phases ${multiplies.phases}. ${equal ? "All four give the same numbers" : "The four do not agree"}.`,
  caption: ({ multiplies, triples }) => ({
    lead: "The products that make a cell are the same in all four.",
    text: `${triples.length} products reach the output. Scatter spends ${multiplies.scatter}, phases ${multiplies.phases}, the dense matrix ${multiplies.matrix} and zero insertion ${multiplies.zeros}: the rest multiply a zero or land outside.`,
  }),
};
export default words;
