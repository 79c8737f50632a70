/**
 * The size of a transposed convolution along one axis. Each input cell stamps the kernel, stride cells after the one
 * before; padding crops the sum at both ends, output padding extends it at the end.
 *
 *     x x x             i = 3
 *     *-*-*             k' = 3, s = 2
 *         *-*-*
 *             *-*-*     f = 7 cells in all
 */
import { effectiveKernel } from "./conv.ts";
import { add, max, mul, sub, symbol } from "./expression.ts";
import { defineRule, evaluate, legalRange, type Numbers, tapPosition } from "./rule.ts";

/** What all stamps cover, first to last. */
export const stampedSize = add(mul(sub("inputSize", 1), "stride"), "effectiveKernel");
const leastSize = sub(sub("stampedSize", "padBegin"), "padEnd");

export const convTranspose = defineRule({
  name: "convTranspose",
  source:
    "Dumoulin & Visin 2016 (arXiv 1603.07285), relationships 13 and 14; PyTorch, documentation of ConvTranspose2d",
  symbols: ["inputSize", "kernelSize", "stride", "padBegin", "padEnd", "dilation", "outputPadding"],
  let: { effectiveKernel, stampedSize },
  size: add(leastSize, "outputPadding"),
  constraints: [
    {
      code: "outputPaddingTooLarge",
      param: "outputPadding",
      left: add("outputPadding", 1),
      right: max("stride", "dilation"),
    },
    {
      code: "nothingLeft",
      param: "padBegin",
      left: add("padBegin", "padEnd", 1),
      right: add("stampedSize", "outputPadding"),
    },
  ],
  link: { does: "writes", position: tapPosition },
});

/** The transposed convolution that is asked for a size instead of an output padding, and finds the output padding. */
export const convTransposeTo = defineRule({
  ...convTranspose,
  name: "convTransposeTo",
  symbols: ["inputSize", "kernelSize", "stride", "padBegin", "padEnd", "dilation", "outputSize"],
  let: { effectiveKernel, stampedSize, leastSize, outputPadding: sub("outputSize", "leastSize") },
  size: add("leastSize", "outputPadding"),
  // The sizes that the convolution maps to the input: from the least on, one for each cell of the stride.
  constraints: [
    { code: "sizeUnreachable", param: "outputSize", left: symbol("leastSize"), right: symbol("outputSize") },
    { code: "sizeUnreachable", param: "outputSize", left: add("outputSize", 1), right: add("leastSize", "stride") },
  ],
});

/**
 * The sizes that `conv` with the same values maps to `inputSize`: s of them, fewer where some would be below 1.
 * @example legalSizes({ inputSize: 8, kernelSize: 5, stride: 3, padding: 2 }) // [22, 23, 24]
 */
export function legalSizes(values: Numbers): number[] {
  const range = legalRange(convTransposeTo, values, "outputSize");
  return range === undefined ? [] : Array.from({ length: range.max - range.min + 1 }, (_, above) => range.min + above);
}

/**
 * The output padding that makes a transposed convolution give `size`.
 * @throws RuleError, with the reachable sizes, where none does
 */
export function outputPaddingFor(values: Numbers, size: number): number {
  return evaluate(convTransposeTo, { ...values, outputSize: size }).lets.outputPadding;
}
