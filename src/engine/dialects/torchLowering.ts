// What this engine takes as unequal padding, PyTorch says in two steps: F.pad before the call, or a slice after it.

import type { Pads } from "../params/index.ts";

export interface Lowered {
  /** Code that wraps the input, with % for its name. */
  readonly before?: string;
  readonly options: { readonly [name: string]: unknown };
  /** Code after the call. */
  readonly after?: string;
}

/** @param options those of a PyTorch call in this engine's names */
export function lowered(op: string, { overlap: _, ...options }: Lowered["options"]): Lowered {
  const { padding } = options;
  const pairs = Array.isArray(padding) && Array.isArray(padding[0]) ? (padding as Pads[]) : undefined;
  if (!pairs) return { options };
  const { padding: _pairs, ...rest } = options;
  if (op.startsWith("convTranspose")) return { options: rest, after: slice(pairs) };
  const value = op.startsWith("maxPool") ? ', value=float("-inf")' : "";
  // F.pad counts from the last axis.
  const flat = [...pairs].reverse().flat().join(", ");
  return { before: `F.pad(%, (${flat})${value})`, options: rest };
}

function slice(pairs: readonly Pads[]): string {
  const axes = pairs.map(([begin, end]) => `${begin > 0 ? begin : ""}:${end > 0 ? -end : ""}`);
  return `[:, :, ${axes.join(", ")}]`;
}
