/**
 * Whole-number expressions as trees, declared with builders and never parsed from text. The engine evaluates them and
 * the page prints them (tex.ts): one declaration, so a formula on a page cannot differ from what is computed.
 */
import { LIMIT, type SymbolName, symbolNames } from "./symbols.ts";

export type Operator = "add" | "sub" | "mul" | "floorDiv" | "ceilDiv" | "mod" | "min" | "max" | "isLess";

export type Expression =
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "symbol"; readonly name: SymbolName }
  | { readonly kind: "changed"; readonly of: Expression }
  | { readonly kind: Operator; readonly left: Expression; readonly right: Expression };

/** What builders take: an expression, the name of a symbol, or a whole number. */
export type Term = Expression | SymbolName | number;

export const int = (value: number): Expression => ({ kind: "int", value });
export const symbol = (name: SymbolName): Expression => ({ kind: "symbol", name });

/** The same value, marked in print: what is new in a step of a derivation. */
export const changed = (of: Term): Expression => ({ kind: "changed", of: expressionOf(of) });

const expressionOf = (term: Term): Expression =>
  typeof term === "number" ? int(term) : typeof term === "string" ? symbol(term) : term;

const node = (kind: Operator, left: Term, right: Term): Expression => ({
  kind,
  left: expressionOf(left),
  right: expressionOf(right),
});

/** The sum of all terms, from left to right. */
export const add = (first: Term, ...rest: readonly Term[]): Expression =>
  rest.reduce<Expression>((sum, term) => node("add", sum, term), expressionOf(first));
export const sub = (left: Term, right: Term): Expression => node("sub", left, right);
export const mul = (left: Term, right: Term): Expression => node("mul", left, right);
/** The quotient rounded down. The divisor must be at least 1. */
export const floorDiv = (left: Term, right: Term): Expression => node("floorDiv", left, right);
/** The quotient rounded up. The divisor must be at least 1. */
export const ceilDiv = (left: Term, right: Term): Expression => node("ceilDiv", left, right);
/** What the rounded-down quotient leaves: 0 to divisor − 1, also when `left` is negative. */
export const mod = (left: Term, right: Term): Expression => node("mod", left, right);
export const min = (left: Term, right: Term): Expression => node("min", left, right);
export const max = (left: Term, right: Term): Expression => node("max", left, right);
/** Iverson's bracket: 1 if left < right, else 0. */
export const isLess = (left: Term, right: Term): Expression => node("isLess", left, right);

/** Puts expressions in the place of symbols. */
export function substitute(expression: Expression, replacements: { readonly [name in SymbolName]?: Term }): Expression {
  if (expression.kind === "int") return expression;
  if (expression.kind === "symbol") {
    const replacement = replacements[expression.name];
    return replacement === undefined ? expression : expressionOf(replacement);
  }
  if (expression.kind === "changed") return changed(substitute(expression.of, replacements));
  const { kind, left, right } = expression;
  return { kind, left: substitute(left, replacements), right: substitute(right, replacements) };
}

/** The value of each symbol at the symbol's slot. */
export type Slots = number[];
export type Compiled = (slots: Readonly<Slots>) => number;

export const slotOf = Object.fromEntries(symbolNames.map((name, slot) => [name, slot])) as {
  readonly [name in SymbolName]: number;
};

// Quotients of whole numbers below 2³¹ are at least 2⁻³¹ from the next whole number, so float64 rounds them right.
const apply: { readonly [operator in Operator]: (left: number, right: number) => number } = {
  add: (left, right) => left + right,
  sub: (left, right) => left - right,
  mul: (left, right) => left * right,
  floorDiv: (left, right) => (right >= 1 ? Math.floor(left / right) : Number.NaN),
  ceilDiv: (left, right) => (right >= 1 ? Math.ceil(left / right) : Number.NaN),
  mod: (left, right) => (right >= 1 ? left - right * Math.floor(left / right) : Number.NaN),
  min: Math.min,
  max: Math.max,
  isLess: (left, right) => (left < right ? 1 : left >= right ? 0 : Number.NaN),
};

/** −0 becomes 0, and what is too large or NaN becomes NaN, which every later step keeps. */
const checked = (value: number): number => (Math.abs(value) <= LIMIT ? value + 0 : Number.NaN);

/**
 * Turns a tree into nested closures, once. (Generated code would be faster, but the page's policy forbids it.)
 * The value is NaN if any step leaves ±`LIMIT` or divides by less than 1.
 * @param bounded false: steps may leave ±`LIMIT`, and beyond 2⁵³ are only near the truth. For comparing, not for sizes.
 */
export function compile(expression: Expression, bounded = true): Compiled {
  if (expression.kind === "int") {
    const { value } = expression;
    return () => value;
  }
  if (expression.kind === "symbol") {
    const slot = slotOf[expression.name];
    return (slots) => slots[slot];
  }
  if (expression.kind === "changed") return compile(expression.of, bounded);
  const left = compile(expression.left, bounded);
  const right = compile(expression.right, bounded);
  const operation = apply[expression.kind];
  if (!bounded) return (slots) => operation(left(slots), right(slots));
  return (slots) => checked(operation(left(slots), right(slots)));
}
