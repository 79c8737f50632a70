/**
 * Where the cells of a grid lie: equal parallelograms, upright unless the grid leans. A grid that leans looks like a sheet
 * lying down, seen from the front and above. Pure geometry, in px.
 */
export interface Lattice {
  /** The top left corner of the first cell. */
  readonly x: number;
  readonly y: number;
  /** The width of a cell. */
  readonly cell: number;
  readonly height: number;
  /** How far each row stands to the left of the row above. */
  readonly lean: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The top left corner of a cell; fractions of a row or column lie in between. */
export function cornerOf({ x, y, cell, height, lean }: Lattice, row: number, column: number): Point {
  return { x: x + column * cell - row * lean, y: y + row * height };
}

export function centreOf(lattice: Lattice, row: number, column: number): Point {
  return cornerOf(lattice, row + 0.5, column + 0.5);
}

/** The outline of a block of cells, as the `d` of a path. */
export function outline(lattice: Lattice, row: number, column: number, rows = 1, columns = 1): string {
  const a = cornerOf(lattice, row, column);
  const b = cornerOf(lattice, row, column + columns);
  const c = cornerOf(lattice, row + rows, column + columns);
  const d = cornerOf(lattice, row + rows, column);
  return `M${a.x} ${a.y}L${b.x} ${b.y}L${c.x} ${c.y}L${d.x} ${d.y}Z`;
}
