/** How to mend values that a rule refuses: every single change that helps, and the nearest values that work. */
import { calculate, isSide, type Rule, valueFor } from "./declare.ts";
import { domain, legalRange, sideOf, withValue } from "./legal.ts";
import type { Interval, Numbers, Repair } from "./problem.ts";
import { LIMIT, type SymbolName, symbols } from "./symbols.ts";

/** A parameter that alone can mend the values, the end of its legal range that is nearest, and how far that is. */
interface Change extends Repair {
  readonly to: number;
  readonly distance: number;
}

/** Every change that helps: the parameter to blame first, then those that have the least way to go. */
export function changes(rule: Rule, values: Numbers, blamed: SymbolName, params = movable(rule, values)): Change[] {
  const first = params.includes(blamed) ? blamed : "padding";
  const found = params.flatMap((param): Change[] => {
    const range = legalRange(rule, values, param);
    if (range === undefined) return [];
    const value = valueFor(sideOf(param), values) as number;
    const to = clamp(value, range);
    return [{ param, ...range, to, distance: Math.abs(to - value) }];
  });
  return found.sort((a, b) => Number(b.param === first) - Number(a.param === first) || a.distance - b.distance);
}

/**
 * The legal values nearest to those given, in the names given. Each value is brought into its own domain; then one is
 * moved as little as makes all of them fit. Where no single move within the sliders does, all start from their least
 * values and go back towards the given ones, in turn, as far as the rule allows.
 */
export function nearestLegal(rule: Rule, given: Numbers): Numbers {
  const params = rule.symbols.map((name) => namedAs(name, given));
  const own = params.reduce((values, param) => {
    const value = valueFor(sideOf(param), given);
    const nearest = nearestInDomain(value, domain(rule, param), param);
    return nearest === value ? values : withValue(values, param, nearest);
  }, given);
  const fault = calculate(rule, own, []);
  if (fault === undefined) return own;
  const currently = (param: SymbolName) => valueFor(sideOf(param), own) as number;
  const reachable = changes(rule, own, fault.param, [...new Set(params)])
    .filter(({ param, to }) => to <= Math.max(symbols[param].max, currently(param)))
    .sort((a, b) => a.distance - b.distance);
  if (reachable[0] !== undefined) return withValue(own, reachable[0].param, reachable[0].to);
  const least = params.reduce((values, param) => withValue(values, param, domain(rule, param).min), own);
  return params.reduce((values, param) => {
    const range = legalRange(rule, values, param);
    return range === undefined ? values : withValue(values, param, clamp(currently(param), range));
  }, least);
}

/** What the caller calls a parameter: `padding`, if that is where its value comes from. */
export function namedAs(name: SymbolName, values: Numbers): SymbolName {
  return isSide(name) && values[name] === undefined && values.padding !== undefined ? "padding" : name;
}

const clamp = (value: number, { min, max }: Interval): number => Math.min(Math.max(value, min), max);

/** The parameters to move: both pads together where they are equal. */
function movable(rule: Rule, values: Numbers): readonly SymbolName[] {
  const joined = rule.symbols.some(isSide) && valueFor("padBegin", values) === valueFor("padEnd", values);
  return joined ? [...rule.symbols.filter((name) => !isSide(name)), "padding"] : rule.symbols;
}

function nearestInDomain(value: unknown, { min }: Interval, param: SymbolName): number {
  if (typeof value !== "number" || Number.isNaN(value)) return symbols[param].neutral ?? min;
  return clamp(Math.round(value), { min, max: value > LIMIT ? symbols[param].max : LIMIT });
}
