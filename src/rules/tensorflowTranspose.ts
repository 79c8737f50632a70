/**
 * The sizes of TensorFlow's transposed convolution along one axis. It is the gradient of a convolution with SAME or
 * VALID, and is told the size of that convolution's input. Keras and JAX choose one of the sizes where none is given.
 *
 *     SAME    comes from (i − 1)·s + 1 … i·s                Keras, JAX: i·s
 *     VALID   comes from (i − 1)·s + k' … i·s + k' − 1      Keras, JAX: i·s + max(k' − s, 0)
 */
import { effectiveKernel } from "./conv.ts";
import { stampedSize } from "./convTranspose.ts";
import { add, floorDiv, int, max, mul, sub, symbol } from "./expression.ts";
import { type Constraint, defineRule, tapPosition } from "./rule.ts";

const gradient = "TensorFlow, documentation of tf.nn.conv2d_transpose; notes on padding convolution";
const defaults = "Keras, documentation of Conv2DTranspose; JAX, lax.conv_transpose";

const symbols = ["inputSize", "kernelSize", "stride", "dilation"] as const;
const writes = { does: "writes", position: tapPosition } as const;

/** What SAME crops from the stamps: the padding of the convolution that it is the gradient of. */
const cropped = {
  padTotal: max(sub("stampedSize", "outputSize"), 0),
  padBegin: floorDiv("padTotal", 2),
  padEnd: sub("padTotal", "padBegin"),
};
const uncropped = { padBegin: int(0), padEnd: int(0) };

/** The size asked for lies between these, both included. */
const reachable = (least: Parameters<typeof sub>[0], most: Parameters<typeof sub>[0]): readonly Constraint[] => [
  { code: "sizeUnreachable", param: "outputSize", left: add(least), right: symbol("outputSize") },
  { code: "sizeUnreachable", param: "outputSize", left: symbol("outputSize"), right: add(most) },
];

/** SAME, where no size is asked for: the largest that a convolution with SAME shrinks to the input. */
export const sameTranspose = defineRule({
  name: "sameTranspose",
  source: defaults,
  symbols,
  let: { effectiveKernel, stampedSize },
  size: mul("inputSize", "stride"),
  asides: cropped,
  constraints: [],
  link: writes,
});

/** SAME, where a size is asked for: one of those that a convolution with SAME shrinks to the input. */
export const sameTransposeTo = defineRule({
  name: "sameTransposeTo",
  source: gradient,
  symbols: [...symbols, "outputSize"],
  let: { effectiveKernel, stampedSize, ...cropped },
  size: symbol("outputSize"),
  constraints: reachable(add(mul(sub("inputSize", 1), "stride"), 1), mul("inputSize", "stride")),
  link: writes,
});

/** VALID, where no size is asked for: at least a whole stride for each input cell. */
export const validTranspose = defineRule({
  name: "validTranspose",
  source: defaults,
  symbols,
  let: { effectiveKernel },
  size: add(mul("inputSize", "stride"), max(sub("effectiveKernel", "stride"), 0)),
  asides: uncropped,
  constraints: [],
  link: writes,
});

/** VALID, where a size is asked for: one of those that a convolution with VALID shrinks to the input. */
export const validTransposeTo = defineRule({
  name: "validTransposeTo",
  source: gradient,
  symbols: [...symbols, "outputSize"],
  let: { effectiveKernel, stampedSize },
  size: symbol("outputSize"),
  asides: uncropped,
  constraints: reachable("stampedSize", sub(add("stampedSize", "stride"), 1)),
  link: writes,
});
