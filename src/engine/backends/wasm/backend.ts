// One instance of the module with its memory, and what kernels need to call it.

import { Tensor } from "../../tensor.ts";
import type { Arena } from "./arena.ts";
import type { Kernels } from "./module.ts";

/** Layers that stay prepared, and the bytes they may have written together, before all are forgotten. */
const mostPrepared = 256;
const mostKept = 2 ** 23;

export class Backend {
  readonly kernels: Kernels;
  readonly arena: Arena;
  readonly #prepared = new Map<string, Map<object, unknown>>();
  #count = 0;
  #kept: { address: number; bytes: number }[] = [];
  #keptBytes = 0;

  constructor(kernels: Kernels, arena: Arena) {
    this.kernels = kernels;
    this.arena = arena;
  }

  /** What `prepare` made for a kernel and a layer, now or earlier. */
  prepared<T>(kernel: string, layer: object, prepare: () => T): T {
    const known = this.#prepared.get(kernel);
    if (known?.has(layer)) return known.get(layer) as T;
    if (this.#count >= mostPrepared || this.#keptBytes > mostKept) this.#forget();
    const made = prepare();
    const byLayer = this.#prepared.get(kernel) ?? new Map<object, unknown>();
    this.#prepared.set(kernel, byLayer.set(layer, made));
    this.#count++;
    return made;
  }

  /** The address of these integers, which stay until what is prepared is forgotten. */
  table(values: ArrayLike<number>): number {
    return this.#keep(values, () => this.arena.memory.ints);
  }

  /** The same for numbers of float32. */
  floatTable(values: ArrayLike<number>): number {
    return this.#keep(values, () => this.arena.memory.floats);
  }

  #keep(values: ArrayLike<number>, view: () => Int32Array | Float32Array): number {
    const bytes = values.length * 4;
    const address = this.arena.memory.allocate(bytes);
    this.#kept.push({ address, bytes });
    this.#keptBytes += bytes;
    view().set(values, address / 4);
    return address;
  }

  #forget(): void {
    for (const { address, bytes } of this.#kept) this.arena.memory.free(address, bytes);
    this.#kept = [];
    this.#keptBytes = 0;
    this.#count = 0;
    this.#prepared.clear();
  }
}

/** A tensor for a kernel to write to. */
export function emptyTensor({ arena }: Backend, shape: readonly number[]): { tensor: Tensor; address: number } {
  const size = shape.reduce((product, one) => product * one, 1);
  const { cell, address } = arena.result(size);
  return { tensor: new Tensor(shape, "float32", cell as Tensor["cell"]), address };
}
