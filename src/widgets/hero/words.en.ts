import type { WordsOf } from "../kit/define.ts";
import type widget from "./index.ts";

const words: WordsOf<typeof widget> = {
  title: "A convolution and its transpose",
  summary:
    "A 4 × 4 plane goes down to 2 × 2 by nine weights and back up by the same nine. The size returns, the numbers do not.",
  labels: {
    input: "input x",
    output: "Cx, the convolution of x",
    back: "C transposed times Cx",
    size: "{n} × {n}",
    weights: "{n} weights",
    weight: "1 weight",
    same: "the same {n}",
    ratio: "{from} to {to}",
  },
  sentence: ({ window, windows, weights, sum, inputSize, outputSize }) =>
    `Window ${window} of ${windows}: ${weights} cells of the ${inputSize} by ${inputSize} input, times ${weights} weights, sum to ${sum} in the ${outputSize} by ${outputSize} plane. The same ${weights} weights carry that sum back to ${weights} cells of a ${inputSize} by ${inputSize} plane.`,
  caption: ({ inputSize, weights, first, back }) => ({
    lead: "Same shape back. Not the same numbers.",
    text: `The transpose sends every sum back along the wires it came by, so the ${inputSize} × ${inputSize} shape returns. The ${weights} weights multiply a second time and nothing is divided out: the first row was ${first.join(", ")} and comes back as ${back.join(", ")}.`,
  }),
};
export default words;
