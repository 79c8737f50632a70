// Memory with guards: known bytes before and after everything handed out, looked at when it is given back.

import { Arena } from "#engine/backends/wasm/arena.ts";
import { Backend } from "#engine/backends/wasm/backend.ts";
import type { Build } from "#engine/backends/wasm/load.ts";
import { type GrowingMemory, Memory } from "#engine/backends/wasm/memory.ts";
import type { Kernels } from "#engine/backends/wasm/module.ts";
import { moduleOf } from "./builds.ts";

const guard = 64;
const pattern = 0xa5;

export class GuardedMemory extends Memory {
  readonly #memory: GrowingMemory;
  /** Guards that were not as they should be. */
  touched = 0;
  /** Guards that were looked at. */
  checked = 0;

  constructor(memory: GrowingMemory, base: number) {
    super(memory, base);
    this.#memory = memory;
  }

  override allocate(bytes: number): number {
    const start = super.allocate(bytes + 2 * guard);
    const all = new Uint8Array(this.#memory.buffer, start, bytes + 2 * guard);
    all.fill(pattern, 0, guard);
    all.fill(pattern, guard + bytes);
    return start + guard;
  }

  override free(start: number, bytes: number): void {
    const all = new Uint8Array(this.#memory.buffer, start - guard, bytes + 2 * guard);
    for (let i = 0; i < guard; i++) {
      if (all[i] !== pattern || all[guard + bytes + i] !== pattern) {
        this.touched++;
        break;
      }
    }
    this.checked += 2;
    super.free(start - guard, bytes + 2 * guard);
  }
}

/** A backend of one build whose memory is guarded. */
export function guarded(build: Build): { backend: Backend; memory: GuardedMemory } {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(build)));
  const kernels = instance.exports as unknown as Kernels;
  const memory = new GuardedMemory(kernels.memory, kernels.base());
  return { backend: new Backend(kernels, new Arena(memory)), memory };
}
