// Whole numbers: one, one an axis, or lists of them.

import { LIMIT, type SymbolName, symbols } from "#rules/symbols.ts";
import { EngineError } from "../errors.ts";
import type { Hinted, Param, Place } from "./param.ts";

/** One number for all axes, or one an axis. */
export type PerAxis = number | readonly number[];

/** The integer that a value is, or an EngineError. */
export function integer(value: unknown, min: number, place: Place, hint: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= min && value <= LIMIT) return value + 0;
  throw new EngineError({ ...place, got: value, allowed: `an integer from ${min} to ${LIMIT}`, hint });
}

/** A list of one integer an axis. */
export function integers(value: unknown, min: number, place: Place, hint: string): readonly number[] {
  if (!Array.isArray(value)) return new Array(place.rank).fill(integer(value, min, place, hint));
  if (value.length === place.rank) {
    return value.map((one, axis) => integer(one, min, { ...place, param: `${place.param}[${axis}]` }, hint));
  }
  throw new EngineError({ ...place, got: value, allowed: `one integer, or a list of ${place.rank}`, hint });
}

/** A whole number an axis, not below the least that its symbol allows. */
export function perAxis(
  symbol: SymbolName,
  { fallback, min = symbols[symbol].min, hint }: Hinted & { fallback?: number; min?: number },
): Param<PerAxis, readonly number[]> {
  return {
    kind: "perAxis",
    required: fallback === undefined,
    read: (value, place) => integers(value === undefined ? fallback : value, min, place, hint),
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
    read: (value, place) => integer(value === undefined ? fallback : value, min, place, hint),
  };
}

/** The sizes of a result: one an axis, or its whole shape with batch and channels, of which only the axes count. */
export function outputSizes({ hint }: Hinted): Param<PerAxis, readonly number[]> {
  return {
    kind: "sizes",
    required: true,
    read(value, place) {
      const whole = Array.isArray(value) && value.length === place.rank + 2;
      return integers(whole ? value.slice(2) : value, 1, place, hint);
    },
  };
}

/** Some axes of a tensor, each once, counted from 0. */
export function axes(): Param<readonly number[], readonly number[]> {
  return {
    kind: "sizes",
    required: true,
    read(value, place) {
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
