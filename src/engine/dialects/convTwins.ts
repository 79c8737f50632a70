// What the convolutions of several dialects share.

import { convTranspose as convTransposeRule } from "#rules/convTranspose.ts";
import type { Pads } from "../params/index.ts";
import type { ConvMeaning, Windows } from "./meaning.ts";
import { sameWindows, windowsBy } from "./spans.ts";
import { isOnes, noTwin } from "./twins.ts";

/** The meaning of a transposed convolution: what its crops leave of the stamps, or add to them, follows from the size. */
export function transposed(
  windows: Omit<ConvMeaning, "op" | "groups" | "paddingMode">,
  crops: readonly Pads[],
  groups: number,
): ConvMeaning {
  const uncropped = windowsBy(
    "translate",
    convTransposeRule,
    { ...windows, pads: crops.map((): Pads => [0, 0]) },
    windows.inputSize,
  );
  const pads = crops.map(
    ([begin], axis): Pads => [begin, uncropped.outputSize[axis] - begin - windows.outputSize[axis]],
  );
  return { ...windows, op: "convTranspose", pads, groups, paddingMode: "zeros" };
}

/** Zeros between input cells are JAX's alone. */
export function refuseHoles(dialect: "torch" | "tensorflow" | "onnx", { inputDilation = [] }: ConvMeaning): void {
  if (!isOnes(inputDilation))
    throw noTwin(dialect, "lhs_dilation", "Zeros between input cells are a transposed convolution here.");
}

/** Whether these options place the windows that are meant. */
export function fits(windows: () => Windows, meant: Windows): boolean {
  try {
    return sameWindows(windows(), meant);
  } catch {
    return false; // The options are not legal here.
  }
}
