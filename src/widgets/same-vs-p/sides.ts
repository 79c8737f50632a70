/** One framework's way with the row: where its windows start, what they read, what comes out. */
import { conv1d } from "#engine/ops/conv.ts";
import { tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate, type Tap, taps } from "#rules/rule.ts";

export interface Sizes {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}
export interface Side {
  readonly padBegin: number;
  readonly padEnd: number;
  readonly outputSize: number;
  readonly values: readonly number[];
  /** The cell where each window starts, counted from the first that is not padding. */
  readonly starts: readonly number[];
  readonly windows: readonly (readonly Tap[])[];
  /** Cells that no window reads, padding included. */
  readonly unread: readonly number[];
}

/** Convolves the row with these pads, in float64. */
export function sideOf(
  sizes: Sizes,
  [padBegin, padEnd]: readonly [number, number],
  row: readonly number[],
  weight: readonly number[],
): Side {
  const numbers = { ...sizes, padBegin, padEnd };
  const windows = taps(conv, numbers);
  const read = new Set(windows.flat().map(({ input }) => input));
  const padded = Array.from({ length: evaluate(conv, numbers).lets.padded }, (_, cell) => cell - padBegin);
  const y = conv1d(tensor([row]), tensor([[weight]]), { stride: sizes.stride, padding: [[padBegin, padEnd]] });
  return {
    padBegin,
    padEnd,
    outputSize: windows.length,
    values: [...y.data],
    starts: windows.map((window) => window[0]?.input ?? 0),
    windows,
    unread: padded.filter((cell) => !read.has(cell)),
  };
}
