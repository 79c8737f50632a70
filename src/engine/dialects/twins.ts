// What dialects share when they write a meaning: the refusal, and the tests of what a simpler option would do.

import { Described, EngineError } from "../errors.ts";
import type { Pads } from "../params/index.ts";
import type { Dialect } from "./layouts.ts";
import type { Meaning, MeaningOf, Windows } from "./meaning.ts";
import { type PadWord, sameWindows, wordWindows } from "./spans.ts";

const frameworks: { readonly [dialect in Dialect]: string } = {
  torch: "PyTorch",
  tensorflow: "TensorFlow",
  onnx: "ONNX",
  jax: "JAX",
};

/** The refusal of a meaning that a dialect cannot say. @param why a whole sentence */
export function noTwin(dialect: Dialect, got: string, why: string): EngineError {
  return new EngineError({
    op: "translate",
    param: "call",
    got: new Described(got),
    allowed: `something ${frameworks[dialect]} can say`,
    hint: why,
  });
}

/** The refusal of a call that no other framework of these has, when it is read. */
export function alone(title: string, param: string, got: unknown, why: string): EngineError {
  return new EngineError({ op: title, param, got, allowed: "an option that other frameworks have too", hint: why });
}

/** The refusal of a call that leaves such layers to another one; it says least of all refusals. */
export function forAnother(dialect: Dialect, meaning: Meaning): EngineError {
  return noTwin(dialect, meaning.op, "This call is for another kind of layer.");
}

/** The meaning, if it is of one of these ops. */
export function expectOp<Op extends Meaning["op"]>(
  dialect: Dialect,
  meaning: Meaning,
  ...ops: readonly Op[]
): MeaningOf<Op> {
  if ((ops as readonly string[]).includes(meaning.op)) return meaning as MeaningOf<Op>;
  throw forAnother(dialect, meaning);
}

/** One number if all are alike, as people write it. */
export function compact(values: readonly number[]): number | readonly number[] {
  return values.every((value) => value === values[0]) ? values[0] : values;
}

/** Pads that are the same at both ends of each axis, one number an axis; undefined where they are not. */
export function symmetric(pads: readonly Pads[]): number[] | undefined {
  return pads.every(([begin, end]) => begin === end && begin >= 0) ? pads.map(([begin]) => begin) : undefined;
}

export const isOnes = (values: readonly number[]): boolean => values.every((value) => value === 1);

/** The first of these words that places the same windows. */
export function wordFor(windows: Windows, words: readonly PadWord[]): PadWord | undefined {
  return words.find((word) => {
    if (word === "VALID" && windows.pads.some(([begin]) => begin !== 0)) return false;
    try {
      return sameWindows(wordWindows("translate", word, windows, windows.inputSize), windows);
    } catch {
      return false; // VALID has no room for a window here.
    }
  });
}
