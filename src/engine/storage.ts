// Where numbers live. A tensor holds a cell and asks it for the array when someone reads. Behind a cell is a JavaScript
// array, or a place in a backend's memory, or both.

import { EngineError } from "./errors.ts";

export type DType = "float32" | "float64";
export type FloatArray = Float32Array | Float64Array;
export type AnyArray = FloatArray | Int32Array;

/** Numbers to read: everything a typed array offers for reading, nothing that writes. */
export interface Floats extends Iterable<number> {
  readonly length: number;
  readonly [index: number]: number;
}

/** Numbers in a backend's memory. The backend may move them out to make room: then `read` still has them. */
export interface Place<A extends AnyArray = AnyArray> {
  /** The numbers as an array of their own. Afterwards the memory is free. */
  read(): A;
  free(): void;
  /** Told when no scope will release the cell: from then on the backend looks after it. */
  outlive(cell: Cell): void;
}

/** Numbers of one tensor. The innermost open scope owns it. */
export class Cell<A extends AnyArray = AnyArray> {
  /** For backends: where it keeps these numbers, too. */
  place: Place<A> | undefined;
  /** For backends: other forms of these numbers, by what they are for. They can be made again. */
  derived: Map<object, Place> | undefined;
  #array: A | undefined;

  constructor(array: A | undefined, place?: Place<A>) {
    this.#array = array;
    this.place = place;
    openScopes.at(-1)?.add(this);
  }

  read(): A {
    if (this.#array) return this.#array;
    if (this.place) {
      this.#array = this.place.read();
      this.place = undefined;
      return this.#array;
    }
    throw new EngineError({
      op: "tensor",
      param: "data",
      got: "released",
      allowed: "read before its scope ends",
      hint: "Return the tensor from scope(() => …) to keep it.",
    });
  }

  release(): void {
    this.place?.free();
    for (const place of this.derived?.values() ?? []) place.free();
    this.place = undefined;
    this.derived = undefined;
    this.#array = undefined;
  }
}

let openScopes: Set<Cell>[] = [];

/** A cell around an array that nobody else will write to. */
export function arrayCell<A extends AnyArray>(array: A): Cell<A> {
  return new Cell(array);
}

/** Whether a scope will release the cells made now. */
export function inScope(): boolean {
  return openScopes.length > 0;
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
    if (!kept.has(cell)) cell.release();
    else if (openScopes.length > 0) openScopes.at(-1)?.add(cell);
    else cell.place?.outlive(cell);
  }
}
