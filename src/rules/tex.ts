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

/** How tightly a piece of TeX holds together, and how it begins: this decides parentheses and dots. */
interface Piece {
  readonly tex: string;
  readonly binds: "sum" | "product" | "atom";
  readonly starts: "digit" | "minus" | "other";
}

interface SignedTerm {
  readonly minus: boolean;
  readonly of: Expression;
}

/** @example toTex(add(mul("dilation", sub("kernelSize", 1)), 1), { symbols: "letters" }) // d(k - 1) + 1, in colour */
export function toTex(expression: Expression, options: TexOptions): string {
  return piece(expression, options).tex;
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
    case "add":
    case "sub":
      return sum(expression, options);
    case "mul":
      return product(piece(expression.left, options), piece(expression.right, options), options);
    case "floorDiv":
    case "ceilDiv": {
      const fraction = `\\dfrac{${toTex(expression.left, options)}}{${toTex(expression.right, options)}}`;
      const side = expression.kind === "floorDiv" ? "floor" : "ceil";
      return atom(`\\left\\l${side} ${fraction} \\right\\r${side}`);
    }
    case "mod": {
      const left = enclosed(piece(expression.left, options), "atom");
      const right = enclosed(piece(expression.right, options), "atom");
      return { tex: `${left} \\bmod ${right}`, binds: "product", starts: "other" };
    }
    case "min":
    case "max":
      return atom(`\\${expression.kind}(${toTex(expression.left, options)}, ${toTex(expression.right, options)})`);
    case "isLess":
      return atom(`[${toTex(expression.left, options)} < ${toTex(expression.right, options)}]`);
    default:
      return expression satisfies never;
  }
}

/** Nested sums and differences as one row of signed terms: i + p − (d(k − 1) + 1) is i + p − d(k − 1) − 1. */
function signedTerms(expression: Expression, minus = false): SignedTerm[] {
  if (expression.kind !== "add" && expression.kind !== "sub") return [{ minus, of: expression }];
  const flips = expression.kind === "sub";
  return [...signedTerms(expression.left, minus), ...signedTerms(expression.right, minus !== flips)];
}

function sum(expression: Expression, options: TexOptions): Piece {
  const terms = options.padding === "both" ? withPaddingTwice(signedTerms(expression), options) : signedTerms(expression);
  let tex = "";
  for (const { minus, of } of terms) {
    const term = piece(of, options);
    const first = tex === "";
    // A number below zero needs parentheses everywhere but in front.
    const body = first && !minus ? term.tex : enclosed(term, term.starts === "minus" ? "atom" : "product");
    tex += first ? `${minus ? "-" : ""}${body}` : ` ${minus ? "-" : "+"} ${body}`;
  }
  return { tex, binds: "sum", starts: tex.startsWith("-") ? "minus" : "other" };
}

/** Writes 2p where p_b and p_e both stand with the same sign and, if they are numbers, are equal. */
function withPaddingTwice(terms: readonly SignedTerm[], { symbols }: TexOptions): readonly SignedTerm[] {
  const isPad = ({ of }: SignedTerm, name: SymbolName) => of.kind === "symbol" && of.name === name;
  const begin = terms.find((term) => isPad(term, "padBegin"));
  const end = terms.find((term) => isPad(term, "padEnd"));
  if (begin === undefined || end === undefined || begin.minus !== end.minus) return terms;
  if (symbols !== "letters" && symbols.padBegin !== symbols.padEnd) return terms;
  const both: Expression =
    symbols === "letters" || symbols.padBegin === undefined
      ? { kind: "symbol", name: "padding" }
      : { kind: "symbol", name: "padBegin" };
  const twice: SignedTerm = {
    minus: begin.minus,
    of: { kind: "mul", left: { kind: "int", value: 2 }, right: both },
  };
  return terms.filter((term) => term !== end).map((term) => (term === begin ? twice : term));
}

/** Letters and parentheses stand side by side; numbers need a dot, so that 2 · 3 is not read as 23. */
function product(left: Piece, right: Piece, { symbols }: TexOptions): Piece {
  const leftTex = enclosed(left, "product");
  const rightTex = enclosed(right, "atom");
  const dotted = right.starts === "digit" || (symbols !== "letters" && !leftTex.endsWith(")"));
  const starts = leftTex === left.tex ? left.starts : "other";
  return { tex: dotted ? `${leftTex} \\cdot ${rightTex}` : `${leftTex}${rightTex}`, binds: "product", starts };
}

const strength = { sum: 0, product: 1, atom: 2 } as const;

/** The piece, in parentheses if it holds together less tightly than `needed`. */
function enclosed({ tex, binds }: Piece, needed: Piece["binds"]): string {
  return strength[binds] < strength[needed] ? `(${tex})` : tex;
}
