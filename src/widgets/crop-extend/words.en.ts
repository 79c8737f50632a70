import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";
import type { Frame } from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "What each framework keeps",
  summary:
    "One sum of stamps, and the cells of it that PyTorch, TensorFlow's SAME and ONNX's SAME_UPPER and SAME_LOWER keep: equal sizes, sometimes one cell apart.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    sum: "sum of all stamps",
    sumSize: "all stamps, {n} cells",
    torch: "PyTorch, p = {p}, a = {a}",
    same: "TensorFlow, SAME",
    upper: "ONNX, SAME_UPPER",
    lower: "ONNX, SAME_LOWER",
    cells: "cells",
    later: "same size, {n} cells later",
    oneLater: "same size, one cell later",
    earlier: "same size, {n} cells earlier",
    oneEarlier: "same size, one cell earlier",
    drops: "drops {before} before, {after} after",
    adds: "drops {before} before, adds {over} after",
  },
  sentence: ({ stampedSize, frames }) =>
    `The stamps cover ${stampedSize} cells. PyTorch keeps ${piece(frames.torch)}, TensorFlow's SAME and ONNX's SAME_UPPER ${piece(frames.same)}, SAME_LOWER ${piece(frames.lower)}.`,
  caption: ({ rule, frames, stampedSize, padTotal, padding, outputPadding, inputSize, stride }) => {
    const apart = Math.abs(frames.torch.start - frames.same.start);
    const compared =
      frames.torch.size !== frames.same.size
        ? `PyTorch keeps ${frames.torch.size} cells here, SAME ${frames.same.size}.`
        : apart === 0
          ? "Here PyTorch and SAME keep the same cells."
          : `PyTorch and TensorFlow agree in size here, and lie ${apart === 1 ? "one cell" : `${apart} cells`} apart. No shape will warn you.`;
    if (rule === "torch") {
      const over = Math.max(0, frames.torch.start + frames.torch.size - stampedSize);
      const back = Math.min(outputPadding, padding);
      return {
        lead: "Padding crops both ends; output padding works at the end only.",
        text: `{padding} = ${padding} takes ${padding} off each end, {outputPadding} = ${outputPadding} gives ${back} back${over > 0 ? ` and adds ${over} past the last stamp, where no sum lies` : ""}. ${compared}`,
      };
    }
    const end = { same: "the end", upper: "the end", lower: "the beginning" }[rule];
    const split =
      padTotal === 0
        ? "The stamps cover no more than that, so nothing is dropped."
        : padTotal % 2 === 0
          ? `The stamps cover ${padTotal} more, half of it at each end.`
          : `The stamps cover ${padTotal} more. Halves are dropped at both ends, and the odd cell goes from ${end}.`;
    const short =
      rule !== "same" && stampedSize < inputSize * stride
        ? ` That is the standard’s size; onnxruntime 1.30 stops at the last stamp, with ${stampedSize} cells.`
        : "";
    return {
      lead: `SAME keeps {inputSize} · {stride} = ${inputSize * stride} cells.`,
      text: `${split}${short} ${compared}`,
    };
  },
};

const piece = ({ start, size }: Frame) => `${size}, from cell ${start} on`;

export default words;
