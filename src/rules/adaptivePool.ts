/**
 * Adaptive pooling is given the size of its output and finds its windows: bins that cover the input evenly, of unequal
 * size and overlapping where the sizes do not divide.
 */
import { add, ceilDiv, compile, floorDiv, mul, slotOf, symbol } from "./expression.ts";
import { defineRule, type Numbers, slotsOf } from "./rule.ts";

export const adaptivePool = defineRule({
  name: "adaptivePool",
  source: "PyTorch 1.13, AdaptiveAveragePooling.cpp: start_index and end_index",
  symbols: ["inputSize", "outputSize"],
  let: {},
  size: symbol("outputSize"),
  constraints: [],
});

/** Bin j covers the cells from `start` up to, but not with, `end`. */
export const adaptiveBin = {
  start: floorDiv(mul("binIndex", "inputSize"), "outputSize"),
  end: ceilDiv(mul(add("binIndex", 1), "inputSize"), "outputSize"),
} as const;

const [start, end] = [compile(adaptiveBin.start), compile(adaptiveBin.end)];

export interface Bin {
  readonly start: number;
  readonly end: number;
}

/**
 * @throws RuleError
 * @example adaptiveBins({ inputSize: 7, outputSize: 3 }) // [0, 3), [2, 5), [4, 7)
 */
export function adaptiveBins(values: Numbers): Bin[] {
  const slots = slotsOf(adaptivePool, values);
  return Array.from({ length: slots[slotOf.outputSize] }, (_, binIndex) => {
    slots[slotOf.binIndex] = binIndex;
    return { start: start(slots), end: end(slots) };
  });
}
