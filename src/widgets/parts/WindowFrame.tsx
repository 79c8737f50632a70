/** The orange frame of a window on a grid. It slides to its place; where motion is not wanted it stands there at once. */
import { cornerOf, type Lattice, outline, type Point } from "./lattice.ts";

interface WindowFrameProps {
  on: Lattice;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export function WindowFrame({ on, row, column, rows, columns }: WindowFrameProps) {
  const from = cornerOf(on, 0, 0);
  const to = cornerOf(on, row, column);
  const shift = { x: to.x - from.x, y: to.y - from.y };
  return <path class="window-frame slides" d={outline(on, 0, 0, rows, columns)} style={slide(shift)} />;
}

/** A shift that the class `slides` eases: a style, since a changed attribute would jump. */
export function slide(shift: Point) {
  return { transform: `translate(${shift.x}px, ${shift.y}px)` };
}
