import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "A convolution as a matrix",
  summary:
    "The matrix C of a convolution, drawn entry by entry: a row is a window, a column is a stamp, and every colour is one weight used again and again.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    output: "output y",
    times: "C times x, read row by row",
    vecX: "x in one row",
    vecY: "y in one column",
    size: "{rows} × {columns}",
    share: "of {places} places are not zero",
  },
  sentence: ({ rows, columns, nonzeros, kernelSize }) =>
    `The matrix has ${rows} rows, one for each output, and ${columns} columns, one for each input. ${nonzeros} entries are not zero; they hold only ${kernelSize ** 2} different weights.`,
  caption: ({ nonzeros, rows, columns, kernelSize, density }) => ({
    lead: "A row of C is a window; a column of C is a stamp.",
    text: `${nonzeros} of ${rows * columns} entries are not zero (a density of ${formatNumber(density)}), and they repeat ${kernelSize ** 2} weights. Point at an output to see its row of C, at a cell of the input to see its column, at a weight to see every place where it stands.`,
  }),
};
export default words;
