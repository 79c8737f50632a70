// One instance of the module with its memory, and what kernels need to call it.

import type { Plan } from "../../op.ts";
import { Tensor } from "../../tensor.ts";
import type { Arena } from "./arena.ts";
import type { Kernels } from "./module.ts";

/** What a kernel works with. */
export interface Backend {
  readonly kernels: Kernels;
  readonly arena: Arena;
}

/** A kernel of the table: gets the backend, declines by returning undefined. */
export type WasmKernel<I, P extends Plan, R> = (backend: Backend, inputs: I, plan: P) => R | undefined;

/** Scratch that holds these integers. */
export function integers({ arena }: Backend, values: ArrayLike<number>): number {
  const address = arena.scratch(values.length * 4);
  arena.memory.ints.set(values, address / 4);
  return address;
}

/** A tensor for a kernel to write to. */
export function emptyTensor({ arena }: Backend, shape: readonly number[]): { tensor: Tensor; address: number } {
  const size = shape.reduce((product, one) => product * one, 1);
  const { cell, address } = arena.result(size);
  return { tensor: new Tensor(shape, "float32", cell as Tensor["cell"]), address };
}
