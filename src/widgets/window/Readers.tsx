/** All windows that read one cell, each drawn a little inside the one before, so that their overlap can be seen. */
import { cornerOf, type Lattice } from "../parts/lattice.ts";

interface ReadersProps {
  on: Lattice;
  /** Cells that a window spans each way. */
  span: number;
  places: readonly { readonly row: number; readonly column: number }[];
}

export function Readers({ on, span, places }: ReadersProps) {
  const step = Math.min(3, (0.3 * on.cell) / places.length);
  return (
    <>
      {places.map(({ row, column }, index) => {
        const { x, y } = cornerOf(on, row, column);
        const inset = 1 + index * step;
        return (
          <rect
            key={`${row} ${column}`}
            class="window-frame is-reader"
            x={x + inset}
            y={y + inset}
            width={span * on.cell - 2 * inset}
            height={span * on.height - 2 * inset}
          />
        );
      })}
    </>
  );
}
