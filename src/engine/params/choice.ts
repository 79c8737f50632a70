// Yes or no, one of several words, and real numbers.

import { EngineError } from "../errors.ts";
import type { Hinted, Param } from "./param.ts";
import type { PerAxis } from "./whole.ts";

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

/** One real number for all axes, or one an axis. */
export function reals({ above, hint }: Hinted & { above: number }): Param<PerAxis, readonly number[]> {
  const one = real({ above, hint });
  return {
    kind: "reals",
    required: true,
    read(value, place) {
      if (!Array.isArray(value)) return new Array(place.rank).fill(one.read(value as number, place));
      if (value.length === place.rank)
        return value.map((each, axis) => one.read(each, { ...place, param: `${place.param}[${axis}]` }));
      throw new EngineError({ ...place, got: value, allowed: `one number, or a list of ${place.rank}`, hint });
    },
  };
}
