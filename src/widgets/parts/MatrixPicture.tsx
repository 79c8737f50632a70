/**
 * A layer's matrix as a picture: one place for each output (row) and input (column), coloured by the weight that stands
 * there. Places with the same colour hold the same weight. Small pictures print the numbers; all light with the figure.
 */
import type { Triple } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Pointing } from "../kit/view.ts";

export interface MatrixPictureProps {
  rows: number;
  columns: number;
  /** `[column, row, tap]` for each entry that is not a zero. */
  triples: readonly Triple[];
  weights: readonly number[];
  /** The arrays that rows, columns and weights stand for. */
  names: { row: string; column: string; weight: string };
  x: number;
  y: number;
  cell: number;
  pointing: Pointing;
}

const smallestCellWithNumber = 16;
const shades = 9;

/** The class that colours a weight; neighbouring weights differ in shade. */
export function tapClass(tap: number, count: number): string {
  return `tap-shade-${count < 2 ? 0 : Math.round(((shades - 1) * tap) / (count - 1))}`;
}

export function MatrixPicture({ rows, columns, triples, weights, names, x, y, cell, pointing }: MatrixPictureProps) {
  const { focus } = pointing.lit;
  const isLit = ([column, row, tap]: Triple) =>
    focus !== undefined &&
    ((focus.array === names.row && focus.position === row) ||
      (focus.array === names.column && focus.position === column) ||
      (focus.array === names.weight && focus.position === tap));
  const square = ([column, row]: Triple) => `M${x + column * cell} ${y + row * cell}h${cell}v${cell}h${-cell}z`;
  const at = new Map(triples.map((triple) => [triple[1] * columns + triple[0], triple]));

  // One listener for the whole picture: a path holds all places of a weight, so single places cannot listen.
  const onPointerMove = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGRectElement).getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const triple = at.get(row * columns + column);
    pointing.point(triple ? { array: names.weight, position: triple[2] } : { array: names.row, position: row });
  };

  return (
    <g class="grid r-kernel matrix-picture">
      <rect class="matrix-ground" x={x} y={y} width={columns * cell} height={rows * cell} />
      {cell >= 7 && <path class="matrix-lines" d={lines(rows, columns, x, y, cell)} />}
      <g class={focus ? "matrix-entries is-faded" : "matrix-entries"}>
        {weights.map((_, tap) => (
          <path
            key={tap}
            class={tapClass(tap, weights.length)}
            d={triples
              .filter((triple) => triple[2] === tap)
              .map(square)
              .join("")}
          />
        ))}
      </g>
      {focus && <path class="matrix-lit" d={triples.filter(isLit).map(square).join("")} />}
      {cell >= smallestCellWithNumber &&
        triples.map((triple) => (
          <text
            key={`${triple[0]} ${triple[1]}`}
            class={isLit(triple) ? "matrix-number is-lit" : "matrix-number"}
            x={x + (triple[0] + 0.5) * cell}
            y={y + (triple[1] + 0.5) * cell}
            font-size={Math.min(13, cell * 0.55)}
          >
            {formatNumber(weights[triple[2]] ?? 0)}
          </text>
        ))}
      {focus?.array === names.row && (
        <rect class="row-frame" x={x - 2} y={y + focus.position * cell} width={columns * cell + 4} height={cell} />
      )}
      {focus?.array === names.column && (
        <rect
          class="row-frame is-column"
          x={x + focus.position * cell}
          y={y - 2}
          width={cell}
          height={rows * cell + 4}
        />
      )}
      <rect class="grid-rim" x={x} y={y} width={columns * cell} height={rows * cell} />
      <rect
        class="matrix-catch"
        x={x}
        y={y}
        width={columns * cell}
        height={rows * cell}
        onPointerMove={onPointerMove}
        onPointerLeave={() => pointing.point(undefined)}
      />
    </g>
  );
}

function lines(rows: number, columns: number, x: number, y: number, cell: number): string {
  const across = Array.from({ length: rows - 1 }, (_, row) => `M${x} ${y + (row + 1) * cell}h${columns * cell}`);
  const down = Array.from({ length: columns - 1 }, (_, column) => `M${x + (column + 1) * cell} ${y}v${rows * cell}`);
  return [...across, ...down].join("");
}
