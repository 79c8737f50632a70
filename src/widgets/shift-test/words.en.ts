import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";
import { shifts } from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "Move by one, pool again",
  summary:
    "A pool by 2 keeps its picture only if the input moves by an even number of cells. How much changes for the others is measured, with and without a blur before the subsampling.",
  labels: {
    row: "row x, moved",
    rowOf: "row x, moved; it goes round",
    now: "move, then pool",
    after: "pool, then move",
    still: "pool, not moved",
    photo: "moved",
    photoOf: "a photographer with a camera on a tripod, moved by {n} pixels",
    pooled: "pooled",
    pooledOf: "the moved photograph, pooled to half its size",
    difference: "difference × {n}",
    differenceOf: "difference between moving before the pool and moving after it; bright at edges",
    apart: "grey levels between the two orders",
    curve: "grey levels between “move, then pool” and “pool, then move”",
    curveNarrow: "grey levels between the two orders",
    plain: "plain pool",
    blurred: "with blur",
  },
  sentence: ({ shift, pooled, movedAfter, distance, plain, blurred }) =>
    `Moved by ${shift}, the row pools to ${pooled.map(formatNumber).join(", ")}; pooled first and then moved it is ${movedAfter.map(formatNumber).join(", ")}. On the photograph the two orders are ${formatNumber(distance)} grey levels apart. Over shifts from ${shifts[0]} to ${shifts.at(-1)}: plain ${plain.map(formatNumber).join(", ")}; with blur ${blurred.map(formatNumber).join(", ")}.`,
  caption: ({ shift, blur, op, plain, blurred }) => {
    const odd = shifts.indexOf(1);
    const compare = `At a shift of 1 the plain ${op === "max" ? "max" : "mean"} pool is off by ${formatNumber(plain[odd] ?? 0)} grey levels, with a blur by ${formatNumber(blurred[odd] ?? 0)}.`;
    if (shift % 2 === 0)
      return {
        lead: shift === 0 ? "Nothing has moved." : "An even move only moves the result.",
        text: `The windows fall on the same cells as before, ${shift === 0 ? "and both orders agree" : `${Math.abs(shift) / 2} further on`}. ${compare}`,
      };
    return {
      lead: "An odd move makes other windows.",
      text: `${blur ? "The blur [1, 2, 1] / 4 takes away what every second cell cannot carry, before every second cell is taken." : "Every window now joins cells that were in two windows before, so the result is not the old one half a cell further on, which would be the mean of its neighbours: pooling aliases."} ${compare}`,
    };
  },
};
export default words;
