/** Where the rows stand, in px: the row and its maxima on top, what goes back under them, a line a mode. */
import { modes } from "./modes.ts";

interface Sizes {
  readonly inputSize: number;
  readonly windows: readonly (readonly number[])[];
}

const rowHeight = 34;

export function layoutOf({ inputSize, windows }: Sizes, width: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 104;
  const checks = narrow ? 0 : 176;
  const cell = Math.min(76, (width - left - checks - 2) / inputSize);
  const step = (windows[1]?.[0] ?? 0) - (windows[0]?.[0] ?? 0);
  const outputWidth = Math.min(46, Math.max(20, (step === 0 ? 46 : step * cell) - 6));
  // On a phone the names stand above their rows.
  const name = narrow ? 22 : 0;
  const xY = 2 + name;
  const yY = xY + rowHeight + 44 + name;
  const countY = yY + rowHeight + 52;
  const modesY = countY + 22 + (narrow ? 26 : 34);
  const modeStep = rowHeight + (narrow ? 30 : 12);
  const xOf = (position: number) => left + 1 + position * cell;
  return {
    narrow,
    left,
    cell,
    rowHeight,
    outputWidth,
    xY,
    yY,
    countY,
    countHeight: 20,
    modeY: (mode: number) => modesY + mode * modeStep,
    headY: modesY - 12,
    xOf,
    centreOf: (window: readonly number[]) => xOf(((window[0] ?? 0) + (window.at(-1) ?? 0) + 1) / 2),
    /** Where the two columns of checks stand. */
    productX: xOf(inputSize) + 32,
    verdictX: xOf(inputSize) + 146,
    height: modesY + modes.length * modeStep - (narrow ? 26 : 10),
  };
}
