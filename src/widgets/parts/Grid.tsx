/**
 * A grid of numbers in SVG: a row or a table of touching cells with one rim. To assistive technology it is a grid with one
 * tab stop; arrow keys move, Enter keeps a cell lit or edits it, Escape leaves.
 */
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { ShownArray } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Pointing } from "../kit/view.ts";
import { commonSize, fittedSize } from "./fit.ts";
import { moveInGrid } from "./gridKeys.ts";
import { centreOf, cornerOf, outline } from "./lattice.ts";

export interface GridProps {
  /** The array's name: its links, its edits and its number on the page go by it. */
  name: string;
  array: ShownArray;
  /** What assistive technology calls it, such as "input x". */
  label: string;
  x: number;
  y: number;
  /** The side of a cell in px; a number that does not fit is left out, the cell stays. */
  cell: number;
  height?: number;
  /** Px that each row stands to the left of the row above: a sheet that lies down. */
  lean?: number;
  /** Where in the height of its cell a number stands, from 0 at the top to 1. */
  level?: number;
  pointing: Pointing;
  num?: string | undefined;
  editable?: boolean;
  /** The parameter that edits go to, where the figure shows it under more than one name. */
  edits?: string;
  /** A row drawn from top to bottom. */
  vertical?: boolean;
  /** Places single cells apart from each other; a cell without a place is not drawn. */
  placeOf?: (position: number) => { x: number; y: number } | undefined;
  /** Extra classes for single cells, such as a hatched border. */
  classOf?: (position: number) => string;
  /** Text instead of the number, such as a symbol; the number becomes the cell's title. */
  textOf?: (position: number) => ComponentChildren;
}

const smallestCellWithNumber = 18;

export function Grid(props: GridProps) {
  const {
    name,
    array,
    label,
    x,
    y,
    cell,
    height = cell,
    lean = 0,
    level = 0.5,
    pointing,
    num,
    editable = false,
    edits = name,
    vertical = false,
    placeOf,
    classOf,
    textOf,
  } = props;
  const columns = vertical ? 1 : (array.shape.at(-1) ?? 1);
  const rows = array.data.length / columns;
  const lattice = { x, y, cell, height, lean };
  const numbers = array.data.map(formatNumber);
  const most = commonSize(numbers, cell, 15);
  const [active, setActive] = useState(0);
  const isDrawn = (position: number) => !placeOf || placeOf(position) !== undefined;
  const wanted = Math.min(active, array.data.length - 1);
  // The tab stop is a cell that is there; a fold may have taken the one that had it.
  const current = isDrawn(wanted) ? wanted : array.data.findIndex((_, position) => isDrawn(position));
  const positionsOf = (row: number) => Array.from({ length: columns }, (_, column) => row * columns + column);
  // A row without a cell would be a list without entries to assistive technology.
  const drawnRows = Array.from({ length: rows }, (_, row) => row).filter((row) => positionsOf(row).some(isDrawn));
  const root = useRef<SVGGElement>(null);
  // Above all cells, since the next cell would cover half of it. Styles show it where the keyboard is.
  const ring = placeOf ? placeOf(current) : cornerOf(lattice, Math.floor(current / columns), current % columns);

  const cellAt = (position: number) => root.current?.querySelector<SVGGElement>(`[data-cell="${position}"]`);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moveInGrid(event, current, rows, columns, isDrawn);
    if (next !== undefined) {
      event.preventDefault();
      setActive(next);
      cellAt(next)?.focus();
    } else if (editable && (event.key === "Enter" || event.key === "F2" || /^[-\d]$/.test(event.key))) {
      event.preventDefault();
      pointing.edit(edits, current, cellAt(current), /^[-\d]$/.test(event.key) ? event.key : undefined);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pointing.pin({ array: name, position: current });
    } else if (event.key === "Escape") {
      pointing.point(undefined);
    }
  };
  const cellProps = (position: number) => ({
    "data-cell": position,
    // In lower case, since an SVG element keeps the case, and no browser knows its tabIndex.
    tabindex: position === current ? 0 : -1,
    onFocus: () => {
      setActive(position);
      pointing.point({ array: name, position });
    },
    onBlur: () => pointing.point(undefined),
    onPointerEnter: () => pointing.point({ array: name, position }),
    onPointerLeave: () => pointing.point(undefined),
    onClick: () => {
      // A finger has no double click: its first tap pins a cell, and the next one on the same cell edits it.
      const again = editable && pointing.pinned && pointing.lit.stateOf(name, position) === "focus";
      if (again) pointing.edit(edits, position, cellAt(position));
      else pointing.pin({ array: name, position });
    },
    ...(editable ? { onDblClick: () => pointing.edit(edits, position, cellAt(position)) } : {}),
  });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot stand inside a drawing; the table twin is one.
    <g
      ref={root}
      role="grid"
      aria-label={label}
      aria-readonly={!editable}
      data-num={num}
      class={`grid r-${array.role} ${placeOf ? "is-loose" : ""}`}
      onKeyDown={onKeyDown}
    >
      {drawnRows.map((row) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <g key={row} role="row">
          {Array.from({ length: columns }, (_, column) => {
            const position = row * columns + column;
            const place = placeOf ? placeOf(position) : cornerOf(lattice, row, column);
            if (!place) return null;
            const box = { ...lattice, ...place };
            const number = numbers[position] ?? "";
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above.
              <g
                key={column}
                role="gridcell"
                class={`cell is-${pointing.lit.stateOf(name, position)} ${classOf?.(position) ?? ""}`}
                {...cellProps(position)}
              >
                <path class="cell-box" d={outline(box, 0, 0)} />
                {(textOf || cell < smallestCellWithNumber) && <title>{number}</title>}
                {cell >= smallestCellWithNumber && (
                  <text
                    x={centreOf(box, 0, 0).x}
                    y={place.y + level * height}
                    font-size={textOf ? 15 : fittedSize(number, cell, most)}
                  >
                    {textOf?.(position) ?? number}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      ))}
      {!placeOf && <path class="grid-rim" d={outline(lattice, 0, 0, rows, columns)} />}
      <path class="cell-ring" d={ring ? outline({ ...lattice, ...ring }, 0, 0) : ""} />
    </g>
  );
}
