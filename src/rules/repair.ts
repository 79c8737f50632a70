/** How to mend values that a rule refuses: every single change that helps, and the nearest values that work. */
import { calculate, type Rule, valueFor } from "./declare.ts";
import { domain, legalRange, sideOf, withValue } from "./legal.ts";
import type { Numbers, Repair } from "./problem.ts";
import { LIMIT, type SymbolName, symbols } from "./symbols.ts";

/** The parameters that alone can mend the values: the one to blame first, then those that have the least way to go. */
export function repairsOf(rule: Rule, values: Numbers, blamed: SymbolName): Repair[] {
  return changes(rule, values, blamed, valueFor("padBegin", values) === valueFor("padEnd", values));
}

/**
 * The legal values nearest to those given: first each value is brought into its own domain, then one of them is moved
 * as little as makes all of them fit. Undefined where no single move does within the sliders.
 */
export function nearestLegal(rule: Rule, given: Numbers): Numbers | undefined {
  let values = given;
  for (const name of rule.symbols) {
    const value = valueFor(name, given);
    const nearest = nearestInDomain(value, rule, name);
    if (nearest !== value) values = withValue(values, namedAs(name, given), nearest);
  }
  const fault = calculate(rule, values, []);
  if (fault === undefined) return values;
  const apart = given.padBegin !== undefined || given.padEnd !== undefined;
  const reachable = changes(rule, values, fault.param, !apart).filter(({ param, to }) => {
    return to <= Math.max(symbols[param].max, valueFor(sideOf(param), values) as number);
  });
  const [best] = reachable.sort((a, b) => a.distance - b.distance);
  return best === undefined ? undefined : withValue(values, best.param, best.to);
}

/** What the caller calls a parameter: `padding`, if that is where its value comes from. */
export function namedAs(name: SymbolName, values: Numbers): SymbolName {
  const isSide = name === "padBegin" || name === "padEnd";
  return isSide && values[name] === undefined && values.padding !== undefined ? "padding" : name;
}

interface Change extends Repair {
  /** The nearest end of the range, and how far it is. */
  readonly to: number;
  readonly distance: number;
}

function changes(rule: Rule, values: Numbers, blamed: SymbolName, padsTogether: boolean): Change[] {
  const isSide = (name: SymbolName) => name === "padBegin" || name === "padEnd";
  const joined = padsTogether && rule.symbols.some(isSide);
  const params: SymbolName[] = joined
    ? [...rule.symbols.filter((name) => !isSide(name)), "padding"]
    : [...rule.symbols];
  const first = joined && isSide(blamed) ? "padding" : blamed;
  const found = params.flatMap((param): Change[] => {
    const range = legalRange(rule, values, param);
    if (range === undefined) return [];
    const value = valueFor(sideOf(param), values) as number;
    const to = Math.min(Math.max(value, range.min), range.max);
    return [{ param, ...range, to, distance: Math.abs(to - value) }];
  });
  return found.sort((a, b) => Number(b.param === first) - Number(a.param === first) || a.distance - b.distance);
}

function nearestInDomain(value: unknown, rule: Rule, name: SymbolName): number {
  const { min } = domain(rule, name);
  if (typeof value !== "number" || Number.isNaN(value)) return symbols[name].neutral ?? min;
  const max = value > LIMIT ? symbols[name].max : LIMIT;
  return Math.min(Math.max(Math.round(value), min), max);
}
