/**
 * What is wrong with some values, in a form that any language can word: a code, the parameter, and numbers. All the
 * English words for it are in this file.
 */
import { LIMIT, type SymbolName } from "./symbols.ts";

/** The value is no whole number of the parameter's own range, whatever the other values are. */
export type ValueCode = "missing" | "notNumber" | "notFinite" | "notWhole" | "tooSmall" | "tooLarge";
/** The values do not go together. */
export type ConstraintCode =
  | "kernelExceedsInput"
  | "paddingOverHalf"
  | "nothingLeft"
  | "outputPaddingTooLarge"
  | "sizeUnreachable";
export type ProblemCode = ValueCode | ConstraintCode | "overflow";

/** Values by symbol. */
export type Numbers = { readonly [name in SymbolName]?: number };

/** All whole numbers from `min` to `max`. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** A parameter that alone can mend the problem, and where it must lie. */
export interface Repair extends Interval {
  readonly param: SymbolName;
}

/** What is known about a refusal. */
interface Facts {
  readonly code: ProblemCode;
  /** The name of the rule that refuses. */
  readonly rule: string;
  /** The parameter to blame; where several are involved, one that can mend the problem alone. */
  readonly param: SymbolName;
  /** The value got. What is not a number is described: `the text "3"`. */
  readonly got: number | string;
  /** The legal values of `param` while the others stay; `max` is left out where only `LIMIT` ends them. */
  readonly min?: number;
  readonly max?: number;
  /** Every number known when the rule stopped: parameters and steps. */
  readonly numbers: Numbers;
  /** Every single change that helps, the likeliest first. */
  readonly repairs: readonly Repair[];
  /** The nearest values that work, by one change if one is enough; in the names that were given. */
  readonly nearest: Numbers;
}

/** The facts and the English words for them. */
export interface Problem extends Facts {
  /** `from 1 to 4`, `a whole number ≥ 1` */
  readonly allowed: string;
  /** The reason in numbers, and what helps. */
  readonly hint: string;
  /** Rule, parameter, allowed, got, hint: the whole of it, in at most 240 characters. */
  readonly message: string;
}

/** Thrown where a rule is asked for a number that does not exist. */
export class RuleError extends Error {
  override readonly name = "RuleError";
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function worded(facts: Facts): Problem {
  const allowed = allowedWords(facts);
  const hint = hintWords(facts);
  const message = `${facts.rule}: ${facts.param} must be ${allowed}, got ${facts.got}. ${hint}`;
  return { ...facts, allowed, hint, message };
}

/** No reader wants to know where sizes of this length end. */
const far = 2 ** 20;

function allowedWords({ code, got, min, max }: Facts): string {
  if (min === undefined) return "changed together with another value";
  const whole = isAboutOneValue(code) ? "a whole number " : "";
  if (max === undefined || (max > far && !(Number(got) > max))) return `${whole}≥ ${min}`;
  return min === max ? `${min}` : `${whole}from ${min} to ${max}`;
}

const words: { readonly [name in SymbolName]?: string } = {
  inputSize: "input size",
  kernelSize: "kernel size",
  padBegin: "begin padding",
  padEnd: "end padding",
  outputPadding: "output padding",
  outputSize: "output size",
};
const wordsFor = (name: SymbolName): string => words[name] ?? name;
const cells = (count: number | undefined): string => `${count} ${count === 1 ? "cell" : "cells"}`;

type Reason = (facts: Facts) => string;

const valueReasons: { readonly [code in ValueCode]: Reason } = {
  missing: ({ param }) => `Give the ${wordsFor(param)} a value`,
  notNumber: ({ param }) => `Give the ${wordsFor(param)} as a number`,
  notFinite: ({ param }) => `Give the ${wordsFor(param)} as a finite number`,
  notWhole: ({ param, nearest }) => `Cells are counted whole; try ${nearest[param]}`,
  tooSmall: ({ min }) => `Use ${min} or more`,
  tooLarge: () => `Use at most ${LIMIT}`,
};

export const isAboutOneValue = (code: ProblemCode): code is ValueCode => code in valueReasons;

const reasons: { readonly [code in ProblemCode]: Reason } = {
  ...valueReasons,
  overflow: () => `A step of the calculation leaves ±${LIMIT}`,
  kernelExceedsInput: ({ numbers: { effectiveKernel, padded, inputSize } }) =>
    padded === undefined
      ? `The kernel spans ${cells(effectiveKernel)}, the input has ${inputSize}`
      : `The kernel spans ${cells(effectiveKernel)}, the padded input has ${padded}`,
  paddingOverHalf: ({ numbers: { kernelSize, padBegin = 0, padEnd = 0 } }) =>
    `Padding by ${Math.max(padBegin, padEnd)} is more than half of a kernel of ${kernelSize}, so a window could hold padding alone`,
  nothingLeft: ({ numbers: { stampedSize, padBegin = 0, padEnd = 0, outputPadding = 0 } }) =>
    `Padding removes ${padBegin + padEnd} of ${cells(stampedSize)}${outputPadding > 0 ? `, output padding adds ${outputPadding}` : ""}`,
  outputPaddingTooLarge: ({ numbers: { outputPadding, stride, dilation } }) =>
    `Output padding ${outputPadding} must be less than the stride (${stride}) or the dilation (${dilation})`,
  sizeUnreachable: ({ param, min, max, numbers: { inputSize } }) =>
    param === "outputSize"
      ? `${cells(inputSize)} can only have come from ${min === max ? min : `${min} to ${max}`}`
      : `No size leads to ${cells(inputSize)}`,
};

/** Longer hints leave out their last bounds, so that a whole message stays within 240 characters. */
const longestHint = 150;

function hintWords(facts: Facts, count = facts.repairs.length): string {
  const bounds = facts.repairs.slice(0, count).map((repair) => boundWords(repair, facts.numbers));
  const last = bounds.pop();
  const all = bounds.length === 0 ? last : `${bounds.join(", ")} or ${last}`;
  const hint = `${reasons[facts.code](facts)}${all === undefined ? "" : `; use ${all}`}.`;
  return hint.length > longestHint && count > 1 ? hintWords(facts, count - 1) : hint;
}

/** The ends that matter: 1 and the point of overflow go without saying. */
function boundWords({ param, min, max }: Repair, numbers: Numbers): string {
  const value = numbers[param === "padding" ? "padBegin" : param] ?? min;
  if (min === max) return `${wordsFor(param)} ${min}`;
  if (value > max && min <= 1) return `${wordsFor(param)} ≤ ${max}`;
  return `${wordsFor(param)} ${max > far ? `≥ ${min}` : `from ${min} to ${max}`}`;
}
