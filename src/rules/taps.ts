/**
 * Which cells of one axis are joined: tap u of window m touches the cell m·s + u·d − p_b. A convolution reads there, a
 * transposed convolution writes there; the formula is the same, and so are the links.
 */
import type { Rule } from "./declare.ts";
import { slotsOf } from "./evaluate.ts";
import { add, compile, type Expression, mul, slotOf, sub } from "./expression.ts";
import type { Numbers } from "./problem.ts";

/** Dumoulin & Visin 2016, section 4 and 5.1; counted from the first cell that is not padding. */
export const tapPosition: Expression = sub(add(mul("windowIndex", "stride"), mul("tapIndex", "dilation")), "padBegin");

export interface Tap {
  /** The input cell, counted from the first; below 0 or from the input size on it lies in the padding. */
  readonly input: number;
  readonly tap: number;
  /** `beyond`: past the padding, where only the last window of ceil mode reaches. */
  readonly place: "input" | "padding" | "beyond";
}

/**
 * For each output cell, the taps that join it to input cells, in the order of the taps' windows.
 * A cell that no tap reaches has an empty list.
 * @throws RuleError
 */
export function taps(rule: Rule, values: Numbers): Tap[][] {
  const slots = slotsOf(rule, values);
  const inputSize = slots[slotOf.inputSize];
  const end = inputSize + (slots[slotOf.padEnd] ?? 0);
  const lists: Tap[][] = Array.from({ length: slots[slotOf.outputSize] }, () => []);
  eachTap(rule, values, (output, input, tap) => {
    const place = input >= end ? "beyond" : input >= 0 && input < inputSize ? "input" : "padding";
    lists[output].push({ input, tap, place });
  });
  return lists;
}

/**
 * Visits every pair of an output cell and a tap, windows first, then taps. A reading rule also visits the padding; a
 * writing rule skips what padding removes.
 * @throws RuleError
 */
export function eachTap(
  rule: Rule,
  values: Numbers,
  visit: (output: number, input: number, tap: number) => void,
): void {
  const { link } = rule;
  if (link === undefined) throw new Error(`${rule.name} has no windows`);
  const slots = slotsOf(rule, values);
  const position = compile(link.position);
  const size = slots[slotOf.outputSize];
  const writes = link.does === "writes";
  const windows = writes ? slots[slotOf.inputSize] : size;
  for (let window = 0; window < windows; window++) {
    slots[slotOf.windowIndex] = window;
    for (let tap = 0; tap < slots[slotOf.kernelSize]; tap++) {
      slots[slotOf.tapIndex] = tap;
      const cell = position(slots);
      if (!writes) visit(window, cell, tap);
      else if (cell >= 0 && cell < size) visit(cell, window, tap);
    }
  }
}
