/** Where things stand in the ruler's drawing, in px. Rows beyond what a screen takes are folded into one. */
interface RulerModel {
  readonly padded: number;
  readonly padBegin: number;
  readonly outputSize: number;
  readonly effectiveKernel: number;
  readonly next: { readonly start: number; readonly end: number; readonly lastCell: number };
}

const mostRows = 9;
const rowsBeforeFold = 6;
const rowsAfterFold = 2;

export function layoutOf(model: RulerModel, width: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 92;
  const right = narrow ? 46 : 108;
  // The window that has no room sticks out of the row; the drawing has to hold it too.
  const columns = Math.max(model.padded, model.next.end + model.padBegin + 1);
  const cell = Math.min(40, (width - left - right) / columns);
  const rowHeight = Math.min(43, Math.max(30, cell * 1.1));
  const stripTop = 40;
  const stripHeight = Math.min(40, Math.max(22, cell));
  const firstRow = stripTop + stripHeight + 20;
  const folded = model.outputSize > mostRows;

  /** The window that each row shows; the fold stands for those between. */
  const rows: (number | "fold")[] = folded
    ? [...range(0, rowsBeforeFold), "fold", ...range(model.outputSize - rowsAfterFold, model.outputSize)]
    : range(0, model.outputSize);
  const rowY = (row: number) => firstRow + row * rowHeight;
  return {
    narrow,
    left,
    cell,
    rows,
    rowHeight,
    windowHeight: Math.min(30, rowHeight - 10),
    stripTop,
    stripHeight,
    outputX: width - right + (narrow ? 8 : 34),
    outputSide: narrow ? 34 : 38,
    /** The left edge of a cell, counted from the first that is not padding. */
    xOf: (position: number) => left + (position + model.padBegin) * cell,
    rowY,
    rowOf: (window: number) => rows.indexOf(window),
    height: rowY(rows.length + 1) + 4,
  };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
