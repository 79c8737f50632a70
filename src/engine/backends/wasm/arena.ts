// Which tensors lie in WASM memory. Readers never free: a result stays here until it is read, its scope ends, or nobody
// holds it any more. Finalizers run between tasks, so within one task a cap holds instead: the oldest results are copied
// out to make room for new ones.

import type { IndexTensor } from "../../indexTensor.ts";
import { Cell, inScope, type Place } from "../../storage.ts";
import type { Tensor } from "../../tensor.ts";
import type { Memory } from "./memory.ts";

/** Bytes of results that may lie here when nobody needs them right now. */
export const defaultCap = 64 * 2 ** 20;

type Numbers = Float32Array | Int32Array;

/** It knows its numbers and not the cell, so that a cell that nobody holds can be collected. */
class ArenaPlace implements Place<Numbers> {
  address: number;
  readonly arena: Arena;
  readonly length: number;
  readonly whole: boolean;
  watched = false;
  #array: Numbers | undefined;

  constructor(arena: Arena, address: number, length: number, whole: boolean, array?: Numbers) {
    this.arena = arena;
    this.address = address;
    this.length = length;
    this.whole = whole;
    this.#array = array;
  }

  read(): Numbers {
    this.leave();
    return this.#array as Numbers;
  }

  /** Copies the numbers out, unless an array has them, and gives the memory back. */
  leave(): void {
    if (this.address === 0) return;
    if (!this.#array) {
      const { floats, ints } = this.arena.memory;
      const start = this.address / 4;
      this.#array = (this.whole ? ints : floats).slice(start, start + this.length);
    }
    this.free();
  }

  free(): void {
    if (this.address !== 0) this.arena.remove(this);
    this.address = 0;
  }

  outlive(cell: Cell): void {
    this.arena.watch(cell, this);
  }
}

/** A form of numbers that lie elsewhere, too: it leaves without a trace. */
class DerivedPlace<T> extends ArenaPlace {
  made: T | undefined;

  constructor(arena: Arena, address: number, length: number) {
    super(arena, address, length, false);
  }

  override leave(): void {
    this.free();
  }
}

export interface Derived<T> {
  readonly address: number;
  readonly made: T;
}

export class Arena {
  readonly memory: Memory;
  readonly #cap: number;
  /** Oldest first. */
  readonly #places = new Set<ArenaPlace>();
  readonly #unused = new FinalizationRegistry<ArenaPlace>((place) => place.free());
  /** Places that the kernel at work reads or writes. */
  #busy: ArenaPlace[] = [];
  #scratch: { address: number; bytes: number }[] = [];

  constructor(memory: Memory, cap: number = defaultCap) {
    this.memory = memory;
    this.#cap = cap;
  }

  /** How many tensors lie here. */
  get count(): number {
    return this.#places.size;
  }

  /** Runs a kernel: what it asks for stays where it is until it ends, its scratch goes afterwards. */
  working<T>(kernel: () => T): T {
    try {
      return kernel();
    } finally {
      this.#busy = [];
      for (const { address, bytes } of this.#scratch) this.memory.free(address, bytes);
      this.#scratch = [];
    }
  }

  /** The address of a tensor's numbers; they are copied in if they are not here. */
  addressOf({ cell, size }: Tensor | IndexTensor): number {
    const here = cell.place;
    if (here instanceof ArenaPlace && here.arena === this && here.address !== 0) {
      this.#busy.push(here);
      return here.address;
    }
    const array = cell.read() as Numbers;
    const whole = array instanceof Int32Array;
    const place = this.#add(size, whole, array);
    (whole ? this.memory.ints : this.memory.floats).set(array, place.address / 4);
    (cell as Cell).place = place as Place;
    this.watch(cell, place);
    return place.address;
  }

  /** A cell for a kernel to write to, and its address. */
  result(size: number, whole = false): { readonly cell: Cell; readonly address: number } {
    const place = this.#add(size, whole);
    const cell = new Cell(undefined, place as Place);
    // Watching costs more than a small kernel, and in a scope it is not needed.
    if (!inScope()) this.watch(cell, place);
    return { cell, address: place.address };
  }

  /**
   * The address of another form of a tensor's numbers, such as packed weights: made once, kept while there is room.
   * @param use what it is for
   * @param make writes it; what it returns is kept, too
   */
  derived<T>({ cell }: Tensor, use: object, size: number, make: (address: number) => T): Derived<T> {
    const known = cell.derived?.get(use);
    if (known instanceof DerivedPlace && known.arena === this && known.address !== 0) {
      this.#busy.push(known);
      return known;
    }
    this.#makeRoom(size * 4);
    const place = new DerivedPlace<T>(this, this.memory.allocate(size * 4), size);
    this.#places.add(place);
    this.#busy.push(place);
    place.made = make(place.address);
    cell.derived ??= new Map();
    cell.derived.set(use, place);
    this.watch(cell, place);
    return place as Derived<T>;
  }

  /** The address of bytes that only the kernel at work needs. Their contents are left over from others. */
  scratch(bytes: number): number {
    this.#makeRoom(bytes);
    const address = this.memory.allocate(bytes);
    this.#scratch.push({ address, bytes });
    return address;
  }

  /** Copies all results out. */
  empty(): void {
    for (const place of this.#places) place.leave();
  }

  /** Gives the place back once nobody holds the cell. */
  watch(cell: object, place: ArenaPlace): void {
    place.watched = true;
    this.#unused.register(cell, place, place);
  }

  remove(place: ArenaPlace): void {
    this.#places.delete(place);
    if (place.watched) this.#unused.unregister(place);
    this.memory.free(place.address, place.length * 4);
  }

  #add(length: number, whole: boolean, array?: Numbers): ArenaPlace {
    this.#makeRoom(length * 4);
    const place = new ArenaPlace(this, this.memory.allocate(length * 4), length, whole, array);
    this.#places.add(place);
    this.#busy.push(place);
    return place;
  }

  #makeRoom(bytes: number): void {
    if (this.memory.used + bytes <= this.#cap) return;
    for (const place of this.#places) {
      if (this.memory.used + bytes <= this.#cap) return;
      if (!this.#busy.includes(place)) place.leave();
    }
  }
}
