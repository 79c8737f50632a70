import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const list = (values: readonly number[]) =>
  values.length < 2 ? values.join("") : `${values.slice(0, -1).join(", ")} and ${values.at(-1)}`;

const words: WordsOf<typeof widget> = {
  title: "Round trip: which sizes come back?",
  summary:
    "A row goes down through a convolution and back up through its transpose. Several sizes share one output, so only one of them comes back by itself.",
  labels: {
    down: "down from",
    to: "to",
    up: "back up to",
    cells: "cells",
    input: "input row",
    output: "output of the convolution",
    back: "output of the transposed convolution",
    missing: "{n} missing",
    extra: "{n} too many",
    comesBack: "comes back,",
    needs: "needs",
    sizes: "Sizes that share this output",
  },
  sentence: ({ inputSize, outputSize, backSize }) =>
    `${inputSize} cells go down to ${outputSize}; the transposed convolution brings back ${backSize}.`,
  caption: ({ inputSize, outputSize, backSize, siblings, leftover, outputPadding }) => {
    const shared = siblings.map(({ size }) => size);
    const share =
      shared.length === 1
        ? `Only ${shared[0]} gives ${outputSize}, so the way back is certain.`
        : `${list(shared)} ${shared.length === 2 ? "both" : "all"} give ${outputSize}, and the way back cannot know which it was.`;
    if (backSize === inputSize) {
      return { lead: "The size comes back.", text: `${share} {outputPadding} = ${outputPadding} picks ${inputSize}.` };
    }
    const missing = inputSize - backSize;
    const unread =
      leftover === 0
        ? "No cell is left over, {leftover} = 0."
        : `Left over, and crossed out, ${leftover === 1 ? "is" : "are"} {leftover} = ${leftover} of the padded row, and without output padding the row comes back that much shorter.`;
    return {
      lead:
        missing > 0
          ? `${missing === 1 ? "One cell does" : `${missing} cells do`} not come back.`
          : `${-missing === 1 ? "One cell" : `${-missing} cells`} too many.`,
      text: `${share} ${unread} {outputPadding} = ${leftover} would bring back ${inputSize}.`,
    };
  },
};
export default words;
