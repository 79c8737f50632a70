// What a call means, in no framework's words: sizes and pads as numbers, nothing left to a default. Every dialect reads
// its calls into this form and writes them from it; so two calls are twins if they mean the same.

import type { PaddingMode } from "../links.ts";
import type { Overlap } from "../ops/maxUnpool.ts";
import type { Pads } from "../params/index.ts";
import type { Coordinates, Rounding } from "../resizing.ts";

/** Windows over each spatial axis. */
export interface Windows {
  readonly inputSize: readonly number[];
  readonly outputSize: readonly number[];
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  /**
   * Cells added at both ends of the input, or cropped from both ends of what a transposed convolution stamps. Below 0 the
   * other way round: a transposed convolution with an end of −1 has an output padding of 1.
   */
  readonly pads: readonly Pads[];
}

export interface ConvMeaning extends Windows {
  readonly op: "conv" | "convTranspose";
  readonly groups: number;
  readonly paddingMode: PaddingMode;
  /** Zeros inserted between input cells, before anything else; 1 for none. */
  readonly inputDilation?: readonly number[];
}
export interface MaxPoolMeaning extends Windows {
  readonly op: "maxPool";
  readonly ceilMode: boolean;
  /** Whether the positions are wanted too. */
  readonly indices: boolean;
}
export interface AvgPoolMeaning extends Windows {
  readonly op: "avgPool";
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
}
export interface LpPoolMeaning extends Windows {
  readonly op: "lpPool";
  readonly ceilMode: boolean;
  readonly normType: number;
  readonly absolute: boolean;
  readonly rescaleShort: boolean;
}
export interface MaxUnpoolMeaning extends Windows {
  readonly op: "maxUnpool";
  readonly overlap: Overlap;
}
/** Unpooling that knows no windows: numbers are added where their indices say. */
export interface ScatterMeaning {
  readonly op: "scatter";
  readonly inputSize: readonly number[];
  readonly outputSize: readonly number[];
}
export interface FoldMeaning extends Windows {
  readonly op: "fold";
}
export interface GlobalPoolMeaning {
  readonly op: "globalAvgPool" | "globalMaxPool";
  readonly inputSize: readonly number[];
}
export interface ResizeMeaning {
  readonly op: "resize";
  readonly inputSize: readonly number[];
  readonly outputSize: readonly number[];
  /** A scale that was given and from which positions come, instead of the two sizes. */
  readonly scale: readonly number[] | undefined;
  readonly mode: "nearest" | "linear" | "cubic";
  readonly coordinates: Coordinates;
  /** For "nearest". */
  readonly rounding: Rounding;
  /** For "cubic", the parameter a. */
  readonly cubic: number;
}
/** Channels become places, or places channels. Channel c·r² + i·r + j goes to offset (i, j) in "CRD", (i·r + j)·C + c in "DCR". */
export interface ShuffleMeaning {
  readonly op: "depthToSpace" | "spaceToDepth";
  readonly block: number;
  readonly order: "CRD" | "DCR";
}

export type Meaning =
  | ConvMeaning
  | MaxPoolMeaning
  | AvgPoolMeaning
  | LpPoolMeaning
  | MaxUnpoolMeaning
  | ScatterMeaning
  | FoldMeaning
  | GlobalPoolMeaning
  | ResizeMeaning
  | ShuffleMeaning;

/** The meanings that an op, or each of several, can have. */
export type MeaningOf<Op extends Meaning["op"], M extends Meaning = Meaning> = M extends Meaning
  ? Op extends M["op"]
    ? M
    : never
  : never;
