/** Asks a rule for its numbers: the size, the derivation row by row, and the inputs that give a size. */
import { calculate, type Rule } from "./declare.ts";
import { explain } from "./explain.ts";
import { type Expression, type Slots, slotOf, substitute } from "./expression.ts";
import { isLegal } from "./legal.ts";
import { type Interval, type Numbers, RuleError } from "./problem.ts";
import { type SymbolName, symbols } from "./symbols.ts";
import { equation, type TexOptions } from "./tex.ts";

export interface Evaluated<Let extends SymbolName> {
  readonly size: number;
  /** The steps and the asides, by name. */
  readonly lets: { readonly [name in Let]: number };
}

/**
 * The size of one axis, and each step towards it.
 * @throws RuleError with the problem that `explain` gives
 * @example evaluate(conv, { inputSize: 7, kernelSize: 3, stride: 2, padding: 1 }).size // 4
 */
export function evaluate<Let extends SymbolName, Aside extends SymbolName>(
  rule: Rule<Let, Aside>,
  values: Numbers,
): Evaluated<Let | Aside> {
  const slots = slotsOf(rule, values);
  const names = [...Object.keys(rule.let), ...Object.keys(rule.asides ?? {})] as (Let | Aside)[];
  const lets = Object.fromEntries(names.map((name) => [name, slots[slotOf[name]]]));
  return { size: slots[slotOf.outputSize], lets: lets as { [name in Let | Aside]: number } };
}

/** All numbers of a rule, in their slots. @throws RuleError */
export function slotsOf(rule: Rule, values: Numbers): Slots {
  const slots: Slots = [];
  if (calculate(rule, values, slots) === undefined) return slots;
  const problem = explain(rule, values);
  throw problem === undefined ? new Error(`${rule.name}: a fault without a problem`) : new RuleError(problem);
}

export interface Step {
  readonly name: SymbolName;
  /** `k' = d(k - 1) + 1` */
  readonly tex: string;
  /** `k' = 2 \cdot (3 - 1) + 1 = 5` */
  readonly texWithNumbers: string;
  readonly value: number;
}

export type StepOptions = Pick<TexOptions, "padding">;

/** The derivation: one row a `let`, and one for the size unless it is a parameter itself. @throws RuleError */
export function steps(rule: Rule, values: Numbers, options: StepOptions = {}): Step[] {
  const size: [string, Expression][] = rule.size.kind === "symbol" ? [] : [["outputSize", rule.size]];
  return rows(rule, [...Object.entries<Expression>(rule.let), ...size], values, options);
}

/** The rows for what follows from the size: cells left over, pads that SAME implies. @throws RuleError */
export function asides(rule: Rule, values: Numbers, options: StepOptions = {}): Step[] {
  return rows(rule, Object.entries<Expression>(rule.asides ?? {}), values, options);
}

function rows(rule: Rule, named: [string, Expression][], values: Numbers, options: StepOptions): Step[] {
  const slots = slotsOf(rule, values);
  const numbers = Object.fromEntries(Object.entries(slotOf).map(([name, slot]) => [name, slots[slot]]));
  return named.map(([key, expression]) => {
    const name = key as SymbolName;
    return {
      name,
      tex: equation(name, expression, { symbols: "letters", ...options }),
      texWithNumbers: equation(name, expression, { symbols: numbers, ...options }),
      value: slots[slotOf[name]],
    };
  });
}

/** The size in the parameters alone, every step put in its place: the formula as books print it. */
export function closedForm(rule: Rule): Expression {
  let expression = rule.size;
  for (const [name, step] of Object.entries<Expression>(rule.let).reverse()) {
    expression = substitute(expression, { [name]: step });
  }
  return expression;
}

/** All input sizes of a range that give a size, by search. `values` are the other parameters. */
export function inputsFor(
  rule: Rule,
  size: number,
  range: Interval = symbols.inputSize,
  values: Numbers = {},
): number[] {
  const found: number[] = [];
  for (let inputSize = range.min; inputSize <= range.max; inputSize++) {
    const candidate = { ...values, inputSize };
    if (isLegal(rule, candidate) && slotsOf(rule, candidate)[slotOf.outputSize] === size) found.push(inputSize);
  }
  return found;
}
