/**
 * A row or table of cells that repeats what a grid elsewhere in the figure shows: it lights with the same array and can be
 * pointed at, but is no tab stop of its own.
 */
import type { ArrayRole } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { CellState } from "../kit/linking.ts";
import type { Pointing } from "../kit/view.ts";
import { fittedSize } from "./fit.ts";

export interface CellsProps {
  role: ArrayRole;
  /** The array these cells stand for. */
  name: string;
  /** For each cell drawn, its position in the array; a negative position stands for nothing that can be lit. */
  positions: readonly number[];
  values: readonly (number | string)[];
  x: number;
  y: number;
  cell: number;
  height?: number;
  columns?: number;
  pointing: Pointing;
  /** A state that follows from more than the array's own cell. */
  stateOf?: (index: number) => CellState;
  classOf?: (index: number) => string;
}

const smallestCellWithNumber = 14;

export function Cells(props: CellsProps) {
  const {
    role,
    name,
    positions,
    values,
    x,
    y,
    cell,
    height = cell,
    columns = positions.length,
    pointing,
    stateOf,
    classOf,
  } = props;
  return (
    <g class={`grid r-${role}`}>
      {positions.map((position, index) => {
        const left = x + (index % columns) * cell;
        const top = y + Math.floor(index / columns) * height;
        const value = values[index] ?? "";
        const text = typeof value === "number" ? formatNumber(value) : value;
        const state = stateOf?.(index) ?? (position < 0 ? "rest" : pointing.lit.stateOf(name, position));
        const events =
          position < 0
            ? {}
            : {
                onPointerEnter: () => pointing.point({ array: name, position }),
                onPointerLeave: () => pointing.point(undefined),
              };
        return (
          <g key={index} class={`cell is-${state} ${classOf?.(index) ?? ""}`} {...events}>
            <rect class="cell-box" x={left} y={top} width={cell} height={height} />
            {Math.min(cell, height) >= smallestCellWithNumber && (
              <text
                x={left + cell / 2}
                y={top + height / 2}
                font-size={fittedSize(text, cell, Math.min(14, height * 0.62))}
              >
                {text}
              </text>
            )}
          </g>
        );
      })}
      {positions.length > 0 && (
        <rect
          class="grid-rim"
          x={x}
          y={y}
          width={cell * columns}
          height={height * Math.ceil(positions.length / columns)}
        />
      )}
    </g>
  );
}
