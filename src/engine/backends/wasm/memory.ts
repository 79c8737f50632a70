// Memory in one growing block: places are handed out first fit, and neighbours that are free become one again.

/** Places start at multiples of this, a line of cache, and so do their ends. */
const line = 64;
const page = 65536;

/** What a module's memory offers. */
export interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** The machine gives no more memory: the op must do without. */
export class NoRoom extends Error {}

export class Memory {
  readonly #memory: GrowingMemory;
  /** Free blocks by address: where each starts, and its bytes. */
  readonly #starts: number[] = [];
  readonly #sizes: number[] = [];
  #buffer: ArrayBuffer;
  #floats: Float32Array;
  #ints: Int32Array;
  #end: number;
  #used = 0;

  /** @param base the first byte that the module does not use itself */
  constructor(memory: GrowingMemory, base: number) {
    this.#memory = memory;
    this.#buffer = memory.buffer;
    this.#floats = new Float32Array(this.#buffer);
    this.#ints = new Int32Array(this.#buffer);
    this.#end = rounded(base);
  }

  /** Bytes handed out. */
  get used(): number {
    return this.#used;
  }

  /** Bytes the module holds, in use or not. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  /** All memory as numbers. Growing detaches it, so nobody keeps it across an allocation. */
  get floats(): Float32Array {
    this.#refresh();
    return this.#floats;
  }

  get ints(): Int32Array {
    this.#refresh();
    return this.#ints;
  }

  /** The address of so many bytes. @throws NoRoom where the machine has no more */
  allocate(bytes: number): number {
    const size = rounded(bytes);
    this.#used += size;
    for (let i = 0; i < this.#sizes.length; i++) {
      if (this.#sizes[i] < size) continue;
      const start = this.#starts[i];
      if (this.#sizes[i] === size) {
        this.#starts.splice(i, 1);
        this.#sizes.splice(i, 1);
      } else {
        this.#starts[i] += size;
        this.#sizes[i] -= size;
      }
      return start;
    }
    const start = this.#end;
    // Kernels read up to a tile beyond the last number, never write there.
    const missing = start + size + page - this.size;
    if (missing > 0) {
      try {
        // Half as much again, so that a growing net does not grow memory at every step.
        this.#memory.grow(Math.ceil(Math.max(missing, Math.min(this.size / 2, 2 ** 24)) / page));
      } catch {
        this.#used -= size;
        throw new NoRoom();
      }
    }
    this.#end = start + size;
    return start;
  }

  free(start: number, bytes: number): void {
    const size = rounded(bytes);
    this.#used -= size;
    let at = this.#starts.length;
    while (at > 0 && this.#starts[at - 1] > start) at--;
    this.#starts.splice(at, 0, start);
    this.#sizes.splice(at, 0, size);
    this.#join(at);
    if (at > 0) this.#join(at - 1);
    const last = this.#starts.length - 1;
    if (this.#starts[last] + this.#sizes[last] === this.#end) {
      this.#end = this.#starts[last];
      this.#starts.pop();
      this.#sizes.pop();
    }
  }

  #join(at: number): void {
    if (at + 1 >= this.#starts.length || this.#starts[at] + this.#sizes[at] !== this.#starts[at + 1]) return;
    this.#sizes[at] += this.#sizes[at + 1];
    this.#starts.splice(at + 1, 1);
    this.#sizes.splice(at + 1, 1);
  }

  #refresh(): void {
    if (this.#buffer === this.#memory.buffer) return;
    this.#buffer = this.#memory.buffer;
    this.#floats = new Float32Array(this.#buffer);
    this.#ints = new Int32Array(this.#buffer);
  }
}

function rounded(bytes: number): number {
  return Math.ceil(Math.max(bytes, 1) / line) * line;
}
