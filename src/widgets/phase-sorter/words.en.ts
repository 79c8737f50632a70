import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "A kernel sorted by phase",
  summary:
    "A strided transposed convolution taken apart: its kernel sorted into small kernels, a plain convolution for each, and their outputs interleaved, as a sub-pixel convolution does.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    sorted: "sorted by place: row, column",
    parts: "x under each, at stride 1",
    whole: "interleaved: y,",
    output: "output y",
    kernels: "small kernels",
    equal: "equal to pixel shuffle, exactly",
    unequal: "not equal to pixel shuffle",
  },
  sentence: ({ kernelSize, stride, phases, outputSize, isEqual, phase }) =>
    phase
      ? `Phase ${phase.row}, ${phase.column} has ${phase.taps.length} of ${kernelSize ** 2} weights and ${phase.cells.length} of ${outputSize ** 2} outputs.`
      : `A kernel of ${kernelSize} by ${kernelSize}, sorted by the remainders of its places by ${stride}, makes ${phases.length} small kernels. Their outputs, interleaved, are the ${outputSize} by ${outputSize} output${isEqual ? ", the same as by pixel shuffle" : ""}.`,
  caption: ({ kernelSize, stride, phases, isEven, phase, outputSize }) => {
    if (phase)
      return {
        lead: `Phase ${phase.row}, ${phase.column}.`,
        text:
          phase.taps.length === 0
            ? "No weight stands in such a place, so its outputs stay empty: the gaps of a stride larger than the kernel."
            : `Its ${count(phase.taps.length, "weight")} stand in rows that leave ${phase.row} and columns that leave ${phase.column} when divided by {stride} = ${stride}. They make ${phase.cells.length} of the ${outputSize ** 2} outputs, in just such places, and no other weight reaches these.`,
      };
    return {
      lead: "Sub-pixel convolution is the same thing.",
      text: `${phases.length} small convolutions without a stride, and no zero inserted. ${
        isEven
          ? `All small kernels are of one size, ${kernelSize / stride} × ${kernelSize / stride}, so they are the ${phases.length} output channels of one layer, and pixel shuffle interleaves them.`
          : `${kernelSize} is no multiple of ${stride}, so they differ in size; zeros at the end of the kernel make them one size, as pixel shuffle needs.`
      } Step to see each phase by itself.`,
    };
  },
};

const count = (number: number, noun: string) => (number === 1 ? `one ${noun}` : `${number} ${noun}s`);

export default words;
