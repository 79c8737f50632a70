// Padding: numbers, pairs, or a word.

import { EngineError } from "../errors.ts";
import type { Param, Place } from "./param.ts";
import { integer, integers, type PerAxis } from "./whole.ts";

/** Cells added before and after an axis. */
export type Pads = readonly [begin: number, end: number];

/**
 * One number for all sides, one an axis for both its sides, or [begin, end] pairs. "same" keeps the size (stride 1
 * only; an odd cell goes to the end), "valid" pads nothing.
 */
export type Padding = PerAxis | readonly Pads[] | "same" | "valid";

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
      return integers(value === undefined ? 0 : value, 0, place, paddingHint).map((p) => [p, p]);
    if (value.length !== place.rank) {
      throw new EngineError({ ...place, got: value, allowed: `a list of ${place.rank} pairs`, hint: paddingHint });
    }
    return value.map((pair, axis) => pairOf(pair, { ...place, param: `${place.param}[${axis}]` }, paddingHint));
  };
  return { kind: "padding", required: false, read: read as ReturnType<typeof padding<Named>>["read"] };
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
