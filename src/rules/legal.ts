/** Which values a rule allows: of all parameters together, and of one while the others stay. */
import { calculate, leastOf, type Rule } from "./declare.ts";
import type { Slots } from "./expression.ts";
import { type Interval, isAboutOneValue, type Numbers } from "./problem.ts";
import { LIMIT, type SymbolName, symbols } from "./symbols.ts";

/** True if the rule gives a size for the values: `explain` without the words. */
export const isLegal = (rule: Rule, values: Numbers): boolean => calculate(rule, values, []) === undefined;

/**
 * The values that one parameter may have while the others stay, or undefined if it has none.
 * For `padding`, both sides move together.
 * @example legalRange(conv, { inputSize: 6, kernelSize: 5, dilation: 2, padding: 1 }, "kernelSize") // { min: 1, max: 4 }
 */
export function legalRange(rule: Rule, values: Numbers, param: SymbolName): Interval | undefined {
  let { min, max } = domain(rule, param);
  const fault = calculate(rule, withValue(values, param, min), []);
  if (fault !== undefined && isAboutOneValue(fault.code)) return undefined;
  // Each condition changes at most once along the parameter (declare.ts), so bisection finds where.
  for (const holds of conditions(rule, values, param)) {
    const [first, last] = [holds(min), holds(max)];
    if (!first && !last) return undefined;
    if (!last) max = bisect(holds, min, max);
    if (!first) min = bisect(holds, max, min);
  }
  return { min, max };
}

/** The values of a range that one parameter may not have while the others stay: what a slider hatches. */
export function forbidden(rule: Rule, values: Numbers, param: SymbolName, range: Interval = symbols[param]): number[] {
  const legal = legalRange(rule, values, param);
  const all = Array.from({ length: range.max - range.min + 1 }, (_, above) => range.min + above);
  return all.filter((value) => legal === undefined || value < legal.min || value > legal.max);
}

/** The parameter of a rule that a name stands for: `padding` is read from the begin side. */
export const sideOf = (param: SymbolName): SymbolName => (param === "padding" ? "padBegin" : param);

/** All values that a parameter may have in itself. */
export const domain = (rule: Rule, param: SymbolName): Interval => ({ min: leastOf(rule, sideOf(param)), max: LIMIT });

/** The values with one of them replaced; `padding` replaces both sides. */
export function withValue(values: Numbers, param: SymbolName, value: number): Numbers {
  if (param !== "padding") return { ...values, [param]: value };
  const { padBegin: _begin, padEnd: _end, ...others } = values;
  return { ...others, padding: value };
}

type Condition = (value: number) => boolean;

/** First that no step overflows, then each constraint, which can be judged wherever the steps are known. */
function conditions(rule: Rule, values: Numbers, param: SymbolName): Condition[] {
  const run = (value: number, slots: Slots) => calculate(rule, withValue(values, param, value), slots);
  const kept = rule.program.margins.map(
    (margin): Condition =>
      (value) => {
        const slots: Slots = [];
        run(value, slots);
        return margin(slots) >= 0;
      },
  );
  return [(value) => run(value, [])?.code !== "overflow", ...kept];
}

/** The value nearest to `bad` where the condition still holds. */
function bisect(holds: Condition, good: number, bad: number): number {
  let [inside, outside] = [good, bad];
  while (Math.abs(outside - inside) > 1) {
    const middle = Math.floor((inside + outside) / 2);
    if (holds(middle)) inside = middle;
    else outside = middle;
  }
  return inside;
}
