// Reads a cell's text. One parser serves both the erasing of types and the search for names.
//
// Weighed, as gzip of the minified bundle: acorn with its TypeScript grammar 63 KB. Sucrase is 48 KB, but says nothing
// of scopes, so acorn would come on top (86 KB); esbuild's WASM is 3.7 MB and TypeScript itself 1.6 MB.
import { tsPlugin } from "@sveltejs/acorn-typescript";
import { Parser } from "acorn";
import type { Failure } from "../output.ts";

/** Any node of the tree; what else it has depends on its type. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Longer cells are refused: the page reads a cell at each of the reader's keystrokes. */
export const MOST_SOURCE = 200_000;

const TypeScript = Parser.extend(tsPlugin());

/** @returns the program, or why it is none */
export function parse(source: string): Node | Failure {
  if (source.length > MOST_SOURCE)
    return failure(`The cell has ${source.length} characters; it may have ${MOST_SOURCE}.`, "Split it.");
  try {
    const options = { ecmaVersion: "latest", sourceType: "module", locations: true } as const;
    return TypeScript.parse(source, options) as unknown as Node;
  } catch (error) {
    // A deeply nested text ends in a RangeError, which has no place.
    const { message, pos } = error as { message: string; pos?: number };
    if (pos === undefined) return failure("The code is nested too deep to be read.");
    return failure(reworded(message, source, pos), undefined, placeOf(source, pos));
  }
}

export const isFailure = (value: Node | Failure): value is Failure => "is" in value;

/** A cell that cannot be run as it is written. */
export const failure = (
  message: string,
  hint?: string,
  place?: { readonly line: number; readonly column: number },
): Failure => ({ is: "error", name: "SyntaxError", message, ...(hint && { hint }), ...place });

export function placeOf(source: string, at: number): { line: number; column: number } {
  const before = source.slice(0, at).split(LINE_END);
  return { line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

const LINE_END = /\r\n|[\n\r\u2028\u2029]/;

function reworded(message: string, source: string, at: number): string {
  const bare = message.replace(/ \(\d+:\d+\)$/, "");
  if (bare !== "Unexpected token") return `${bare}.`;
  const [token] = /[\w$]+|[^\s]|$/.exec(source.slice(at)) ?? [""];
  return token === "" ? "The code ends too early: something is not closed." : `Unexpected ${token}`;
}

/** The direct children of a node that are nodes, in the order of the tree. */
export function* children(node: Node): Generator<Node> {
  for (const [field, value] of Object.entries(node)) {
    if (field === "loc") continue;
    if (Array.isArray(value)) {
      for (const entry of value) if (isNode(entry)) yield entry;
    } else if (isNode(value)) yield value;
  }
}

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && "type" in value && typeof value.type === "string" && "start" in value;

export const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
