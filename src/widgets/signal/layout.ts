/** Where the two curves and, between them, the enlarged window stand, in px. */
import type { Model } from "./model.ts";

export interface Plot {
  readonly top: number;
  readonly height: number;
  /** Where a value stands. */
  yOf(value: number): number;
  /** The value at a height, for a reader who draws. */
  valueAt(y: number): number;
}

export function layoutOf(model: Model, width: number) {
  const { kernelSize, x, y, source } = model;
  const narrow = width < 520;
  const step = width / x.data.length;
  const range = [...x.data, ...y.data, ...(source === "own" ? [-2, 10] : [0, 1])];
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const plot = (top: number): Plot => {
    const height = 104;
    return {
      top,
      height,
      yOf: (value) => top + height * (1 - (value - low) / (high - low)),
      valueAt: (at) => high - ((at - top) / height) * (high - low),
    };
  };
  const input = plot(26);
  const cellsTop = input.top + input.height + 8;
  const cellsHeight = source === "own" ? 28 : 0;
  // Names stand beside the lanes where there is room, else above them.
  const side = narrow ? 0 : 96;
  const tap = Math.min(34, (width - 2 * side) / kernelSize);
  const nameRoom = narrow ? 18 : 0;
  const weights = { top: cellsTop + cellsHeight + 44 + nameRoom, height: 46 };
  const products = { top: weights.top + weights.height + 16 + nameRoom, height: 52 };
  const output = plot(products.top + products.height + 44);
  return {
    narrow,
    step,
    input,
    output,
    cells: { x: 0, y: cellsTop, cell: step, height: cellsHeight },
    weights,
    products,
    zoom: { left: (width - tap * kernelSize) / 2, tap, width: tap * kernelSize },
    /** The left end of a cell; add a half for its middle. */
    xOf: (cell: number) => cell * step,
    height: output.top + output.height + 30,
  };
}
export type Layout = ReturnType<typeof layoutOf>;
