/**
 * What a rule allows, and what to say where it refuses: the legal interval of one parameter, the problem in numbers,
 * and the nearest values that work.
 */
import { calculate, type Fault, keeps, leastOf, type Rule, valueFor } from "./declare.ts";
import { type Slots, slotOf } from "./expression.ts";
import { type Interval, type Numbers, type Problem, type Repair, worded } from "./problem.ts";
import { LIMIT, type SymbolName, symbolNames, symbols } from "./symbols.ts";

/** What is wrong with the values, or undefined if the rule gives a size for them. */
export function explain(rule: Rule, values: Numbers): Problem | undefined {
  const slots: Slots = [];
  const fault = calculate(rule, values, slots);
  return fault === undefined ? undefined : problemOf(rule, values, fault, slots);
}

/** True if the rule gives a size for the values: `explain` without the words. */
export const isLegal = (rule: Rule, values: Numbers): boolean => calculate(rule, values, []) === undefined;

/**
 * The values that one parameter may have while the others stay, or undefined if it has none.
 * For `padding` both sides move together.
 */
export function legalRange(rule: Rule, values: Numbers, param: SymbolName): Interval | undefined {
  let { min, max } = domain(rule, param);
  // Each condition holds on one side of some value (declare.ts), so bisection finds the end of the interval.
  for (const holds of conditions(rule, values, param)) {
    const [first, last] = [holds(min), holds(max)];
    if (!first && !last) return undefined;
    if (!last) max = lastWhere(holds, min, max);
    else if (!first) min = 1 - lastWhere((value) => holds(-value), -max, -min) - 1;
  }
  return min <= max && isLegal(rule, withValue(values, param, min)) ? { min, max } : undefined;
}

/** The values of a range that one parameter may not have while the others stay: what a slider hatches. */
export function forbidden(rule: Rule, values: Numbers, param: SymbolName, range: Interval = symbols[param]): number[] {
  const legal = legalRange(rule, values, param);
  const found: number[] = [];
  for (let value = range.min; value <= range.max; value++) {
    if (legal === undefined || value < legal.min || value > legal.max) found.push(value);
  }
  return found;
}

function domain(rule: Rule, param: SymbolName): Interval {
  return { min: leastOf(rule, param === "padding" ? "padBegin" : param), max: LIMIT };
}

/** The values with one of them replaced; `padding` replaces both sides. */
function withValue(values: Numbers, param: SymbolName, value: number): Numbers {
  if (param !== "padding") return { ...values, [param]: value };
  return { ...values, padding: value, padBegin: undefined, padEnd: undefined };
}

type Condition = (value: number) => boolean;

/** One condition a constraint, and one that no step overflows. */
function conditions(rule: Rule, values: Numbers, param: SymbolName): Condition[] {
  const at = (value: number) => withValue(values, param, value);
  const kept = rule.constraints.map((_, index): Condition => (value) => keeps(rule, at(value), index));
  return [...kept, (value) => calculate(rule, at(value), [])?.code !== "overflow"];
}

/** The last value from `min` on where the condition holds; it holds at `min` and fails at `max`. */
function lastWhere(holds: Condition, min: number, max: number): number {
  let [good, bad] = [min, max];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function problemOf(rule: Rule, values: Numbers, fault: Fault, slots: Readonly<Slots>): Problem {
  const { code, param } = fault;
  const got = described(valueFor(param, values));
  const known = symbolNames.filter((name) => slots[slotOf[name]] !== undefined);
  const numbers = Object.fromEntries(known.map((name) => [name, slots[slotOf[name]]]));
  const isValueFault = known.length < rule.symbols.length;
  const range = isValueFault ? domain(rule, param) : legalRange(rule, values, param);
  const nearest = nearestLegal(rule, values);
  return worded({
    code,
    rule: rule.name,
    param,
    got,
    ...(range === undefined ? {} : { min: range.min }),
    ...(range === undefined || range.max === LIMIT ? {} : { max: range.max }),
    numbers,
    repairs: isValueFault ? [] : repairsOf(rule, values),
    ...(nearest === undefined ? {} : { nearest }),
  });
}

/** A value in words that are short, whatever it is. */
function described(value: unknown): number | string {
  if (typeof value === "number") return value;
  if (typeof value === "string") return `the text "${value.slice(0, 20)}"`;
  return value === undefined || value === null ? "nothing" : `a value of type ${typeof value}`;
}

/** The parameters to move: both pads together where they are equal. */
function movable(rule: Rule, values: Numbers): readonly SymbolName[] {
  const padded = rule.symbols.includes("padBegin") && rule.symbols.includes("padEnd");
  const together = padded && valueFor("padBegin", values) === valueFor("padEnd", values);
  if (!together) return rule.symbols;
  return [...rule.symbols.filter((name) => name !== "padBegin" && name !== "padEnd"), "padding"];
}

function repairsOf(rule: Rule, values: Numbers): Repair[] {
  return movable(rule, values).flatMap((param) => {
    const range = legalRange(rule, values, param);
    return range === undefined ? [] : [{ param, ...range }];
  });
}

/** First each value is brought into its own range, then the smallest single change that makes all of them fit. */
function nearestLegal(rule: Rule, given: Numbers): Numbers | undefined {
  const values: { [name in SymbolName]?: number } = { ...given };
  for (const name of rule.symbols) {
    const value = valueFor(name, given);
    const nearest = nearestInDomain(value, name, leastOf(rule, name));
    if (nearest !== value) values[name] = nearest;
  }
  if (isLegal(rule, values)) return values;
  const changes = movable(rule, values).flatMap((param) => {
    const range = legalRange(rule, values, param);
    if (range === undefined) return [];
    const value = valueFor(param === "padding" ? "padBegin" : param, values) as number;
    const nearest = Math.min(Math.max(value, range.min), range.max);
    const onSlider = nearest <= Math.max(symbols[param].max, value);
    return onSlider ? [{ param, nearest, cost: Math.abs(nearest - value) * (param === "padding" ? 2 : 1) }] : [];
  });
  changes.sort((a, b) => a.cost - b.cost);
  return changes.length === 0 ? undefined : withValue(values, changes[0].param, changes[0].nearest);
}

function nearestInDomain(value: unknown, name: SymbolName, least: number): number {
  if (typeof value !== "number" || Number.isNaN(value)) return symbols[name].neutral ?? least;
  const top = value > LIMIT ? symbols[name].max : LIMIT;
  return Math.min(Math.max(Math.round(value), least), top);
}
