/** Why a rule refuses some values: the facts, put together for problem.ts to word. */
import { calculate, type Rule, valueFor } from "./declare.ts";
import { type Slots, slotOf } from "./expression.ts";
import { domain, sideOf } from "./legal.ts";
import { isAboutOneValue, type Numbers, type Problem, worded } from "./problem.ts";
import { changes, namedAs, nearestLegal } from "./repair.ts";
import { LIMIT, symbolNames } from "./symbols.ts";

/**
 * What is wrong with the values, or undefined if the rule gives a size for them.
 * @example explain(conv, { inputSize: 6, kernelSize: 5, dilation: 2, padding: 1 })?.hint
 * // The kernel spans 9 cells, the padded input has 8; use kernel size ≤ 4, input size ≥ 7, dilation 1 or padding ≥ 2.
 */
export function explain(rule: Rule, values: Numbers): Problem | undefined {
  const slots: Slots = [];
  const fault = calculate(rule, values, slots);
  if (fault === undefined) return undefined;
  const alone = isAboutOneValue(fault.code);
  const repairs = alone ? [] : changes(rule, values, fault.param);
  const param = repairs[0]?.param ?? namedAs(fault.param, values);
  const range = alone ? domain(rule, param) : repairs[0];
  return worded({
    code: fault.code,
    rule: rule.name,
    param,
    got: described(valueFor(sideOf(param), values)),
    ...(range === undefined ? {} : { min: range.min }),
    ...(range === undefined || range.max === LIMIT ? {} : { max: range.max }),
    numbers: numbersIn(slots),
    repairs: repairs.map(({ param, min, max }) => ({ param, min, max })),
    nearest: nearestLegal(rule, values),
  });
}

function numbersIn(slots: Readonly<Slots>): Numbers {
  const known = symbolNames.filter((name) => slots[slotOf[name]] !== undefined);
  return Object.fromEntries(known.map((name) => [name, slots[slotOf[name]]]));
}

/** A value in words that are short, whatever it is. */
function described(value: unknown): number | string {
  if (typeof value === "number") return value;
  if (typeof value === "string") return `the text "${value.slice(0, 20)}"`;
  if (value === undefined) return "nothing";
  return value === null ? "null" : `a value of type ${typeof value}`;
}
