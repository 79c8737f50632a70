/** Several layers in a row: the size between any two of them, and the first layer that cannot be. */
import { evaluate, explain, type Numbers, type Problem, type Rule } from "./rule.ts";

export interface Layer {
  readonly rule: Rule;
  /** All but `inputSize`, which the layer before gives. */
  readonly values: Numbers;
}

export interface Chain {
  /** The input size, then the size after each layer that is possible. */
  readonly sizes: readonly number[];
  /** Why the first impossible layer is one; its place, from 0, is `sizes.length - 1`. */
  readonly problem?: Problem;
}

/** @example chain(7, [{ rule: conv, values: { kernelSize: 3 } }, { rule: pool, values: { kernelSize: 2, stride: 2 } }]) // 7, 5, 2 */
export function chain(inputSize: number, layers: readonly Layer[]): Chain {
  const sizes = [inputSize];
  for (const { rule, values } of layers) {
    const given = { ...values, inputSize: sizes[sizes.length - 1] };
    const problem = explain(rule, given);
    if (problem !== undefined) return { sizes, problem };
    sizes.push(evaluate(rule, given).size);
  }
  return { sizes };
}
