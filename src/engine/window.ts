// What slides over an axis, for convolutions, pools and unfolding alike; and the rules' refusals as engine errors.

import { evaluate, explain, type Numbers, type Problem, type Rule } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { reserve } from "./budget.ts";
import { Described, EngineError } from "./errors.ts";
import { type AxisLinks, axisLinks, type Outside } from "./links.ts";
import type { Pads, ReadPadding } from "./params/index.ts";

/** One value an axis. Pads may be negative here (they crop), never in public. */
export interface Window {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly pads: readonly Pads[];
  readonly dilation: readonly number[];
}

/** The values of each axis, under the names the rules use. */
export function axisNumbers(
  { kernelSize, stride, pads, dilation }: Window,
  inputSizes: readonly number[],
): readonly Numbers[] {
  return inputSizes.map((inputSize, axis) => {
    const [padBegin, padEnd] = pads[axis];
    return {
      inputSize,
      kernelSize: kernelSize[axis],
      stride: stride[axis],
      padBegin,
      padEnd,
      dilation: dilation[axis],
    };
  });
}

/** The links of each axis. @throws EngineError where the rule gives no size */
export function windowLinks(op: string, rule: Rule, axes: readonly Numbers[], outside?: Outside): readonly AxisLinks[] {
  // Counted together first: a list of links for each of three axes is cheap, their product may not be.
  reserve(op, sizesBy(op, rule, axes));
  return axes.map((numbers) => axisLinks(op, rule, numbers, outside));
}

/** The size that a rule gives for each axis. @throws EngineError with the rule's problem */
export function sizesBy(op: string, rule: Rule, axes: readonly Numbers[]): readonly number[] {
  return axes.map((numbers, axis) => {
    const problem = explain(rule, numbers);
    if (problem) throw refusal(op, problem, axis, axes.length);
    return evaluate(rule, numbers).size;
  });
}

const axisLetters = ["D", "H", "W"];
const paramOf: { readonly [symbol: string]: string } = { padBegin: "padding", padEnd: "padding", inputSize: "x" };

function refusal(op: string, { param, got, allowed, hint }: Problem, axis: number, rank: number): EngineError {
  const where = rank > 1 ? ` on axis ${axisLetters[axis + 3 - rank]}` : "";
  return new EngineError({ op, param: paramOf[param] ?? param, got: new Described(`${got}${where}`), allowed, hint });
}

/** Pads as numbers. "same" keeps the size with stride 1; with another stride frameworks differ, so it is refused. */
export function padsOf(
  op: string,
  padding: ReadPadding,
  window: Omit<Window, "pads">,
  inputSizes: readonly number[],
): readonly Pads[] {
  if (padding !== "same") return padding;
  const pads = inputSizes.map((inputSize, axis): Pads => {
    const [kernelSize, stride, dilation] = [window.kernelSize[axis], window.stride[axis], window.dilation[axis]];
    const { padBegin, padEnd } = evaluate(same, { inputSize, kernelSize, stride, dilation }).lets;
    return [padBegin, padEnd];
  });
  if (window.stride.every((stride) => stride === 1)) return pads;
  throw new EngineError({
    op,
    param: "padding",
    got: padding,
    allowed: "numbers where the stride is above 1",
    hint: `TensorFlow's SAME would be ${JSON.stringify(pads)}.`,
  });
}
