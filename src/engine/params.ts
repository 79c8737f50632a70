// The attributes of ops, each declared once: what is accepted, what is meant when it is left out, what to say when it
// is wrong. Errors, defaults and the table of hostile inputs in the tests all come from these declarations.

import { LIMIT, type SymbolName, symbols } from "#rules/symbols.ts";
import { EngineError } from "./errors.ts";

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

/** One number for all axes, or one an axis. */
export type PerAxis = number | readonly number[];

/** Cells added before and after an axis. */
export type Pads = readonly [begin: number, end: number];

/**
 * One number for all sides, one an axis for both its sides, or [begin, end] pairs. "same" keeps the size (stride 1
 * only; an odd cell goes to the end), "valid" pads nothing.
 */
export type Padding = PerAxis | readonly Pads[] | "same" | "valid";

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

/** The integer that a value is, or an EngineError. */
function integer(value: unknown, min: number, place: Place, hint: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= LIMIT) return value + 0;
  throw new EngineError({ ...place, got: value, allowed: `an integer from ${min} to ${LIMIT}`, hint });
}

/** A list of one integer an axis. */
function integers(value: unknown, min: number, place: Place, hint: string): readonly number[] {
  if (!Array.isArray(value)) return new Array(place.rank).fill(integer(value, min, place, hint));
  if (value.length === place.rank) {
    return value.map((one, axis) => integer(one, min, { ...place, param: `${place.param}[${axis}]` }, hint));
  }
  throw new EngineError({ ...place, got: value, allowed: `one integer, or a list of ${place.rank}`, hint });
}

type Hinted = { readonly hint: string };

/** A whole number an axis, not below the least that its symbol allows. */
export function perAxis(
  symbol: SymbolName,
  { fallback, min = symbols[symbol].min, hint }: Hinted & { fallback?: number; min?: number },
): Param<PerAxis, readonly number[]> {
  return {
    kind: "perAxis",
    required: fallback === undefined,
    read: (value, place) => integers(value ?? fallback, min, place, hint),
  };
}

/** Like `perAxis`, and `undefined` where it is left out. */
export function optionalPerAxis(
  symbol: SymbolName,
  { hint, min = symbols[symbol].min }: Hinted & { min?: number },
): Param<PerAxis, readonly number[] | undefined> {
  return {
    kind: "perAxis",
    required: false,
    read: (value, place) => (value === undefined ? undefined : integers(value, min, place, hint)),
  };
}

/** A whole number an axis, or null for an axis that keeps its size. */
export function perAxisOrKept(
  symbol: SymbolName,
  { hint }: Hinted,
): Param<number | null | readonly (number | null)[], readonly (number | null)[]> {
  const one = perAxis(symbol, { hint });
  return {
    kind: "perAxis",
    required: true,
    read(value, place) {
      if (value === null) return new Array(place.rank).fill(null);
      if (!Array.isArray(value) || !value.includes(null)) return one.read(value as PerAxis | undefined, place);
      const kept = one.read(
        value.map((size) => size ?? 1),
        place,
      );
      return kept.map((size, axis) => (value[axis] === null ? null : size));
    },
  };
}

/** One whole number. */
export function count({
  min = 1,
  fallback,
  hint,
}: Hinted & { min?: number; fallback?: number }): Param<number, number> {
  return {
    kind: "count",
    required: fallback === undefined,
    read: (value, place) => integer(value ?? fallback, min, place, hint),
  };
}

export function optionalCount({ min = 1, hint }: Hinted & { min?: number }): Param<number, number | undefined> {
  return {
    kind: "count",
    required: false,
    read: (value, place) => (value === undefined ? undefined : integer(value, min, place, hint)),
  };
}

export type ReadPadding = readonly Pads[] | "same";

const paddingHint = "Give one number, one an axis, or [begin, end] pairs.";

/** Cells added around the input; `named` also takes "same" and "valid". */
export function padding<Named extends boolean>(
  named: Named,
): Param<Named extends true ? Padding : Exclude<Padding, string>, Named extends true ? ReadPadding : readonly Pads[]> {
  const read = (value: unknown, place: Place): ReadPadding => {
    if (named && value === "same") return "same";
    if (named && value === "valid") return integers(0, 0, place, paddingHint).map((p) => [p, p]);
    if (typeof value === "string") {
      const words = named ? 'a number, a list, "same" or "valid"' : "a number or a list";
      throw new EngineError({ ...place, got: value, allowed: words, hint: paddingHint });
    }
    if (!Array.isArray(value) || !value.some(Array.isArray))
      return integers(value ?? 0, 0, place, paddingHint).map((p) => [p, p]);
    if (value.length !== place.rank) {
      throw new EngineError({ ...place, got: value, allowed: `a list of ${place.rank} pairs`, hint: paddingHint });
    }
    return value.map((pair, axis) => pairOf(pair, { ...place, param: `${place.param}[${axis}]` }, paddingHint));
  };
  return { kind: "padding", required: false, read: read as ReturnType<typeof padding<Named>>["read"] };
}

