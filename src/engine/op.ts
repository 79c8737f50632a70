// What an op is: one declaration from which its result, its gradient, its matrix, its errors and its tests all come.

import type { Rule } from "#rules/rule.ts";
import type { IndexTensor } from "./indexTensor.ts";
import type { Links } from "./links.ts";
import type { ParamTable, Read } from "./params/index.ts";
import type { Tensor } from "./tensor.ts";

/** The tensors of a call by name. One left out is undefined. */
export interface Inputs {
  readonly [name: string]: Tensor | IndexTensor | undefined;
}

/** What each input must be. */
export interface InputTable {
  readonly [name: string]: "tensor" | "optional" | "indices";
}

/** What an op's check worked out from shapes and attributes; everything its loops need. */
export interface Plan {
  /** The shape of the result. */
  readonly shape: readonly number[];
}

/** One tensor, or several by name, of which `output` is the one with a gradient. */
export type Result = Tensor | { readonly output: Tensor; readonly [name: string]: Tensor | IndexTensor };

/** One thunk an input, so that only the gradients somebody asks for are computed. */
export type Gradients<I extends Inputs = Inputs> = { readonly [name in keyof I]?: () => Tensor };

/** One matrix an input: which output cells it feeds, with which factors, all other inputs held fixed. */
export type Matrices<I extends Inputs = Inputs> = { readonly [name in keyof I]?: () => Links };

export interface Op<
  I extends Inputs = Inputs,
  T extends ParamTable = ParamTable,
  P extends Plan = Plan,
  R extends Result = Result,
> {
  readonly name: string;
  readonly inputs: InputTable;
  readonly params: T;
  /** The rule that gives its sizes, axis by axis, where there is one. */
  readonly rule?: Rule;
  /** How many spatial axes its per-axis attributes have. */
  readonly rank: number;
  /** True if the op is linear in all its tensors together (a sum), not only in each of them alone (a product). */
  readonly additive?: boolean;
  /** True if `check` looks at shapes and attributes alone and its plan is small: calls of one form then share a plan. */
  readonly byShape?: boolean;
  /** Refuses what cannot be computed, once and for all loops. Attributes arrive read: defaults filled in, one value an axis. */
  check(inputs: I, attributes: Read<T>): P;
  forward(inputs: I, plan: P): R;
  /** From the gradient of the output to those of the inputs, by calls of ops: so gradients have gradients. */
  gradient?(upstream: Tensor, inputs: I, plan: P, result: R): Gradients<I>;
  /** The op as a matrix in one of its inputs, with choices that depend on the data (the winners of a max) frozen. */
  links?(inputs: I, plan: P, result: R): Matrices<I>;
}

/** Declares an op; this only lets TypeScript infer the types. */
export function defineOp<I extends Inputs, T extends ParamTable, P extends Plan, R extends Result>(
  op: Op<I, T, P, R>,
): Op<I, T, P, R> {
  return op;
}
