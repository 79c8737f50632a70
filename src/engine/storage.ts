// Where a tensor's numbers live. A tensor holds a cell and asks it for the array when someone reads.
// Here a cell is a JavaScript array; a backend may add cells that stay in its own memory until they are read.

import { EngineError } from "./errors.ts";

export type DType = "float32" | "float64";
export type FloatArray = Float32Array | Float64Array;

/** Numbers to read: everything a typed array offers for reading, nothing that writes. */
export interface Floats extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
}

export interface Cell {
  read(): FloatArray;
  release(): void;
}

let openScopes: Set<Cell>[] = [];

/** A cell around an array that nobody else will write to. The innermost open scope owns it. */
export function arrayCell(array: FloatArray): Cell {
  let held: FloatArray | undefined = array;
  const cell: Cell = {
    read() {
      if (held) return held;
      throw new EngineError({
        op: "tensor",
        param: "data",
        got: "released",
        allowed: "read before its scope ends",
        hint: "Return the tensor from scope(() => …) to keep it.",
      });
    },
    release() {
      held = undefined;
    },
  };
  openScopes.at(-1)?.add(cell);
  return cell;
}

/** Starts a scope: cells made from now on belong to it. */
export function openScope(): Set<Cell> {
  const cells = new Set<Cell>();
  openScopes.push(cells);
  return cells;
}

/** Ends the innermost scope: what is not kept is released, what is kept moves to the scope outside. */
export function closeScope(cells: Set<Cell>, kept: ReadonlySet<Cell>): void {
  openScopes = openScopes.filter((open) => open !== cells);
  for (const cell of cells) {
    if (kept.has(cell)) openScopes.at(-1)?.add(cell);
    else cell.release();
  }
}
