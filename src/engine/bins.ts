// The windows of adaptive pooling: so many bins, whatever the input size. Neighbours overlap where it does not divide.

import { adaptiveBins } from "#rules/adaptivePool.ts";
import { reserve } from "./budget.ts";
import { Described, EngineError } from "./errors.ts";
import type { AxisLinks } from "./links.ts";

/** The links of each axis; null keeps its size. */
export function binAxes(
  op: string,
  inSizes: readonly number[],
  outSizes: readonly (number | null)[],
): readonly AxisLinks[] {
  const sizes = inSizes.map((inSize, axis) => outSizes[axis] ?? inSize);
  reserve(op, sizes);
  return inSizes.map((inSize, axis) => binLinks(op, inSize, sizes[axis]));
}

/** The links of one axis. Taps count from the start of each bin. */
export function binLinks(op: string, inputSize: number, outputSize: number): AxisLinks {
  if (inputSize < 1) {
    throw new EngineError({
      op,
      param: "x",
      got: new Described("an axis of 0 cells"),
      allowed: "at least 1 cell on each axis",
      hint: "Only the batch may be empty.",
    });
  }
  // Each bin shares at most one cell with the next, so there are fewer links than cells and bins together.
  const most = reserve(op, [inputSize + outputSize], 64);
  const links = { out: new Int32Array(most), in: new Int32Array(most), tap: new Int32Array(most) };
  let [length, tapSize] = [0, 1];
  for (const [bin, { start, end }] of adaptiveBins({ inputSize, outputSize }).entries()) {
    tapSize = Math.max(tapSize, end - start);
    for (let cell = start; cell < end; cell++, length++) {
      links.out[length] = bin;
      links.in[length] = cell;
      links.tap[length] = cell - start;
    }
  }
  const [out, cells, tap] = [links.out, links.in, links.tap].map((list) => list.subarray(0, length));
  return { outSize: outputSize, inSize: inputSize, tapSize, out, in: cells, tap };
}

/** How many cells each bin has. */
export function binCounts({ out, outSize }: AxisLinks): Float64Array {
  const counts = new Float64Array(outSize);
  for (const bin of out) counts[bin]++;
  return counts;
}
