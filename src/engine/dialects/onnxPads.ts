// ONNX's padding: `pads`, all beginnings before all ends, or the words of `auto_pad`.

import { EngineError } from "../errors.ts";
import { choice, optional, type Pads, type Param, sizes } from "../params/index.ts";
import { named } from "./dialectOp.ts";
import type { PadWord } from "./spans.ts";

export type AutoPad = "NOTSET" | "SAME_UPPER" | "SAME_LOWER" | "VALID";

export const autoPad = named(
  "padding",
  choice<AutoPad, AutoPad>(["NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"], "NOTSET"),
);

/** [begin of each axis, end of each axis]; undefined where it is left out. */
export const pads = named("padding", optional(flatPads()));

function flatPads(): Param<readonly number[], readonly Pads[]> {
  const list = sizes({ min: 0, hint: "All beginnings come before all ends." });
  return {
    kind: "sizes",
    required: false,
    read(value, place) {
      const read = list.read(value, place);
      const { rank } = place;
      if (read.length === 2 * rank) return read.slice(0, rank).map((begin, axis): Pads => [begin, read[rank + axis]]);
      const hint = "All beginnings come before all ends.";
      throw new EngineError({ ...place, got: value, allowed: `a list of ${2 * rank}`, hint });
    },
  };
}

/** Pairs as ONNX writes them. */
export function flat(pairs: readonly Pads[]): number[] {
  return [...pairs.map(([begin]) => begin), ...pairs.map(([, end]) => end)];
}

/** The word this engine's rules know, or the pairs. */
export function paddingOf(
  title: string,
  rank: number,
  { autoPad, pads }: { readonly autoPad: AutoPad; readonly pads: readonly Pads[] | undefined },
): PadWord | readonly Pads[] {
  if (autoPad === "NOTSET") return pads ?? new Array<Pads>(rank).fill([0, 0]);
  if (pads) {
    const hint = "auto_pad finds the pads itself.";
    throw new EngineError({ op: title, param: "pads", got: pads, allowed: `left out with auto_pad ${autoPad}`, hint });
  }
  return autoPad === "SAME_UPPER" ? "SAME" : autoPad;
}
