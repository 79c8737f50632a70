/**
 * The size of an unpooling layer along one axis: the least size that pools to the input, or one that is asked for.
 * Pooling forgets up to a stride of cells, so a decoder has to be told the size.
 */
import { add, mul, sub, symbol } from "./expression.ts";
import { defineRule } from "./rule.ts";

/** From the first cell of the first window to the last of the last. */
const stampedSize = add(mul(sub("inputSize", 1), "stride"), "kernelSize");
const leastSize = sub(sub("stampedSize", "padBegin"), "padEnd");

/** The least size that pools to the input. */
export const unpool = defineRule({
  name: "unpool",
  source: "PyTorch, documentation of MaxUnpool2d",
  symbols: ["inputSize", "kernelSize", "stride", "padBegin", "padEnd"],
  let: { stampedSize },
  size: leastSize,
  constraints: [
    { code: "nothingLeft", param: "padBegin", left: add("padBegin", "padEnd", 1), right: symbol("stampedSize") },
  ],
});

/** PyTorch's check of a requested size: less than a stride above or below (below: what ceil mode may have pooled). */
export const unpoolTo = defineRule({
  ...unpool,
  name: "unpoolTo",
  symbols: [...unpool.symbols, "outputSize"],
  let: { stampedSize, leastSize },
  size: symbol("outputSize"),
  constraints: [
    { code: "sizeUnreachable", param: "outputSize", left: add("leastSize", 1), right: add("outputSize", "stride") },
    { code: "sizeUnreachable", param: "outputSize", left: add("outputSize", 1), right: add("leastSize", "stride") },
  ],
});
