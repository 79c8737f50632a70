// The windows of adaptive pooling: so many bins, whatever the input size. Neighbours overlap where it does not divide.

import { adaptiveBins } from "#rules/adaptivePool.ts";
import { reserve } from "./budget.ts";
import { Described, EngineError } from "./errors.ts";
import type { AxisLinks } from "./links.ts";

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
  reserve(op, [inputSize + outputSize], 64);
  const bins = adaptiveBins({ inputSize, outputSize });
  const links = bins.flatMap(({ start, end }, bin) =>
    Array.from({ length: end - start }, (_, tap) => ({ bin, cell: start + tap, tap })),
  );
  return {
    outSize: outputSize,
    inSize: inputSize,
    tapSize: bins.reduce((widest, { start, end }) => Math.max(widest, end - start), 1),
    out: Int32Array.from(links, ({ bin }) => bin),
    in: Int32Array.from(links, ({ cell }) => cell),
    tap: Int32Array.from(links, ({ tap }) => tap),
  };
}

/** How many cells each bin has. */
export function binCounts({ out, outSize }: AxisLinks): Float64Array {
  const counts = new Float64Array(outSize);
  for (const bin of out) counts[bin]++;
  return counts;
}
