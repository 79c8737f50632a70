// Sizes and pads of windows, asked of the rules.

import { conv, croppingConv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { poolCeil } from "#rules/pool.ts";
import { evaluate, type Rule } from "#rules/rule.ts";
import { same, valid } from "#rules/same.ts";
import type { Pads } from "../params/index.ts";
import { axisNumbers, sizesBy, type Window } from "../window.ts";
import type { Windows } from "./meaning.ts";

/** The words for padding that depends on the size: the odd cell at the end, at the start, or no padding at all. */
export type PadWord = "SAME" | "SAME_LOWER" | "VALID";

/** The windows whose number on each axis a rule gives. @throws EngineError with the rule's problem */
export function windowsBy(op: string, rule: Rule, window: Window, inputSize: readonly number[]): Windows {
  return { ...window, inputSize, outputSize: sizesBy(op, rule, axisNumbers(window, inputSize)) };
}

/** The windows of a convolution; pads below 0 crop. */
export function convWindows(op: string, window: Window, inputSize: readonly number[]): Windows {
  const crops = window.pads.some(([begin, end]) => begin < 0 || end < 0);
  return windowsBy(op, crops ? croppingConv : conv, window, inputSize);
}

/** The pads that a word stands for, and the size it promises. @throws EngineError where VALID has no room for a window */
export function wordWindows(
  op: string,
  word: PadWord,
  window: Omit<Window, "pads">,
  inputSize: readonly number[],
): Windows {
  const rule = word === "VALID" ? valid : same;
  const bare = { ...window, pads: inputSize.map((): Pads => [0, 0]) };
  const axes = axisNumbers(bare, inputSize);
  const outputSize = sizesBy(op, rule, axes);
  const pads = axes.map((numbers): Pads => {
    const { padBegin, padEnd } = evaluate(rule, numbers).lets;
    return word === "SAME_LOWER" ? [padEnd, padBegin] : [padBegin, padEnd];
  });
  return { ...window, pads, inputSize, outputSize };
}

/** The cells from the first of the first window to the last of the last, on each axis. */
export function spans({ outputSize, kernelSize, stride, dilation }: Omit<Windows, "inputSize" | "pads">): number[] {
  return outputSize.map(
    (inputSize, axis) =>
      evaluate(convTranspose, {
        inputSize,
        kernelSize: kernelSize[axis],
        stride: stride[axis],
        dilation: dilation[axis],
      }).lets.stampedSize,
  );
}

/**
 * The pads with which rounding down gives the same windows: the beginning as it is, at the end no more than the last
 * window needs. Two layers with the same windows differ in nothing else, ceil mode and SAME included.
 */
export function neededPads(windows: Windows): Pads[] {
  return spans(windows).map((span, axis) => {
    const [begin] = windows.pads[axis];
    return [begin, Math.max(span - windows.inputSize[axis] - begin, 0)];
  });
}

/** Whether two calls place the same windows. */
export function sameWindows(a: Windows, b: Windows): boolean {
  return a.outputSize.every((size, axis) => size === b.outputSize[axis] && a.pads[axis][0] === b.pads[axis][0]);
}

/** Windows rounded up. Where the rule of pools refuses the padding (more than half a window), so does this. */
export function ceilWindows(op: string, window: Window, inputSize: readonly number[]): Windows {
  return windowsBy(op, poolCeil, window, inputSize);
}
