import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;
const list = (values: readonly number[]) => values.map(formatNumber).join(", ");
const startOf = (cell: number) => (cell < 0 ? `${cells(-cell)} before the row` : `at cell ${cell}`);

const words: WordsOf<typeof widget> = {
  title: "SAME against equal padding",
  summary:
    "One row through TensorFlow’s SAME and through PyTorch’s padding: where their windows start, what comes out, and the first output that differs.",
  labels: {
    kernel: "kernel, for both",
    tf: "TensorFlow",
    torch: "PyTorch",
    samePads: "SAME pads",
    bothSides: "each side",
    tfRow: "input x, padded by TensorFlow",
    torchRow: "input x, padded by PyTorch",
    tfOutputs: "outputs of TensorFlow",
    torchOutputs: "outputs of PyTorch",
    first: "first to differ",
    allEqual: "all equal",
    none: "none",
    otherSize: "outputs",
    noDifference: "outputs each; all values equal",
    differ: "outputs each; {n} of {most} values differ",
    sizeFirst: "TensorFlow: first the size, then the pads",
    padsFirst: "PyTorch: first the pads, then the size",
    table: "What SAME pads, by input size",
  },
  sentence: ({ inputSize, kernelSize, stride, padding, tf, torch, first }) =>
    `A row of ${inputSize} numbers, a kernel of ${kernelSize}, stride ${stride}. TensorFlow's SAME pads ${tf.padBegin} before and ${tf.padEnd} after and gives ${list(tf.values)}. PyTorch with padding ${padding} gives ${list(torch.values)}. ${first === undefined ? "All outputs are equal." : `They first differ at output ${first}.`}`,
  caption: ({ kernelSize, stride, padding, padTotal, tf, torch, first, other }) => {
    const odd = tf.padEnd > tf.padBegin ? ", the odd one at the end" : "";
    const same = `SAME sets {outputSize} = ${tf.outputSize} and pads what that takes: {padTotal} = ${padTotal}${odd}.`;
    if (tf.outputSize !== torch.outputSize) {
      const even =
        stride === 1 && kernelSize % 2 === 0
          ? " An even kernel needs an odd number of pads, so equal pads cannot keep the size."
          : "";
      return {
        lead: `The sizes differ: ${tf.outputSize} against ${torch.outputSize}.`,
        text: `${same} PyTorch pads {padding} = ${padding} on each side and counts the windows that fit.${even}`,
      };
    }
    if (tf.padBegin !== padding) {
      const luck = first === undefined ? " With these numbers the outputs are equal all the same." : "";
      return {
        lead: "Same size, other windows.",
        text: `${same} Its first window starts ${startOf(-tf.padBegin)}; PyTorch’s starts ${startOf(-padding)}, and so every window stands elsewhere.${luck}`,
      };
    }
    if (stride === 1) {
      return {
        lead: "Here the two agree, and the size stays.",
        text: `With {stride} = 1, SAME needs {kernelSize} − 1 = ${kernelSize - 1} pads, whatever the input size. Half of them on each side is PyTorch’s {padding} = ${padding}.`,
      };
    }
    const elsewhere = other
      ? ` That depends on the input: for {inputSize} = ${other.inputSize} it would pad ${other.padBegin} and ${other.padEnd}.`
      : "";
    return { lead: "Here the two agree.", text: `${same}${elsewhere}` };
  },
};
export default words;
