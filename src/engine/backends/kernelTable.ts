// What a backend offers: kernels by the name of the op. One may be missing, or decline a call by returning undefined.

import type { Inputs, Plan, Result } from "../op.ts";

export interface KernelTable {
  readonly [name: string]: ((inputs: Inputs, plan: Plan) => Result | undefined) | undefined;
}
