/**
 * What is wrong with a set of values, in a form that any language can word: a code, the parameter, and numbers. The
 * English words for it are all in this file.
 */
import { LIMIT, type SymbolName } from "./symbols.ts";

/** A value that is no whole number of the right range, whatever the other values are. */
export type ValueCode = "missing" | "notNumber" | "notFinite" | "notWhole" | "tooSmall" | "tooLarge";
/** Values that do not go together. */
export type ConstraintCode =
  | "kernelExceedsInput"
  | "paddingOverHalf"
  | "nothingLeft"
  | "outputPaddingTooLarge"
  | "sizeUnreachable";
export type ProblemCode = ValueCode | ConstraintCode | "overflow";

export type Numbers = { readonly [name in SymbolName]?: number };

/** The values of one parameter that are legal while the others stay: always one interval. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

/** A parameter that alone can mend the problem, and where it must lie. */
export interface Repair extends Interval {
  readonly param: SymbolName;
}

export interface Problem {
  readonly code: ProblemCode;
  /** The name of the rule that refuses. */
  readonly rule: string;
  /** The parameter to blame. Where several are involved, the one that reads most naturally. */
  readonly param: SymbolName;
  /** The value got. What is not a number is described: `the text "3"`. */
  readonly got: number | string;
  /** The legal values of `param` while the others stay, in words. */
  readonly allowed: string;
  /** The same as numbers, where there are any. `max` is left out where only `LIMIT` ends the range. */
  readonly min?: number;
  readonly max?: number;
  /** What to do about it: the reason in numbers, and each single change that helps. At most 240 characters. */
  readonly hint: string;
  /** Every number known when the rule stopped: parameters and steps, by symbol. */
  readonly numbers: Numbers;
  readonly repairs: readonly Repair[];
  /** The legal values nearest to those given, and given in the same names. Undefined where a search found none. */
  readonly nearest?: Numbers;
  /** The whole in one English sentence or two: rule, parameter, allowed, got, hint. */
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

/** The words and the message, from the facts. */
export function worded(facts: Omit<Problem, "allowed" | "hint" | "message">): Problem {
  const { rule, param, got } = facts;
  const allowed = allowedWords(facts);
  const hint = hintWords(facts);
  return { ...facts, allowed, hint, message: `${rule}: ${param} must be ${allowed}, got ${got}. ${hint}` };
}

function allowedWords({ code, min, max }: Pick<Problem, "code" | "min" | "max">): string {
  const whole = code in valueHints ? "a whole number " : "";
  if (min === undefined) return "changed together with other values";
  if (max === undefined) return `${whole}≥ ${min}`;
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
const wordFor = (name: SymbolName): string => words[name] ?? name;

type Facts = Omit<Problem, "allowed" | "hint" | "message">;
type Hint = (facts: Facts) => string;

const plural = (count: number | undefined, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const valueHints: { readonly [code in ValueCode]: Hint } = {
  missing: ({ param }) => `Give the ${wordFor(param)} a value`,
  notNumber: ({ param }) => `Give the ${wordFor(param)} as a number`,
  notFinite: ({ param }) => `Give the ${wordFor(param)} as a finite number`,
  notWhole: ({ nearest, param }) => `Cells are counted whole; try ${nearest?.[param] ?? "a whole number"}`,
  tooSmall: ({ min }) => `The least that makes sense is ${min}`,
  tooLarge: () => `Sizes end at ${LIMIT}`,
};

const hints: { readonly [code in ProblemCode]: Hint } = {
  ...valueHints,
  overflow: () => `A step of the calculation leaves ±${LIMIT}`,
  kernelExceedsInput: ({ numbers: { effectiveKernel, padded, inputSize } }) =>
    padded === undefined
      ? `The kernel spans ${plural(effectiveKernel, "cell")}, the input has ${inputSize}`
      : `The kernel spans ${plural(effectiveKernel, "cell")}, the padded input has ${padded}`,
  paddingOverHalf: ({ got, numbers: { kernelSize } }) =>
    `Padding by ${got} is more than half the kernel of ${kernelSize}, so a window could see padding alone`,
  nothingLeft: ({ numbers: { stampedSize, padBegin, padEnd } }) =>
    `The kernel writes ${plural(stampedSize, "cell")} and padding removes ${(padBegin ?? 0) + (padEnd ?? 0)}`,
  outputPaddingTooLarge: ({ numbers: { stride, dilation } }) =>
    `It must be less than the stride (${stride}) or the dilation (${dilation}), whichever is larger`,
  sizeUnreachable: ({ min, max, numbers: { inputSize } }) =>
    `${plural(inputSize, "cell")} can only have come from ${min === max ? min : `${min} to ${max}`}`,
};

function hintWords(facts: Facts): string {
  const reason = hints[facts.code](facts);
  const repairs = facts.code in valueHints ? "" : repairWords(facts);
  return `${reason}${repairs === "" ? "" : `; use ${repairs}`}.`;
}

/** "kernel size ≤ 3, dilation ≤ 3 or padding ≥ 1": one bound for each parameter that can mend it alone. */
function repairWords({ repairs, numbers }: Facts): string {
  const bounds = repairs.map(({ param, min, max }) => {
    const value = numbers[param] ?? numbers.padBegin ?? 0;
    return `${wordFor(param)} ${value < min ? `≥ ${min}` : `≤ ${max}`}`;
  });
  const last = bounds.pop();
  return last === undefined ? "" : bounds.length === 0 ? last : `${bounds.join(", ")} or ${last}`;
}
