import type { WordsOf } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type widget from "./index.ts";
import { inUnits } from "./units.ts";

const words: WordsOf<typeof widget> = {
  title: "Why nobody stores the matrix",
  summary:
    "The density of a convolution's matrix against the side of the plane, and what it takes to store it: with its zeros, without them, or as the kernel alone.",
  labels: {
    density: "share of entries that are not zero",
    side: "side of the plane, {i} cells",
    matrix: "matrix: {rows} × {columns}, of which not zero: {nonzeros}",
    dense: "with all its zeros",
    sparse: "without zeros, with places",
    kernel: "the kernel alone",
    bytes: "bytes",
  },
  sentence: ({ inputSize, kernelSize, rows, columns, nonzeros, density, bytes }) =>
    `A ${kernelSize} by ${kernelSize} kernel on a plane of ${inputSize} by ${inputSize} has a matrix of ${rows} by ${columns}, with ${nonzeros} entries that are not zero, a share of ${formatNumber(density)}. Stored in full it takes ${inUnits(bytes.dense)}, without zeros ${inUnits(bytes.sparse)}, the kernel alone ${inUnits(bytes.kernel)}.`,
  caption: ({ inputSize, kernelSize, bytes }) => ({
    lead: `${inUnits(bytes.dense)} for ${kernelSize ** 2} ${kernelSize === 1 ? "weight" : "different weights"}.`,
    text: `A window covers ${kernelSize ** 2} of ${inputSize ** 2} cells. Double the side, and the density falls to a quarter, while the matrix grows about sixteenfold. Even without its zeros it writes every weight down once for each output, and its column beside it. Both scales are logarithmic: each line of the chart is ten times the next. Drag along the chart, or move the slider.`,
  }),
};
export default words;
