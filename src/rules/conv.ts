/**
 * The size of a convolution along one axis, in three stages: windows that fit (k, s), room for them (padding), and
 * wider ones (dilation).
 *
 *     . [x x x x x] .   i' = 7 with one cell of padding at each end
 *     *---*---*         k' = 5: a kernel of 3 with dilation 2
 *           *---*---*   the second window, stride 2: o = 2, nothing left over
 */
import { add, floorDiv, mod, mul, sub, substitute } from "./expression.ts";
import { type Constraint, defineRule, tapPosition } from "./rule.ts";

/** Dumoulin & Visin 2016, section 4.? dilated kernels: a kernel with d − 1 holes between neighbours. */
export const effectiveKernel = add(mul("dilation", sub("kernelSize", 1)), 1);
export const padded = add("inputSize", "padBegin", "padEnd");

/** The first window, and one for each whole stride that the rest has room for. */
const windows = add(floorDiv(sub("padded", "effectiveKernel"), "stride"), 1);
/** The cells at the end that no window reaches: less than a stride. */
export const leftover = mod(sub("padded", "effectiveKernel"), "stride");

export const kernelFits: Constraint = {
  code: "kernelExceedsInput",
  param: "kernelSize",
  left: { kind: "symbol", name: "effectiveKernel" },
  right: { kind: "symbol", name: "padded" },
};

export const conv = defineRule({
  name: "conv",
  source: "Dumoulin & Visin 2016 (arXiv 1603.07285), relationships 6 and 15",
  symbols: ["inputSize", "kernelSize", "stride", "padBegin", "padEnd", "dilation"],
  let: { padded, effectiveKernel },
  size: windows,
  asides: { leftover },
  constraints: [kernelFits],
  link: { does: "reads", position: tapPosition },
});

/** The derivation in closed forms: each stage puts something more general in one place of the one before. */
export const stages = {
  plain: substitute(windows, { padded: "inputSize", effectiveKernel: "kernelSize" }),
  padded: substitute(windows, { padded, effectiveKernel: "kernelSize" }),
  dilated: substitute(windows, { padded, effectiveKernel }),
} as const;
