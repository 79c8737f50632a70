// Carries out one op: checks, computes, reports to whoever watches. Knows no op by name.

import type { KernelTable } from "./backends/kernelTable.ts";
import { reserve } from "./budget.ts";
import { EngineError } from "./errors.ts";
import { IndexTensor } from "./indexTensor.ts";
import type { Inputs, Op, Plan, Result } from "./op.ts";
import { type Given, type ParamTable, readParams } from "./params/index.ts";
import { PlanMemory } from "./planMemory.ts";
import { Tensor } from "./tensor.ts";

/** One op carried out, as watchers see it. */
export interface Call {
  readonly op: Op;
  readonly inputs: Inputs;
  readonly plan: Plan;
  readonly result: Result;
}

type Watcher = (call: Call) => void;

const plans = new PlanMemory();
let watchers: readonly Watcher[] = [];
let kernels: KernelTable = {};

/**
 * Runs an op: inputs and attributes are checked, the result's bytes are counted, then the active kernel table is asked,
 * else the op computes itself.
 * @throws EngineError for anything the op cannot do
 */
export function run<I extends Inputs, T extends ParamTable, P extends Plan, R extends Result>(
  op: Op<I, T, P, R>,
  inputs: I,
  given: Given<T>,
): R {
  checkInputs(op, inputs);
  const plan = planOf(op, inputs, given);
  reserve(op.name, plan.shape);
  const result = (kernels[op.name]?.(inputs, plan) as R | undefined) ?? op.forward(inputs, plan);
  for (const watch of watchers) watch({ op, inputs, plan, result });
  return result;
}

/** Checks inputs and attributes, unless a call of the same form has been checked before. */
function planOf<I extends Inputs, T extends ParamTable, P extends Plan, R extends Result>(
  op: Op<I, T, P, R>,
  inputs: I,
  given: Given<T>,
): P {
  const check = () => op.check(inputs, readParams(op.params, given, { op: op.name, rank: op.rank }, op.inputs));
  return op.byShape ? plans.recall(op, inputs, given, check) : check();
}

/** Runs `f` while `watch` hears of every op carried out. Watchers nest: all of them hear. */
export function watching<T>(watch: Watcher, f: () => T): T {
  const before = watchers;
  watchers = [...before, watch];
  try {
    return f();
  } finally {
    watchers = before;
  }
}

/** Makes a backend's kernels the ones to ask first; an op they lack, or decline, computes itself. Returns those before. */
export function useKernels(table: KernelTable): KernelTable {
  const before = kernels;
  kernels = table;
  return before;
}

/** The tensor of a result that has a gradient. */
export function outputOf(result: Result): Tensor {
  return result instanceof Tensor ? result : result.output;
}

/** The inputs must be what the op's table says, and tensors of one dtype. */
function checkInputs(op: Op, inputs: Inputs): void {
  let first: Tensor | undefined;
  for (const [name, kind] of Object.entries(op.inputs)) {
    const input = inputs[name];
    if (kind === "optional" && input === undefined) continue;
    if (kind === "indices") {
      if (input instanceof IndexTensor) continue;
      throw new EngineError({
        op: op.name,
        param: name,
        got: input,
        allowed: "an IndexTensor",
        hint: "Take the indices of a max pool, or make some with indexTensor(…).",
      });
    }
    if (!(input instanceof Tensor)) {
      throw new EngineError({
        op: op.name,
        param: name,
        got: input,
        allowed: "a Tensor",
        hint: "Make one with tensor([…]).",
      });
    }
    first ??= input;
    if (input.dtype !== first.dtype) {
      throw new EngineError({
        op: op.name,
        param: name,
        got: input.dtype,
        allowed: `${first.dtype} like the other inputs`,
        hint: `Convert it with cast(${name}, "${first.dtype}").`,
      });
    }
  }
}
