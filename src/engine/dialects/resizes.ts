// Sizes and scales of a resizing, for all dialects.

import { EngineError } from "../errors.ts";
import type { ResizeMeaning } from "./meaning.ts";

/** The sizes asked for, or the input's times the scale, rounded down as interpolate does. */
export function resizedSizes(
  title: string,
  inputSize: readonly number[],
  size: readonly number[] | undefined,
  scale: readonly number[] | undefined,
): readonly number[] {
  const sizes = size ?? (scale && inputSize.map((cells, axis) => Math.floor(cells * scale[axis])));
  if (sizes && sizes.length === inputSize.length) return sizes;
  throw new EngineError({
    op: title,
    param: "size",
    got: size,
    allowed: `given for ${inputSize.length} axes, or else a scale`,
    hint: "Either one fixes the result's size.",
  });
}

/** The scale, where positions computed from the sizes would be others. */
export function scaleThatMatters({
  scale,
  inputSize,
  outputSize,
  coordinates,
}: ResizeMeaning): readonly number[] | undefined {
  if (!scale || coordinates === "align-corners") return undefined;
  return scale.every((one, axis) => 1 / one === inputSize[axis] / outputSize[axis]) ? undefined : scale;
}
