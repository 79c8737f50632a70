import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "Transpose the matrix",
  summary:
    "One matrix, read two ways: C takes the input down to the output; its transpose takes the output back up to the input's shape, through the same weights.",
  labels: {
    input: "input x",
    kernel: "kernel w",
    output: "output Cx",
    outputAgain: "Cx, now the input",
    back: "CᵀCx",
    flip: "Transpose",
    flipBack: "Transpose back",
    down: "{n} to 1",
    up: "1 to {n}",
  },
  sentence: ({ isTransposed, rows, columns, most }) =>
    isTransposed
      ? `C transposed, ${columns} by ${rows}: one value goes to up to ${most} places.`
      : `C, ${rows} by ${columns}: up to ${most} values make one.`,
  caption: ({ isTransposed, most, inputSize, outputSize }) =>
    isTransposed
      ? {
          lead: "Rows became columns.",
          text: `Every entry is still there, so every wire is: it runs the other way. ${outputSize} × ${outputSize} goes back to ${inputSize} × ${inputSize}, the shape of x, with other numbers.`,
        }
      : {
          lead: `${most} to 1.`,
          text: "Each row of C holds the weights of one window. Step on to transpose the matrix, and see where the same weights take the result.",
        },
};
export default words;
