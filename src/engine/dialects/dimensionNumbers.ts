// JAX's dimension_numbers: three words with one letter an axis, for the left side, the right side and the result.

import { EngineError } from "../errors.ts";
import type { DialectParam } from "./dialectOp.ts";
import { spelled } from "./layouts.ts";

export type DimensionNumbers = readonly [lhs: string, rhs: string, out: string];

/** @param fallback words in which * stands for the spatial axes */
export function dimensionNumbers(fallback: DimensionNumbers): DialectParam<DimensionNumbers, DimensionNumbers> {
  return {
    kind: "choice",
    required: false,
    shown: (value, rank) => (value as DimensionNumbers).map((word) => spelled(word, rank)),
    read(value = fallback, place) {
      const letters = ["NC", "IO", "NC"].map((pair) => sorted(pair + spelled("*", place.rank)));
      const example = fallback.map((word) => `"${spelled(word, place.rank)}"`).join(", ");
      const words = Array.isArray(value)
        ? value.map((word) => (typeof word === "string" ? spelled(word, place.rank) : ""))
        : [];
      if (words.length === 3 && words.every((word, i) => sorted(word) === letters[i]))
        return [words[0], words[1], words[2]];
      const hint = `Leave it out for [${example}].`;
      throw new EngineError({ ...place, got: value, allowed: `three words like [${example}]`, hint });
    },
  };
}

const sorted = (word: string) => [...word].sort().join("");
