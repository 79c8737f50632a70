/**
 * A grid of numbers whose shape follows size parameters. What is kept is the reader's edits, cell by cell, over a fill:
 * so a grid that shrinks and grows again has lost nothing, and an untouched grid needs no text in an address.
 */
import type { Random } from "#engine/random.ts";
import type { SymbolName } from "#rules/symbols.ts";
import type { Parsed } from "./kinds.ts";

/** Numbers in row-major order; one axis is a row, two are a table. */
export interface Grid {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
/** The reader's changes by position: `{ "1,0": 5 }`. */
export type Edits = Readonly<Record<string, number>>;
export type Sizes = Readonly<Record<string, unknown>>;

export interface GridKind {
  readonly kind: "grid";
  readonly key?: string;
  readonly default: Edits;
  readonly shape: readonly (SymbolName | number)[];
  readonly fill: (position: number, shape: readonly number[]) => number;
  readonly role: "input" | "kernel" | "output";
  readonly min: number;
  readonly max: number;
  parse(text: string, sizes: Sizes): Parsed<Edits>;
  print(edits: Edits, sizes: Sizes): string;
  sample(random: Random, sizes: Sizes): Edits;
}

export interface GridOptions {
  readonly shape: GridKind["shape"];
  readonly fill: GridKind["fill"];
  readonly role: GridKind["role"];
  readonly key?: string;
}

const cell = /^-?\d{1,3}(\.\d{1,3})?$/;

/** Reads one cell. What can be typed is what an address can carry, so that every edit survives being shared. */
export function parseCell({ min, max }: GridKind, text: string): Parsed<number> {
  // Pages print a true minus sign, and readers copy it. `+ 0` turns −0 into 0, so that reading and printing are inverse.
  const plain = text.trim().replace("−", "-");
  return cell.test(plain)
    ? { ok: true, value: Number(plain) + 0 }
    : { ok: false, allowed: `a number from ${min} to ${max}, with at most 3 decimals` };
}

/** @example grid({ shape: ["inputSize"], fill: counting, role: "input" }) // 0, 1, 2, … along one axis */
export function grid({ shape, fill, role, key }: GridOptions): GridKind {
  const kind: GridKind = {
    kind: "grid",
    ...(key === undefined ? {} : { key }),
    default: {},
    shape,
    fill,
    role,
    min: -999,
    max: 999,
    parse: (text, sizes) => parseGrid(kind, text, sizes),
    print: (edits, sizes) => printGrid(kind, edits, sizes),
    sample: (random, sizes) => {
      const data = resolveGrid(kind, {}, sizes).data.map(() => random.integer(-9, 9));
      return editsOf(kind, data, shapeOf(kind, sizes));
    },
  };
  return kind;
}

/** 0, 1, 2, … in row-major order. */
export const counting = (position: number): number => position;
/** 1, 2, 3, … in row-major order. */
export const countingFromOne = (position: number): number => position + 1;

export function shapeOf(kind: GridKind, sizes: Sizes): number[] {
  return kind.shape.map((axis) => (typeof axis === "number" ? axis : Number(sizes[axis])));
}

/** The fill with the reader's edits laid over it, in the shape that the sizes ask for. */
export function resolveGrid(kind: GridKind, edits: Edits, sizes: Sizes): Grid {
  const shape = shapeOf(kind, sizes);
  const length = shape.reduce((product, axis) => product * axis, 1);
  const data = Array.from(
    { length },
    (_, position) => edits[coordinates(position, shape)] ?? kind.fill(position, shape),
  );
  return { shape, data };
}

/** The edits with one cell changed. */
export function editCell(edits: Edits, position: number, shape: readonly number[], value: number): Edits {
  return { ...edits, [coordinates(position, shape)]: value };
}

/** The place of a cell as its row and column: `3`, or `1,0` in a table. */
export function coordinates(position: number, shape: readonly number[]): string {
  const columns = shape.at(-1) ?? 1;
  return shape.length === 1 ? `${position}` : `${Math.floor(position / columns)},${position % columns}`;
}

function editsOf(kind: GridKind, data: readonly number[], shape: readonly number[]): Edits {
  const changed = data.flatMap((value, position) =>
    value === kind.fill(position, shape) ? [] : [[coordinates(position, shape), value] as const],
  );
  return Object.fromEntries(changed);
}

function parseGrid(kind: GridKind, text: string, sizes: Sizes): Parsed<Edits> {
  const shape = shapeOf(kind, sizes);
  const columns = shape.at(-1) ?? 1;
  const rows = shape.length === 1 ? 1 : (shape[0] ?? 1);
  const table = text.split(";").map((row) => row.split(","));
  const fits =
    table.length === rows && table.every((row) => row.length === columns && row.every((value) => cell.test(value)));
  if (!fits) {
    const size = rows === 1 ? `${columns} numbers` : `${rows} rows of ${columns} numbers, rows parted by ";"`;
    return { ok: false, allowed: `${size}, each from ${kind.min} to ${kind.max}` };
  }
  return {
    ok: true,
    value: editsOf(
      kind,
      table.flat().map((value) => Number(value) + 0),
      shape,
    ),
  };
}

function printGrid(kind: GridKind, edits: Edits, sizes: Sizes): string {
  const { shape, data } = resolveGrid(kind, edits, sizes);
  if (data.every((value, position) => value === kind.fill(position, shape))) return "";
  const columns = shape.at(-1) ?? 1;
  const rows = Array.from({ length: data.length / columns }, (_, row) =>
    data.slice(row * columns, (row + 1) * columns).join(","),
  );
  return rows.join(";");
}
