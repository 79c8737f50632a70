// What a training step needs: the loss, and its gradient in every parameter.

import { EngineError } from "../errors.ts";
import type { Result } from "../op.ts";
import type { Tensor } from "../tensor.ts";
import { type TensorRecord, vjp } from "./vjp.ts";

export interface ValueAndGrad<P extends TensorRecord, R extends Result> {
  /** The loss, one number. */
  readonly value: Tensor;
  /** Its gradient, by the names of the params. */
  readonly gradient: P;
  /** What the loss function returned: the loss, or a record with it as `output` and whatever else. */
  readonly result: R;
}

/**
 * Turns a loss into a function that gives its value and gradient.
 * @param loss from params (and anything else) to a tensor of one number
 * @example
 * const step = valueAndGrad((p, batch) => mse(conv2d(batch.x, p.weight), batch.y));
 * const { value, gradient } = step({ weight }, batch);
 */
export function valueAndGrad<P extends TensorRecord, Rest extends readonly unknown[], R extends Result>(
  loss: (params: P, ...rest: Rest) => R,
): (params: P, ...rest: Rest) => ValueAndGrad<P, R> {
  return (params, ...rest) => {
    const results: R[] = [];
    const { output, pullback } = vjp((inputs: P) => {
      results.push(loss(inputs, ...rest));
      return results[0];
    }, params);
    if (output.size !== 1) {
      throw new EngineError({
        op: "valueAndGrad",
        param: "loss",
        got: output,
        allowed: "a function to one number",
        hint: "Take the mean or the sum of the result.",
      });
    }
    return { value: output, gradient: pullback(), result: results[0] };
  };
}
