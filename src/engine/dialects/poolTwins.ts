// What the pools and shuffles of several dialects share.

import type { Pads } from "../params/index.ts";
import type { AvgPoolMeaning, LpPoolMeaning, ShuffleMeaning } from "./meaning.ts";
import { neededPads } from "./spans.ts";
import { compact, noTwin } from "./twins.ts";

/** Whether other pads, under the same windows, add as many counted cells at the end. */
export function countsAlike(windows: AvgPoolMeaning, pads: readonly Pads[]): boolean {
  return neededPads(windows).every(
    ([, end], axis) => Math.min(end, pads[axis][1]) === Math.min(end, windows.pads[axis][1]),
  );
}

/** PyTorch takes no absolute values and scales short windows up, ONNX the contrary; an even p, full windows, and they agree. */
export function refuseOtherNorm(dialect: "torch" | "onnx", windows: LpPoolMeaning): void {
  const { normType, absolute, rescaleShort, ceilMode, inputSize } = windows;
  const here = dialect === "onnx";
  if (absolute !== here && normType % 2 !== 0) {
    throw noTwin(dialect, `p = ${normType}`, "With an odd p, PyTorch keeps signs and ONNX takes absolute values.");
  }
  const hangs = neededPads(windows).some(([begin, end], a) => begin + end > windows.pads[a][0] + windows.pads[a][1]);
  if (rescaleShort === here && ceilMode && hangs) {
    throw noTwin(
      dialect,
      `ceil mode on ${compact(inputSize)}`,
      "The last window is short: PyTorch scales it up, ONNX does not.",
    );
  }
}

/** Both orders are one where a single channel comes out of, or goes into, the places. */
export function orderMatters({ op, block }: ShuffleMeaning, [, channels]: readonly number[]): boolean {
  return (op === "depthToSpace" ? channels / block ** 2 : channels) !== 1;
}
