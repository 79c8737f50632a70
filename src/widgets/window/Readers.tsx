/** All windows that read one cell, laid over each other: the more of them share a place, the darker it is. */
import { type Lattice, outline } from "../parts/lattice.ts";

interface Place {
  readonly row: number;
  readonly column: number;
}
interface ReadersProps {
  on: Lattice;
  /** Cells that a window spans each way. */
  span: number;
  windows: readonly Place[];
  /** The cell that they all read; it stays clear. */
  cell: Place;
}

export function Readers({ on, span, windows, cell }: ReadersProps) {
  const hole = outline(on, cell.row, cell.column);
  // However many windows there are, numbers under them stay readable.
  const fillOpacity = Math.min(0.13, 0.45 / windows.length);
  return (
    <>
      {windows.map(({ row, column }) => (
        <path
          key={`${row} ${column}`}
          class="window-frame is-reader"
          d={outline(on, row, column, span, span) + hole}
          style={{ fillOpacity }}
        />
      ))}
    </>
  );
}
