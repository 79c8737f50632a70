/** Where the row, its bins and the results stand, in px. */
import type { Bin } from "#rules/adaptivePool.ts";

interface Sizes {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly bins: readonly Bin[];
}

export function layoutOf({ inputSize, outputSize, bins }: Sizes, width: number) {
  const laneOf = lanesOf(bins);
  const lanes = Math.max(...laneOf) + 1;
  const narrow = width < 520;
  const left = narrow ? 0 : 68;
  const cell = Math.min(72, (width - left - 2) / inputSize);
  const span = cell * inputSize;
  const gap = lanes > 4 ? 3 : 8;
  const bar = Math.max(6, Math.min(narrow ? 22 : 26, 170 / lanes - gap));
  const rowHeight = Math.min(38, Math.max(28, cell));
  const name = narrow ? 22 : 0;
  const xY = 2 + name;
  const barsY = xY + rowHeight + 16;
  const yY = barsY + lanes * (bar + gap) + 44 + name;
  // Where there are more bins than cells, the results need more room than the row.
  const step = Math.max(span, Math.min(width - left - 2, 48 * outputSize)) / outputSize;
  const outputWidth = Math.min(60, step - 4);
  return {
    narrow,
    left,
    cell,
    rowHeight,
    bar,
    xY,
    yY,
    barsY,
    barsEnd: barsY + lanes * (bar + gap),
    barY: (bin: number) => barsY + (laneOf[bin] ?? 0) * (bar + gap),
    xOf: (position: number) => left + 1 + position * cell,
    outputX: (bin: number) => left + 1 + (bin + 0.5) * step - outputWidth / 2,
    outputWidth,
    outputHeight: 36,
    height: yY + 36 + 4,
  };
}

/** Bins that overlap lie in different lanes: each takes the first that is free where it starts. */
function lanesOf(bins: readonly Bin[]): number[] {
  const ends: number[] = [];
  return bins.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free < 0 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}
