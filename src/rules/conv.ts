/**
 * The size of a convolution along one axis, in three stages: windows that fit (k, s), room for them (padding), and
 * wider ones (dilation).
 *
 *     . [x x x x x] .   i' = 7 with one cell of padding at each end
 *     *---*---*         k' = 5: a kernel of 3 with dilation 2
 *           *---*---*   the second window, stride 2: o = 2, nothing left over
 */
import { add, changed, floorDiv, mod, mul, sub, substitute, symbol } from "./expression.ts";
import { type Constraint, defineRule, tapPosition } from "./rule.ts";

/** A kernel with d − 1 holes between neighbours spans more cells (Dumoulin & Visin 2016, section 5.1). */
export const effectiveKernel = add(mul("dilation", sub("kernelSize", 1)), 1);
export const padded = add("inputSize", "padBegin", "padEnd");

/** The first window, and one for each whole stride that the rest has room for. */
const windows = add(floorDiv(sub("padded", "effectiveKernel"), "stride"), 1);
/** The cells at the end that no window reaches: less than a stride. */
export const leftover = mod(sub("padded", "effectiveKernel"), "stride");

export const kernelFits: Constraint = {
  code: "kernelExceedsInput",
  param: "kernelSize",
  left: symbol("effectiveKernel"),
  right: symbol("padded"),
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

/** For use inside the engine: negative padding crops. Two sides of −2³⁰ are the most that no sum overflows by. */
export const croppingConv = defineRule({
  ...conv,
  name: "croppingConv",
  least: { padBegin: -(2 ** 30), padEnd: -(2 ** 30) },
});

/**
 * The derivation in closed forms. Each stage puts something more general in one place of the stage before, and marks it.
 * Dumoulin & Visin 2016: relationships 5, 6 and 15.
 */
export const stages = {
  plain: substitute(windows, { padded: "inputSize", effectiveKernel: "kernelSize" }),
  padded: substitute(windows, {
    padded: add("inputSize", changed(add("padBegin", "padEnd"))),
    effectiveKernel: "kernelSize",
  }),
  dilated: substitute(windows, { padded, effectiveKernel: changed(effectiveKernel) }),
} as const;
