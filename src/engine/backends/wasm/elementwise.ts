// Ops that treat every number alike.

import type { Plan } from "../../op.ts";
import type { Tensor } from "../../tensor.ts";
import { type Backend, emptyTensor } from "./backend.ts";

/** Undefined where no axis is repeated. */
export interface BroadcastPlan extends Plan {
  readonly left: Int32Array | undefined;
  readonly right: Int32Array | undefined;
}

export function unary(backend: Backend, kernel: "relu" | "step", x: Tensor, { shape }: Plan): Tensor {
  const from = backend.arena.addressOf(x);
  const { tensor, address } = emptyTensor(backend, shape);
  backend.kernels[kernel](address, from, x.size);
  return tensor;
}

/** Two tensors of one shape, or one of them a single number. */
export function binary(backend: Backend, kernel: "add" | "mul", x: Tensor, y: Tensor, plan: BroadcastPlan) {
  if ((plan.left && x.size !== 1) || (plan.right && y.size !== 1)) return undefined;
  const [left, right] = [backend.arena.addressOf(x), backend.arena.addressOf(y)];
  const { tensor, address } = emptyTensor(backend, plan.shape);
  backend.kernels[kernel](address, left, plan.left ? 0 : 4, right, plan.right ? 0 : 4, tensor.size);
  return tensor;
}
