// Padding as TensorFlow and JAX take it: a word, or pairs of numbers.

import { EngineError } from "../errors.ts";
import type { Pads, Param } from "../params/index.ts";
import { integer } from "../params/whole.ts";
import type { PadWord } from "./spans.ts";

/** What such an option holds once it is read. */
export type WordOrPads = PadWord | readonly Pads[];

interface Accepted {
  readonly words: readonly PadWord[];
  /** How many pairs beside those of the spatial axes, zeros all: 2 where batch and channels are written too, or no pairs at all. */
  readonly pairs: "spatial" | "nhwc" | "none";
  /** The least number of cells; below 0 they crop. */
  readonly least?: number;
}

/** A required padding: neither framework has a default. */
export function wordOrPads<Given extends WordOrPads>({ words, pairs, least = 0 }: Accepted): Param<Given, WordOrPads> {
  const spoken = words.map((word) => `"${word}"`).join(", ");
  return {
    kind: "padding",
    required: true,
    read(value: unknown, place) {
      const hint = pairs === "none" ? "It takes no numbers." : "Or give [begin, end] pairs.";
      if (words.includes(value as PadWord)) return value as PadWord;
      const count = place.rank + (pairs === "nhwc" ? 2 : 0);
      const isPairs =
        Array.isArray(value) &&
        value.length === count &&
        value.every((pair) => Array.isArray(pair) && pair.length === 2);
      if (pairs === "none" || !isPairs) {
        const numbers = pairs === "none" ? "" : ` or a list of ${count} pairs`;
        throw new EngineError({ ...place, got: value, allowed: `${spoken}${numbers}`, hint });
      }
      const read = value.map((pair, axis): Pads => {
        const at = { ...place, param: `${place.param}[${axis}]` };
        return [integer(pair[0], least, at, hint), integer(pair[1], least, at, hint)];
      });
      if (pairs === "spatial") return read;
      const [batch, ...rest] = read;
      const channels = rest.pop() ?? [0, 0];
      if ([...batch, ...channels].every((cells) => cells === 0)) return rest;
      const allowed = "zero for batch and channels";
      throw new EngineError({
        ...place,
        got: value,
        allowed,
        hint: "Write [[0, 0], [top, bottom], [left, right], [0, 0]].",
      });
    },
  };
}
