// The kernels as TypeScript sees them. Addresses are bytes. Structures are passed as runs of 32-bit integers, in the
// order in which the assembly sources declare their fields.

import type { GrowingMemory } from "./memory.ts";

export interface Kernels {
  readonly memory: GrowingMemory;
  /** The first byte that the module does not use itself. */
  base(): number;
  /** assembly/pack.ts: 0, or NaN if a number is not finite. */
  pack(
    to: number,
    toStep: number,
    from: number,
    fromStep: number,
    groups: number,
    rowStep: number,
    columns: number,
    k: number,
    rows: number,
  ): number;
  /** assembly/tiles.mjs: one row of at least 4 pixels for 1 to 6 channels. */
  tileRow(
    channels: number,
    width: number,
    taps: number,
    weight: number,
    x: number,
    offsets: number,
    y: number,
    plane: number,
    bias: number,
  ): void;
  /** assembly/conv.ts */
  convolve(conv: number): void;
}
