/**
 * Prints expressions as TeX, as one would set them by hand: a sum is a row of signed terms, a product of letters stands
 * side by side, parentheses come only where precedence asks for them. Every symbol, or the number in its place, wears
 * the colour of what it counts.
 */
import type { Expression } from "./expression.ts";
import { colored, type SymbolName } from "./symbols.ts";

export interface TexOptions {
  /** Letters, or the reader's numbers. A symbol without a number keeps its letter. */
  readonly symbols: "letters" | { readonly [name in SymbolName]?: number };
  /** `both` writes 2p for p_b + p_e, if the numbers are equal; `apart` (the default) never does. */
  readonly padding?: "apart" | "both";
}

/** @example toTex(add(mul("dilation", sub("kernelSize", 1)), 1), { symbols: "letters" }) // d(k - 1) + 1, in colour */
export function toTex(expression: Expression, options: TexOptions): string {
  return piece(expression, options).tex;
}

/** `k' = d(k - 1) + 1` or, if `name` has a number too, `k' = 2 \cdot (3 - 1) + 1 = 5`. */
export function equation(name: SymbolName, expression: Expression, options: TexOptions): string {
  const value = options.symbols === "letters" ? undefined : options.symbols[name];
  const result = value === undefined ? "" : ` = ${colored(name, String(value))}`;
  return `${colored(name)} = ${toTex(expression, options)}${result}`;
}

/** How tightly a piece of TeX holds together, and how it begins: this decides parentheses and dots. */
interface Piece {
  readonly tex: string;
  readonly binds: "sum" | "product" | "atom";
  readonly starts: "digit" | "minus" | "other";
}

const atom = (tex: string): Piece => ({ tex, binds: "atom", starts: "other" });

function number(value: number, tex: string): Piece {
  return value < 0 ? { tex, binds: "sum", starts: "minus" } : { tex, binds: "atom", starts: "digit" };
}

function piece(expression: Expression, options: TexOptions): Piece {
  switch (expression.kind) {
    case "int":
      return number(expression.value, String(expression.value));
    case "symbol": {
      const value = options.symbols === "letters" ? undefined : options.symbols[expression.name];
      return value === undefined
        ? atom(colored(expression.name))
        : number(value, colored(expression.name, String(value)));
    }
    case "changed": {
      const inner = piece(expression.of, options);
      return { ...inner, tex: marked(inner.tex) };
    }
    case "add":
    case "sub":
      return sum(signedTerms(expression), options);
    case "mul":
      return product(piece(expression.left, options), piece(expression.right, options), options);
    case "floorDiv":
    case "ceilDiv": {
      const fraction = `\\dfrac{${toTex(expression.left, options)}}{${toTex(expression.right, options)}}`;
      const side = expression.kind === "floorDiv" ? "floor" : "ceil";
      return atom(`\\left\\l${side} ${fraction} \\right\\r${side}`);
    }
    case "mod": {
      // Readers do not agree on how tightly "mod" binds, so it is enclosed in sums and products alike.
      const left = enclosed(piece(expression.left, options), "atom");
      const right = enclosed(piece(expression.right, options), "atom");
      return { tex: `${left} \\bmod ${right}`, binds: "sum", starts: "other" };
    }
    case "min":
    case "max":
      return atom(`\\${expression.kind}${held("(", pair(expression, ", ", options), ")")}`);
    case "isLess":
      return atom(held("[", pair(expression, " < ", options), "]"));
    default:
      return expression satisfies never;
  }
}

const pair = ({ left, right }: { left: Expression; right: Expression }, between: string, options: TexOptions): string =>
  toTex(left, options) + between + toTex(right, options);

/** Brackets that grow where a fraction stands in them. */
const held = (open: string, tex: string, close: string): string =>
  tex.includes("\\dfrac") ? `\\left${open} ${tex} \\right${close}` : open + tex + close;

