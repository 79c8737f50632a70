/**
 * A rule declares how one axis of a layer gets its size: the parameters, the steps on the way (`let`), the size, and
 * what must hold. Everything else the course says about that size is derived from this one declaration.
 */
import { type Compiled, compile, type Expression, type Slots, slotOf } from "./expression.ts";
import type { ConstraintCode, Numbers, ProblemCode } from "./problem.ts";
import { LIMIT, type SymbolName, symbols } from "./symbols.ts";

/** left ≤ right. Each side is monotone in each parameter, so that the legal values of one form an interval. */
export interface Constraint {
  readonly code: ConstraintCode;
  /** The parameter to blame. */
  readonly param: SymbolName;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Declaration<Let extends SymbolName, Aside extends SymbolName> {
  readonly name: string;
  /** Where the rule stands in the literature, to the equation. */
  readonly source: string;
  /** The parameters. Those with a neutral value (symbols.ts) may be left out of the values. */
  readonly symbols: readonly SymbolName[];
  /** The steps, in order: each may use the parameters and the steps before it. They are the derivation. */
  readonly let: { readonly [name in Let]: Expression };
  readonly size: Expression;
  /** What follows from the size and is not needed for it, such as the cells left over; may use `outputSize`. */
  readonly asides?: { readonly [name in Aside]: Expression };
  readonly constraints: readonly Constraint[];
  /** Where a parameter may go below the minimum of its symbol. */
  readonly least?: { readonly [name in SymbolName]?: number };
  /** Which cell tap `tapIndex` of window `windowIndex` touches, and whether it reads there or writes there. */
  readonly link?: { readonly does: "reads" | "writes"; readonly position: Expression };
}

/** `Rule` without names is any rule; with them, the names of its steps and asides are known to the compiler. */
export interface Rule<Let extends SymbolName = never, Aside extends SymbolName = never>
  extends Declaration<Let, Aside> {
  readonly program: Program;
}

type Statement = { readonly slot: number; readonly run: Compiled };
interface Program {
  readonly lets: readonly Statement[];
  readonly size: readonly Statement[];
  readonly asides: readonly Statement[];
  /** right − left of each constraint: negative where it is broken. */
  readonly margins: readonly Compiled[];
}

export function defineRule<Let extends SymbolName = never, Aside extends SymbolName = never>(
  declaration: Declaration<Let, Aside>,
): Rule<Let, Aside> {
  const statements = (expressions: { readonly [name in SymbolName]?: Expression }): Statement[] =>
    Object.entries(expressions).map(([name, expression]) => ({
      slot: slotOf[name as SymbolName],
      run: compile(expression),
    }));
  const program: Program = {
    lets: statements(declaration.let),
    size: statements({ outputSize: declaration.size }),
    asides: statements(declaration.asides ?? {}),
    margins: declaration.constraints.map(({ left, right }) =>
      compile({ kind: "sub", left: right, right: left }, false),
    ),
  };
  return { ...declaration, program };
}

/** Why a calculation stopped: enough to explain it, cheap enough to be made a thousand times in a search. */
export interface Fault {
  readonly code: ProblemCode;
  readonly param: SymbolName;
}

export const isSide = (name: SymbolName): boolean => name === "padBegin" || name === "padEnd";

/** The value a rule takes for a parameter: its own, else `padding` for either side, else the neutral one. */
export function valueFor(name: SymbolName, values: Numbers): unknown {
  const given = isSide(name) && values[name] === undefined ? values.padding : values[name];
  return given === undefined ? symbols[name].neutral : given;
}

/** The least value that a rule takes for a parameter. */
export const leastOf = (rule: Rule, name: SymbolName): number => rule.least?.[name] ?? symbols[name].min;

/** The parameter's own fault, whatever the others are. */
function valueFault(value: unknown, least: number): ProblemCode | undefined {
  if (value === undefined) return "missing";
  if (typeof value !== "number" || Number.isNaN(value)) return "notNumber";
  if (!Number.isFinite(value)) return "notFinite";
  if (!Number.isInteger(value)) return "notWhole";
  return value < least ? "tooSmall" : value > LIMIT ? "tooLarge" : undefined;
}

/**
 * Runs a rule. `slots` is filled as far as the calculation comes: parameters, steps, size, asides.
 * @returns what stopped it, or undefined
 */
export function calculate(rule: Rule, values: Numbers, slots: Slots): Fault | undefined {
  for (const name of rule.symbols) {
    const value = valueFor(name, values);
    const code = valueFault(value, leastOf(rule, name));
    if (code !== undefined) return { code, param: name };
    slots[slotOf[name]] = value as number;
  }
  const { lets, size, asides, margins } = rule.program;
  if (!fill(slots, lets)) return overflow(rule, slots);
  const broken = margins.findIndex((margin) => margin(slots) < 0);
  if (broken >= 0) return rule.constraints[broken];
  return fill(slots, size) && fill(slots, asides) ? undefined : overflow(rule, slots);
}

/** Runs statements until one has no value. */
function fill(slots: Slots, statements: readonly Statement[]): boolean {
  for (const { slot, run } of statements) {
    const value = run(slots);
    if (Number.isNaN(value)) return false;
    slots[slot] = value;
  }
  return true;
}

/** The largest parameter is to blame. */
function overflow(rule: Rule, slots: Readonly<Slots>): Fault {
  const param = rule.symbols.reduce((a, b) => (slots[slotOf[b]] > slots[slotOf[a]] ? b : a));
  return { code: "overflow", param };
}
