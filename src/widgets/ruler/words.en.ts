import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const cells = (count: number) => `${count} ${count === 1 ? "cell" : "cells"}`;

const words: WordsOf<typeof widget> = {
  title: "Where the windows fit",
  summary:
    "One axis as a strip: every window that fits, the first that does not, and the size formula in three stages with your numbers.",
  labels: {
    row: "input row",
    outputs: "outputs, by the cell where their window starts",
    window: "window {n}",
    fold: "… {n} more windows …",
    left: "left over",
    noRoom: "no room",
    short: "{n} short",
    nothingLeft: "nothing left over",
    leftOver: "{n} left over",
    plain: "plain",
    padded: "with padding",
    dilated: "with dilation",
    none: "none",
  },
  sentence: ({ inputSize, padBegin, padEnd, kernelSize, dilation, stride, outputSize, leftover }) =>
    `A row of ${cells(inputSize)}, padded by ${padBegin} before and ${padEnd} after. A kernel of ${kernelSize} with dilation ${dilation} and stride ${stride} fits ${outputSize} times. ${leftover === 0 ? "No cell is left over" : `${cells(leftover)} left over`} at the end.`,
  caption: ({ outputSize, leftover, next, betweenTaps }) => {
    const gaps =
      betweenTaps > 0
        ? ` {leftover} does not count the ${cells(betweenTaps)} between the taps that no window reads either.`
        : "";
    if (leftover === 0) {
      return {
        lead: "The last window ends where the padded row ends.",
        text: `Nothing is left over, {leftover} = 0, so the division came out whole and the floor changed nothing.${gaps}`,
      };
    }
    return {
      lead: `Window ${outputSize} has no room.`,
      text: `It would start at cell ${next.start} and end at cell ${next.end}, but the padded row ends at cell ${next.lastCell}. So {leftover} = ${leftover}: ${cells(leftover)} at the end, crossed out, ${leftover === 1 ? "is" : "are"} left over.${gaps}`,
    };
  },
};
export default words;
