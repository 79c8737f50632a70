// Which ops have a kernel here. Every kernel declines what is not float32.

import type { AdamPlan } from "../../autograd/adamStep.ts";
import { IndexTensor } from "../../indexTensor.ts";
import type { Inputs, Plan, Result } from "../../op.ts";
import { allowsWinograd } from "../../scope.ts";
import type { Tensor } from "../../tensor.ts";
import type { KernelTable } from "../kernelTable.ts";
import type { Backend } from "./backend.ts";
import { gather, type LayerPlan, scatter } from "./conv.ts";
import { type BroadcastPlan, binary, unary } from "./elementwise.ts";
import { NoRoom } from "./memory.ts";
import { type AvgPoolPlan, avgPool, type MaxPoolPlan, maxPool, maxUnpool, type UnpoolPlan } from "./pool.ts";
import { type ResizePlan, resize } from "./resize.ts";
import { adamStep, type BatchNormPlan, batchNorm } from "./training.ts";
import { weigh } from "./weigh.ts";
import { winograd } from "./winograd.ts";

type Tensors = { readonly [name: string]: Tensor };
type Kernel = (backend: Backend, inputs: Tensors, plan: Plan) => Result | undefined;

const conv: Kernel = (backend, { x, weight, bias }, plan) => gather(backend, x, weight, bias, plan as LayerPlan);
const conv2d: Kernel = (backend, inputs, plan) => {
  const { x, weight, bias } = inputs;
  const fast = allowsWinograd() ? winograd(backend, x, weight, bias, plan as LayerPlan) : undefined;
  return fast ?? conv(backend, inputs, plan);
};
const convTranspose: Kernel = (backend, { x, weight, bias }, plan) =>
  scatter(backend, x, weight, bias, plan as LayerPlan);
const max: Kernel = (backend, { x }, plan) => maxPool(backend, x, plan as MaxPoolPlan);
const average: Kernel = (backend, { x }, plan) => avgPool(backend, x, plan as AvgPoolPlan);
const unpool: Kernel = (backend, inputs: Inputs, plan) =>
  maxUnpool(backend, inputs.x as Tensor, inputs.indices as IndexTensor, plan as UnpoolPlan);

const kernels: { readonly [op: string]: Kernel } = {
  conv1d: conv,
  conv2d,
  conv3d: conv,
  convTranspose1d: convTranspose,
  convTranspose2d: convTranspose,
  convTranspose3d: convTranspose,
  gather: (backend, { x, w }, plan) => gather(backend, x, w, undefined, plan as LayerPlan),
  scatter: (backend, { y, w }, plan) => scatter(backend, y, w, undefined, plan as LayerPlan),
  weigh: (backend, { x, y }, plan) => weigh(backend, x, y, plan as LayerPlan),
  linear: (backend, { x, weight, bias }, plan) => gather(backend, x, weight, bias, plan as LayerPlan),
  maxPool1d: max,
  maxPool2d: max,
  maxPool3d: max,
  avgPool1d: average,
  avgPool2d: average,
  avgPool3d: average,
  maxUnpool1d: unpool,
  maxUnpool2d: unpool,
  maxUnpool3d: unpool,
  interpolate: (backend, { x }, plan) => resize(backend, x, plan as ResizePlan),
  batchNorm: (backend, inputs, plan) => batchNorm(backend, inputs as { x: Tensor }, plan as BatchNormPlan),
  adamStep: (backend, inputs, plan) => adamStep(backend, inputs, plan as AdamPlan),
  slopes: (backend, { x }, plan) => unary(backend, "step", x, plan),
  relu: (backend, { x }, plan) => unary(backend, "relu", x, plan),
  add: (backend, { x, y }, plan) => binary(backend, "add", x, y, plan as BroadcastPlan),
  mul: (backend, { x, y }, plan) => binary(backend, "mul", x, y, plan as BroadcastPlan),
};

/** The ops that have a kernel. */
export const kernelOps: readonly string[] = Object.keys(kernels);

/** The kernels of one backend by the names of the ops. */
export function kernelTable(backend: Backend): KernelTable {
  return Object.fromEntries(
    Object.entries(kernels).map(([op, kernel]) => [
      op,
      (inputs: Inputs, plan: Plan) =>
        isFloat32(inputs) ? called(backend, kernel, inputs as Tensors, plan) : undefined,
    ]),
  );
}

/** Without room the kernel declines, like one that cannot do what is asked. */
function called(backend: Backend, kernel: Kernel, inputs: Tensors, plan: Plan): Result | undefined {
  try {
    return backend.arena.working(() => kernel(backend, inputs, plan));
  } catch (error) {
    if (error instanceof NoRoom) return undefined;
    throw error;
  }
}

function isFloat32(inputs: Inputs): boolean {
  for (const name in inputs) {
    const input = inputs[name];
    if (input && !(input instanceof IndexTensor)) return input.dtype === "float32";
  }
  return false;
}
