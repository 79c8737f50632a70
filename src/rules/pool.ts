/**
 * The size of a pooling layer along one axis, rounded down as a convolution is, or up (ceil mode). Rounded up, the last
 * window may hang over the end; if it would start past the last input cell it is dropped.
 */
import { conv, effectiveKernel, kernelFits, padded } from "./conv.ts";
import { add, ceilDiv, isLess, mul, sub, symbol } from "./expression.ts";
import { type Constraint, defineRule } from "./rule.ts";

/** PyTorch's limit, for each side: with more, a window could hold no input cell at all. */
const paddingLimits: readonly Constraint[] = (["padBegin", "padEnd"] as const).map((param) => ({
  code: "paddingOverHalf",
  param,
  left: mul(2, param),
  right: symbol("kernelSize"),
}));

/** The size of a pool, rounded down: the rule of a convolution, with padding up to half the window. */
export const pool = defineRule({
  ...conv,
  name: "pool",
  source: "PyTorch, documentation of MaxPool2d; Dumoulin & Visin 2016, section 3",
  constraints: [kernelFits, ...paddingLimits],
});

/** The size of a pool in ceil mode: rounded up, without a last window that would start past the input. */
export const poolCeil = defineRule({
  ...pool,
  name: "poolCeil",
  source: "PyTorch, documentation of MaxPool2d: ceil_mode, and its note on windows that start in the end padding",
  // Window n is the first that reaches the end. It counts if it starts at a cell of the input or before.
  let: { padded, effectiveKernel, lastWindow: ceilDiv(sub("padded", "effectiveKernel"), "stride") },
  size: add("lastWindow", isLess(mul("lastWindow", "stride"), add("inputSize", "padBegin"))),
  asides: {},
  // A kernel larger than the input may hang over the end too, by less than a stride.
  constraints: [{ ...kernelFits, left: add("effectiveKernel", 1), right: add("padded", "stride") }, ...paddingLimits],
});
