// Reverse-mode differentiation. While a function runs, the ops it uses are written on a tape; read backwards, each op
// passes the gradient of its output on to its inputs. The passing is done by ops too, so a pullback can itself be
// differentiated.

import { sameShape } from "../compare.ts";
import { EngineError } from "../errors.ts";
import type { Result } from "../op.ts";
import { add } from "../ops/add.ts";
import { alias } from "../ops/alias.ts";
import { type Call, outputOf, watching } from "../run.ts";
import { ones, Tensor, zeros } from "../tensor.ts";

/** Tensors by name. */
export interface TensorRecord {
  readonly [name: string]: Tensor;
}

export interface Vjp<I extends Tensor | TensorRecord> {
  readonly output: Tensor;
  /** From the gradient of the output (left out, ones) to that of each input. May be called many times. */
  pullback(upstream?: Tensor): I;
}

/**
 * A function's value and the way back: the vector-Jacobian product.
 * @param f from a tensor, or a record of tensors, to a tensor or a result with an `output`
 * @param inputs where it is taken; the gradient comes in the same form
 * @example
 * const { output, pullback } = vjp((x) => conv2d(x, weight), x);
 * pullback(ones(output.shape));   // convTranspose2d(ones, weight)
 */
export function vjp<I extends Tensor | TensorRecord>(f: (inputs: I) => Result, inputs: I): Vjp<I> {
  const variables = aliased(inputs);
  const tracked = new Set<unknown>(variables instanceof Tensor ? [variables] : Object.values(variables));
  const tape: Call[] = [];
  const record = (call: Call) => {
    if (!Object.values(call.inputs).some((input) => tracked.has(input))) return;
    tape.push(call);
    tracked.add(outputOf(call.result));
  };
  const output = outputOf(watching(record, () => f(variables)));
  return {
    output,
    pullback(upstream = ones(output.shape, output.dtype)) {
      if (!(upstream instanceof Tensor) || !sameShape(upstream.shape, output.shape)) {
        throw new EngineError({
          op: "pullback",
          param: "upstream",
          got: upstream,
          allowed: `a tensor of shape [${output.shape.join(", ")}]`,
          hint: "It is the gradient of the output.",
        });
      }
      const gradients = readBackwards(tape, tracked, output, upstream);
      return gradientOf(variables, gradients);
    },
  };
}

/** Copies by name, so that an input used elsewhere as a constant is a constant there. */
function aliased<I extends Tensor | TensorRecord>(inputs: I): I {
  if (inputs instanceof Tensor) return alias(inputs) as I;
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, alias(input)])) as I;
}

function readBackwards(
  tape: readonly Call[],
  tracked: ReadonlySet<unknown>,
  output: Tensor,
  upstream: Tensor,
): ReadonlyMap<unknown, Tensor> {
  const gradients = new Map<unknown, Tensor>([[output, upstream]]);
  for (const { op, inputs, plan, result } of [...tape].reverse()) {
    const arriving = gradients.get(outputOf(result));
    if (!arriving) continue;
    const passing = op.gradient?.(arriving, inputs, plan, result);
    for (const name of Object.keys(op.inputs)) {
      const input = inputs[name];
      if (!tracked.has(input)) continue;
      const contribution = passing?.[name]?.();
      if (!contribution) {
        throw new EngineError({
          op: op.name,
          param: name,
          got: "no gradient",
          allowed: "differentiable where a gradient is wanted",
          hint: "Keep it out of the function that is differentiated.",
        });
      }
      const before = gradients.get(input);
      gradients.set(input, before ? add(before, contribution) : contribution);
    }
  }
  return gradients;
}

/** An input that the output does not depend on has the gradient 0. */
function gradientOf<I extends Tensor | TensorRecord>(variables: I, gradients: ReadonlyMap<unknown, Tensor>): I {
  const of = (variable: Tensor) => gradients.get(variable) ?? zeros(variable.shape, variable.dtype);
  if (variables instanceof Tensor) return of(variables) as I;
  return Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, of(variable)])) as I;
}
