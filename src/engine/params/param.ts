// The attributes of ops, each declared once: what is accepted, what is meant when it is left out, what to say when it
// is wrong. Errors, defaults and the table of hostile inputs in the tests all come from these declarations.

import { EngineError } from "../errors.ts";

/** Where a value stands: for messages, and to know how many axes there are. */
export interface Place {
  readonly op: string;
  readonly rank: number;
  readonly param: string;
}

export type ParamKind = "perAxis" | "count" | "padding" | "flag" | "choice" | "real" | "sizes" | "reals" | "passed";

export interface Param<G = unknown, V = unknown> {
  readonly kind: ParamKind;
  readonly required: boolean;
  /** The value in the form that ops use, or an EngineError. `undefined` is what was left out. */
  read(value: G | undefined, place: Place): V;
}

export interface ParamTable {
  readonly [name: string]: Param;
}

/** What a caller may give for a table of params, and what the op then reads. */
export type Given<T extends ParamTable> = {
  readonly [name in keyof T]?: T[name] extends Param<infer G, unknown> ? G : never;
};

export type Read<T extends ParamTable> = {
  readonly [name in keyof T]: T[name] extends Param<never, infer V> ? V : never;
};

/** Reads all params of a call. @throws EngineError for a wrong value, and for a name that is neither param nor input */
export function readParams<T extends ParamTable>(
  table: T,
  given: Given<T>,
  place: Omit<Place, "param">,
  inputs: object = {},
): Read<T> {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new EngineError({
      op: place.op,
      param: "options",
      got: given,
      allowed: "an object",
      hint: `Its names are ${Object.keys(table).join(", ")}.`,
    });
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(table, name) || Object.hasOwn(inputs, name)) continue;
    throw new EngineError({
      op: place.op,
      param: "options",
      got: name,
      allowed: "without unknown names",
      hint: `Known: ${Object.keys(table).join(", ") || "none"}.`,
    });
  }
  const entries = Object.entries(table).map(([name, param]) => [
    name,
    param.read(given[name], { ...place, param: name }),
  ]);
  return Object.fromEntries(entries) as Read<T>;
}

/** A param that may be left out, and then is undefined. */
export function optional<G, V>(param: Param<G, V>): Param<G, V | undefined> {
  const read = (value: G | undefined, place: Place) => (value === undefined ? undefined : param.read(value, place));
  return { ...param, required: false, read };
}

/** What one op hands to another, never a caller: taken as it is. */
export function passed<V>(): Param<V, V> {
  return { kind: "passed", required: true, read: (value) => value as V };
}

/** What a declaration adds for the reader of an error. */
export type Hinted = { readonly hint: string };