const marked = (tex: string): string => `\\htmlClass{mark}{${tex}}`;

interface SignedTerm {
  readonly minus: boolean;
  readonly changed: boolean;
  readonly of: Expression;
}

/** Nested sums and differences as one row of signed terms: i + p − (d(k − 1) + 1) is i + p − d(k − 1) − 1. */
function signedTerms(of: Expression, minus = false, changed = false): SignedTerm[] {
  if (of.kind === "changed") return signedTerms(of.of, minus, true);
  if (of.kind !== "add" && of.kind !== "sub") return [{ minus, changed, of }];
  const rightMinus = minus !== (of.kind === "sub");
  return [...signedTerms(of.left, minus, changed), ...signedTerms(of.right, rightMinus, changed)];
}

function sum(terms: readonly SignedTerm[], options: TexOptions): Piece {
  const row = options.padding === "both" ? withPaddingTwice(terms, options) : terms;
  const printed = row.map((term, place) => ({ changed: term.changed, tex: signed(term, place === 0, options) }));
  // Neighbours that changed together share one mark, signs included.
  const runs = printed.reduce<{ changed: boolean; tex: string }[]>((done, term) => {
    const last = done.at(-1);
    if (last === undefined || last.changed !== term.changed) done.push({ ...term });
    else last.tex += ` ${term.tex}`;
    return done;
  }, []);
  const tex = runs.map((run) => (run.changed ? marked(run.tex) : run.tex)).join(" ");
  return { tex, binds: "sum", starts: "other" };
}

/** A term with its sign, which a first term bears only if it is a minus. */
function signed({ minus, of }: SignedTerm, first: boolean, options: TexOptions): string {
  const term = piece(of, options);
  // A number below zero needs parentheses everywhere but in front.
  if (first && !minus && term.starts === "minus") return term.tex;
  const body = enclosed(term, "product");
  if (first) return minus ? `-${body}` : body;
  return `${minus ? "-" : "+"} ${body}`;
}

/** Writes 2p where p_b and p_e both stand with the same sign and, if they are numbers, are equal. */
function withPaddingTwice(terms: readonly SignedTerm[], { symbols }: TexOptions): readonly SignedTerm[] {
  const termOf = (name: SymbolName) => terms.find(({ of }) => of.kind === "symbol" && of.name === name);
  const [begin, end] = [termOf("padBegin"), termOf("padEnd")];
  if (begin === undefined || end === undefined || begin.minus !== end.minus) return terms;
  const numbers = symbols === "letters" ? {} : symbols;
  if (numbers.padBegin !== numbers.padEnd) return terms;
  const name = numbers.padBegin === undefined ? "padding" : "padBegin";
  const twice: Expression = { kind: "mul", left: { kind: "int", value: 2 }, right: { kind: "symbol", name } };
  return terms.filter((term) => term !== end).map((term) => (term === begin ? { ...term, of: twice } : term));
}

/** Letters and parentheses stand side by side; numbers need a dot, so that 2 · 3 is not read as 23. */
function product(left: Piece, right: Piece, { symbols }: TexOptions): Piece {
  const leftTex = enclosed(left, "product");
  const rightTex = enclosed(right, "product");
  const dotted = right.starts === "digit" || (symbols !== "letters" && !leftTex.endsWith(")"));
  const starts = leftTex === left.tex ? left.starts : "other";
  // A space ends a control word: \rceil s, not \rceils.
  const join = dotted ? " \\cdot " : /\\[a-z]+$/.test(leftTex) ? " " : "";
  return { tex: leftTex + join + rightTex, binds: "product", starts };
}

const strength = { sum: 0, product: 1, atom: 2 } as const;

/** The piece, in parentheses if it holds together less tightly than `needed`. */
function enclosed({ tex, binds }: Piece, needed: Piece["binds"]): string {
  return strength[binds] < strength[needed] ? held("(", tex, ")") : tex;
}
