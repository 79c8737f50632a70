// What the editor knows of the engine: a light index made at build from its own types and docstrings.
//
// The alternative is TypeScript's language service in the page. It weighs about 2.6 MB of gzip with its libraries and
// needs seconds to start; this index weighs some ten kilobytes and answers at once. What it gives up: it follows only
// what a line of the reader's code plainly says (`const y = conv1d(…)` makes y a Tensor), and it checks no types.

/** One name: a function, a class, a type, an option of a call or a member of a class. */
export interface ApiName {
  readonly name: string;
  readonly kind: "function" | "class" | "type" | "constant" | "property" | "method";
  /** As TypeScript prints it: `conv1d(x: Tensor, weight: Tensor, options?: ConvOptions): Tensor`. */
  readonly signature: string;
  /** The docstring, as plain text. */
  readonly doc: string;
  /** The type of its value, of its result for a function, when that is a name of the index. */
  readonly gives?: string;
  /** Type names of a function's arguments, "" for one that is no name of the index. */
  readonly takes?: readonly string[];
  /** Members of a class, fields of a type. */
  readonly members?: readonly ApiName[];
}

export type ApiIndex = readonly ApiName[];

/** Finds by name; names in scope of the lesson's cells included. */
export const apiName = (index: ApiIndex, name: string): ApiName | undefined =>
  index.find((entry) => entry.name === name);
