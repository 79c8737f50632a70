// What a public call of a dialect returns, told apart once.

import type { MaxPoolResult } from "../ops/maxPool.ts";
import type { Given, ParamTable } from "../params/index.ts";
import { Tensor } from "../tensor.ts";
import { type CallInputs, carryOut, type DialectOp } from "./dialectOp.ts";

/** The tensor of a call that gives one. */
export function tensorOf<T extends ParamTable>(op: DialectOp<T>, inputs: CallInputs, given: Given<T>): Tensor {
  const outcome = carryOut(op, inputs, given);
  return outcome instanceof Tensor ? outcome : outcome.output;
}

/** Output and indices of a call that gives both. */
export function pooledOf<T extends ParamTable>(op: DialectOp<T>, inputs: CallInputs, given: Given<T>): MaxPoolResult {
  const outcome = carryOut(op, inputs, given);
  if (outcome instanceof Tensor) throw new Error(`${op.name} gives no indices`);
  return outcome;
}
