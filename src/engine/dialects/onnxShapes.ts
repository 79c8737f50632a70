// Sizes and scales that a node takes as inputs have batch and channels too; a call may leave these out.

import type { Shapes } from "./dialectOp.ts";

export const wholeShape = (value: unknown, rank: number, { x }: Shapes): unknown => whole(value, rank, x.slice(0, 2));
export const wholeScales = (value: unknown, rank: number): unknown => whole(value, rank, [1, 1]);

function whole(value: unknown, rank: number, leading: readonly number[]): unknown {
  const list = Array.isArray(value) ? value : new Array(rank).fill(value);
  return list.length === rank ? [...leading, ...list] : list;
}
