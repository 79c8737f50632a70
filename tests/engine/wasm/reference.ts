// The TypeScript ops as the reference for the WASM kernels: the same call on both, and how far apart they may lie.

import { cast, type IndexTensor, Tensor, tensor } from "#engine";
import type { Loaded } from "#engine/backends/wasm/load.ts";
import { sumError } from "#engine/compare.ts";
import type { Inputs, Op, Result } from "#engine/op.ts";
import { run, useKernels } from "#engine/run.ts";

/** Runs something on the TypeScript ops alone, then goes back to these kernels. */
export function onTypeScript<T>(loaded: Loaded, f: () => T): T {
  useKernels({});
  try {
    return f();
  } finally {
    loaded.use();
  }
}

const mapped = (inputs: Inputs, f: (x: Tensor) => Tensor): Inputs =>
  Object.fromEntries(Object.entries(inputs).map(([name, x]) => [name, x instanceof Tensor ? f(x) : x]));

export const inFloat32 = (inputs: Inputs): Inputs => mapped(inputs, (x) => cast(x, "float32"));

/** Every tensor of a result by name. */
export function partsOf(result: Result): [name: string, part: Tensor | IndexTensor][] {
  return result instanceof Tensor ? [["output", result]] : Object.entries(result);
}

/** The most terms that any sum in these tests has. */
const mostTerms = 512;

/** The largest error of a float32 result: each number against the sum of the absolute values that made it. */
export function boundsOf(op: Op, inputs: Inputs, options: object): Float64Array {
  const absolute = mapped(inputs, (x) => tensor(Float64Array.from(x.data, Math.abs), x.shape));
  const [, output] = partsOf(run(op, absolute, options as never))[0]!;
  return Float64Array.from(output.data, (value) => sumError(mostTerms, "float32") * Math.abs(value) + Number.MIN_VALUE);
}
