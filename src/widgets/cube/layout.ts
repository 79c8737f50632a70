/** Where the sheets lie: the slices of a block one above the other, leaning, as they would lie in it. */
import { cornerOf, type Lattice, type Point } from "../parts/lattice.ts";

export interface Sheets extends Lattice {
  readonly shape: readonly [number, number, number];
  /** From one slice to the next. */
  readonly pitch: number;
}

const cell = 44;
const flat = 25;
const lean = 15;
/** Between a slice and the next: room to see that they are apart. */
const apart = 26;
const top = 34;

const reach = ([, rows, columns]: Sheets["shape"]) => columns * cell + rows * lean;

export function layoutOf(input: Sheets["shape"], kernel: Sheets["shape"], output: Sheets["shape"], width: number) {
  const pitch = input[1] * flat + apart;
  const blockHeight = input[0] * pitch - apart;
  const sheets = (shape: Sheets["shape"], left: number, y: number, step = pitch): Sheets => ({
    shape,
    pitch: step,
    x: left + shape[1] * lean,
    y,
    cell,
    height: flat,
    lean,
  });
  const tall = (shape: Sheets["shape"], step: number) => (shape[0] - 1) * step + shape[1] * flat;
  if (width >= 520) {
    const gap = Math.min(96, (width - reach(input) - reach(kernel) - reach(output)) / 3);
    const margin = (width - reach(input) - reach(kernel) - reach(output) - 2 * gap) / 2;
    const centred = (shape: Sheets["shape"], left: number) =>
      sheets(shape, left, top + (blockHeight - tall(shape, pitch)) / 2);
    const x = sheets(input, margin, top);
    const k = centred(kernel, margin + reach(input) + gap);
    const y = centred(output, margin + reach(input) + reach(kernel) + 2 * gap);
    return { x, k, y, height: top + blockHeight + 6 };
  }
  const x = sheets(input, 0, top);
  const y = sheets(output, width - reach(output) - 2, top + (blockHeight - tall(output, pitch)) / 2);
  const k = sheets(kernel, 0, top + blockHeight + 52, kernel[1] * flat + 10);
  return { x, k, y, height: k.y + tall(kernel, k.pitch) + 6 };
}

/** The sheet of one slice. */
export const sheetOf = (sheets: Sheets, slice: number): Lattice => ({ ...sheets, y: sheets.y + slice * sheets.pitch });

/** The top left corner of a cell, counted through all slices in row-major order. */
export function placeOf(sheets: Sheets, position: number): Point {
  const [, rows, columns] = sheets.shape;
  const slice = Math.floor(position / (rows * columns));
  const within = position % (rows * columns);
  return cornerOf(sheetOf(sheets, slice), Math.floor(within / columns), within % columns);
}
