/**
 * The sizes that TensorFlow's SAME and VALID promise. SAME fixes the output first and pads as much as that needs; an
 * odd cell goes to the END, which is why it is not padding by 1.
 */
import { effectiveKernel } from "./conv.ts";
import { add, ceilDiv, floorDiv, int, max, mul, sub, symbol } from "./expression.ts";
import { defineRule, tapPosition } from "./rule.ts";

const source = "TensorFlow, API documentation of tf.nn: notes on padding convolution";

/** SAME fixes the size first, one window for each stride of the input, and pads as much as that needs. */
export const same = defineRule({
  name: "same",
  source,
  symbols: ["inputSize", "kernelSize", "stride", "dilation"],
  let: { effectiveKernel },
  size: ceilDiv("inputSize", "stride"),
  asides: {
    padTotal: max(sub(add(mul(sub("outputSize", 1), "stride"), "effectiveKernel"), "inputSize"), 0),
    padBegin: floorDiv("padTotal", 2),
    padEnd: sub("padTotal", "padBegin"),
  },
  constraints: [],
  link: { does: "reads", position: tapPosition },
});

/** VALID pads nothing. Its formula rounds up where `conv` rounds down; the sizes are the same. */
export const valid = defineRule({
  name: "valid",
  source,
  symbols: ["inputSize", "kernelSize", "stride", "dilation"],
  let: { effectiveKernel },
  size: ceilDiv(add(sub("inputSize", "effectiveKernel"), 1), "stride"),
  asides: { padBegin: int(0), padEnd: int(0) },
  constraints: [
    { code: "kernelExceedsInput", param: "kernelSize", left: symbol("effectiveKernel"), right: symbol("inputSize") },
  ],
  link: { does: "reads", position: tapPosition },
});
