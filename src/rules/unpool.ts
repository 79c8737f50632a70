/**
 * The size of an unpooling layer along one axis: the least size that pools to the input, or one that is asked for.
 * Pooling forgets up to a stride of cells, so a decoder has to be told the size.
 */
import { convTransposeTo } from "./convTranspose.ts";
import { add, mul, sub, symbol } from "./expression.ts";
import { defineRule } from "./rule.ts";

const unpooled = sub(sub(add(mul(sub("inputSize", 1), "stride"), "kernelSize"), "padBegin"), "padEnd");

export const unpool = defineRule({
  name: "unpool",
  source: "PyTorch, documentation of MaxUnpool2d",
  symbols: ["inputSize", "kernelSize", "stride", "padBegin", "padEnd"],
  let: {},
  size: unpooled,
  constraints: [
    {
      code: "nothingLeft",
      param: "padBegin",
      left: add("padBegin", "padEnd", 1),
      right: add(mul(sub("inputSize", 1), "stride"), "kernelSize"),
    },
  ],
});

/** PyTorch's check of a requested size: less than a stride above or below (below: what ceil mode may have pooled). */
export const unpoolTo = defineRule({
  ...unpool,
  name: "unpoolTo",
  symbols: [...unpool.symbols, "outputSize"],
  let: { leastSize: unpooled },
  size: symbol("outputSize"),
  constraints: [
    { code: "sizeUnreachable", param: "outputSize", left: add("leastSize", 1), right: add("outputSize", "stride") },
    ...convTransposeTo.constraints.slice(1),
  ],
});
