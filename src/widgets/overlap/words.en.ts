import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";
import { modes } from "./modes.ts";

const words: WordsOf<typeof widget> = {
  title: "Two numbers for one cell",
  summary:
    "Where windows overlap, one cell can win several of them. Unpooling may refuse, overwrite, keep the larger or add; only adding is the transpose of the pool.",
  labels: {
    row: "row x",
    rowOf: "row x",
    maxima: "maxima y",
    own: "numbers y",
    numbers: "numbers y that go back",
    landed: "arriving",
    landedOf: "how many numbers go to each cell",
    error: "refuse",
    overwrite: "overwrite",
    max: "keep the larger",
    sum: "add",
    errorOf: "result where collisions are refused",
    overwriteOf: "result where the last number stays",
    maxOf: "result where the larger number stays",
    sumOf: "result where numbers add",
    refused: "refused",
    collision: "cell is named more than once",
    collisions: "cells are named more than once",
  },
  sentence: ({ x, y, results, down }) =>
    `The row ${x.data.map(formatNumber).join(", ")} sends back ${y.map(formatNumber).join(", ")}. ${modes
      .map((mode) => {
        const { data, up } = results[mode];
        return data
          ? `${mode}: ${data.map(formatNumber).join(", ")}, inner product ${formatNumber(up)}`
          : `${mode}: refused`;
      })
      .join("; ")}. The pool’s inner product is ${formatNumber(down)}.`,
  caption: ({ counts, places, put, kernelSize, stride }) => {
    const most = Math.max(...counts);
    if (most < 2)
      return {
        lead: "No two windows have the same winner here.",
        text:
          stride >= kernelSize
            ? "With {stride} ≥ {kernelSize} windows do not overlap, so this is always so: every mode gives the same, and every one is the transpose."
            : "Every mode gives the same, and every one is the transpose. Edit the row until one cell wins two windows.",
      };
    const cell = counts.indexOf(most);
    const same =
      put === "maxima"
        ? "Maxima that collide are equal, so overwriting them, as PyTorch does, looks harmless."
        : "Numbers of your own show which one stays.";
    return {
      lead: `Cell ${cell} wins ${most} of ${places.length} windows.`,
      text: `${same} But ⟨Ax,\u00a0y⟩ = ⟨x,\u00a0Uy⟩ holds for all x and y only if they add: the gradient of a pool adds, and TensorFlow’s scatter does.`,
    };
  },
};
export default words;