/** The sizes of a result: one an axis, or its whole shape with batch and channels, of which only the axes count. */
export function optionalSizes({ hint }: Hinted): Param<PerAxis, readonly number[] | undefined> {
  return {
    kind: "sizes",
    required: false,
    read(value, place) {
      if (value === undefined) return undefined;
      const whole = Array.isArray(value) && value.length === place.rank + 2;
      return integers(whole ? value.slice(2) : value, 1, place, hint);
    },
  };
}

export function flag(fallback: boolean): Param<boolean, boolean> {
  return {
    kind: "flag",
    required: false,
    read(value = fallback, place) {
      if (typeof value === "boolean") return value;
      throw new EngineError({ ...place, got: value, allowed: "true or false", hint: `Leave it out for ${fallback}.` });
    },
  };
}

/** One of several words. Without a fallback it is undefined where it is left out. */
export function choice<W extends string, F extends W | undefined>(words: readonly W[], fallback: F): Param<W, W | F> {
  return {
    kind: "choice",
    required: false,
    read(value, place) {
      if (value === undefined) return fallback;
      if (words.includes(value)) return value;
      const hint =
        fallback === undefined ? "Leave it out for what the mode implies." : `Leave it out for "${fallback}".`;
      throw new EngineError({ ...place, got: value, allowed: `one of ${words.join(", ")}`, hint });
    },
  };
}

/** A finite real number, where `above` is given one greater than that. */
export function real({
  above = -Infinity,
  fallback,
  hint,
}: Hinted & { above?: number; fallback?: number }): Param<number, number> {
  return {
    kind: "real",
    required: fallback === undefined,
    read(value = fallback, place) {
      if (typeof value === "number" && Number.isFinite(value) && value > above) return value;
      throw new EngineError({
        ...place,
        got: value,
        allowed: above === -Infinity ? "a finite number" : `a finite number above ${above}`,
        hint,
      });
    },
  };
}

/** What one op hands to another, never a caller: taken as it is. */
export function passed<V>(): Param<V, V> {
  return { kind: "passed", required: true, read: (value) => value as V };
}

/** Some axes of a tensor, each once, counted from 0. Left out: undefined. */
export function axes(): Param<readonly number[], readonly number[] | undefined> {
  return {
    kind: "sizes",
    required: false,
    read(value, place) {
      if (value === undefined) return undefined;
      const hint = "Axes are counted from 0.";
      if (!Array.isArray(value) || new Set(value).size !== value.length) {
        throw new EngineError({ ...place, got: value, allowed: "a list of different axes", hint });
      }
      return value.map((axis) => integer(axis, 0, place, hint));
    },
  };
}

/** The shape of a tensor: any number of sizes from 0. */
export function shape(): Param<readonly number[], readonly number[]> {
  return sizes({ min: 0, hint: "Write [rows, columns], for example." });
}

/** A list of whole numbers, for as many axes as the caller means. */
export function sizes({ min, hint }: Hinted & { min: number }): Param<readonly number[], readonly number[]> {
  return {
    kind: "sizes",
    required: true,
    read(value, place) {
      if (!Array.isArray(value))
        throw new EngineError({ ...place, got: value, allowed: `a list of integers from ${min}`, hint });
      return value.map((size, axis) => integer(size, min, { ...place, param: `${place.param}[${axis}]` }, hint));
    },
  };
}

/** [begin, end] pairs, for as many axes as the caller means. */
export function pairs(): Param<readonly Pads[], readonly Pads[]> {
  return {
    kind: "sizes",
    required: true,
    read(value, place) {
      const hint = "Write [[top, bottom], [left, right]], for example.";
      if (!Array.isArray(value))
        throw new EngineError({ ...place, got: value, allowed: "a list of [begin, end] pairs", hint });
      return value.map((pair, axis) => pairOf(pair, { ...place, param: `${place.param}[${axis}]` }, hint));
    },
  };
}

function pairOf(pair: unknown, place: Place, hint: string): Pads {
  if (!Array.isArray(pair) || pair.length !== 2) {
    throw new EngineError({ ...place, got: pair, allowed: "a pair [begin, end]", hint });
  }
  return [integer(pair[0], 0, place, hint), integer(pair[1], 0, place, hint)];
}

export function optionalFlag(): Param<boolean, boolean | undefined> {
  return {
    kind: "flag",
    required: false,
    read(value, place) {
      if (value === undefined || typeof value === "boolean") return value;
      throw new EngineError({
        ...place,
        got: value,
        allowed: "true or false",
        hint: "Leave it out for what the mode implies.",
      });
    },
  };
}

export function optionalReal({ hint }: Hinted): Param<number, number | undefined> {
  return {
    kind: "real",
    required: false,
    read: (value, place) => (value === undefined ? undefined : real({ hint }).read(value, place)),
  };
}

/** One real number for all axes, or one an axis. */
export function optionalReals({
  above,
  hint,
}: Hinted & { above: number }): Param<PerAxis, readonly number[] | undefined> {
  const one = real({ above, hint });
  return {
    kind: "reals",
    required: false,
    read(value, place) {
      if (value === undefined) return undefined;
      if (!Array.isArray(value)) return new Array(place.rank).fill(one.read(value as number, place));
      if (value.length === place.rank)
        return value.map((each, axis) => one.read(each, { ...place, param: `${place.param}[${axis}]` }));
      throw new EngineError({ ...place, got: value, allowed: `one number, or a list of ${place.rank}`, hint });
    },
  };
}
