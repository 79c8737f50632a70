/**
 * Python as a tree, by Lezer's grammar: text is read and never run. Only what a list of layers needs is understood:
 * numbers, words, lists, names that stand for numbers, and calls.
 */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";

export type { SyntaxNode };

/** A value that can be read without running anything; `undefined` where it cannot. */
export type Value = number | string | boolean | null | readonly Value[];

export interface Source {
  readonly text: string;
  readonly top: SyntaxNode;
  lineOf(node: SyntaxNode): number;
  textOf(node: SyntaxNode): string;
}

export function sourceOf(text: string): Source {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const lineAt = (place: number): number => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  return {
    text,
    top: parser.parse(text).topNode,
    lineOf: (node) => lineAt(node.from),
    textOf: (node) => text.slice(node.from, node.to),
  };
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** Marks that stand between values. */
const marks = new Set(["(", ")", "[", "]", "{", "}", ",", ":", "Comment"]);
export const itemsOf = (node: SyntaxNode): SyntaxNode[] => childrenOf(node).filter(({ name }) => !marks.has(name));

/** Deeper than anybody nests layers. */
export const deepest = 60;

export function valueIn(
  source: Source,
  node: SyntaxNode,
  names: ReadonlyMap<string, Value>,
  depth = 0,
): Value | undefined {
  if (depth > deepest) return undefined;
  const inner = (child: SyntaxNode | undefined) => child && valueIn(source, child, names, depth + 1);
  const text = source.textOf(node);
  switch (node.name) {
    case "Number":
      return numberOf(text);
    case "String":
      return /^[rbu]?(["'])([^"'\\\n]{0,80})\1$/i.exec(text)?.[2];
    case "Boolean":
      return text === "True";
    case "None":
      return null;
    case "VariableName":
    case "MemberExpression":
      return names.get(text);
    case "ParenthesizedExpression":
      return inner(itemsOf(node)[0]);
    case "TupleExpression":
    case "ArrayExpression": {
      const values = itemsOf(node).map(inner);
      return values.every((value) => value !== undefined) ? values : undefined;
    }
    case "UnaryExpression": {
      const value = inner(node.lastChild ?? undefined);
      return typeof value === "number" && text.startsWith("-") ? -value : undefined;
    }
    case "BinaryExpression": {
      const [left, operator, right] = childrenOf(node);
      return operator && arithmetic(inner(left), source.textOf(operator), inner(right));
    }
    default:
      return undefined;
  }
}

const numberOf = (text: string): number | undefined => {
  const value = Number(text.replaceAll("_", ""));
  return Number.isFinite(value) ? value : undefined;
};

/** Sums such as `ngf * 8` are common in lists of layers. */
function arithmetic(left: Value | undefined, operator: string, right: Value | undefined): number | undefined {
  if (typeof left !== "number" || typeof right !== "number") return undefined;
  const results = new Map([
    ["+", left + right],
    ["-", left - right],
    ["*", left * right],
    ["//", Math.floor(left / right)],
    ["/", left / right],
    ["**", left ** right],
  ]);
  const result = results.get(operator);
  return Number.isFinite(result) ? result : undefined;
}
