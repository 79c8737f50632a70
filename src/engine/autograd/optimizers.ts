// Optimizers as pure functions: `step` takes params, gradient and state, and gives the next ones. Nothing is changed.

import { EngineError } from "../errors.ts";
import { own, type Tensor, zeros } from "../tensor.ts";
import { adamStep } from "./adamStep.ts";
import type { TensorRecord } from "./vjp.ts";

export interface Optimizer<S> {
  /** The state before the first step. */
  init(params: TensorRecord): S;
  /** One step against the gradient. */
  step<P extends TensorRecord>(params: P, gradient: P, state: S): { readonly params: P; readonly state: S };
}

export interface SgdOptions {
  readonly learningRate: number;
  /** How much of the last step is kept in the next one, from 0 to below 1; 0. */
  readonly momentum?: number;
}

/**
 * Gradient descent with momentum, as PyTorch writes it: v ← μ v + g, p ← p − η v.
 * @example const { params, state } = sgd({ learningRate: 0.1 }).step({ w }, { w: g }, sgd({ learningRate: 0.1 }).init({ w }))
 */
export function sgd({ learningRate, momentum = 0 }: SgdOptions): Optimizer<TensorRecord> {
  checkRange("sgd", "learningRate", learningRate, 0, Infinity);
  checkRange("sgd", "momentum", momentum, 0, 1);
  return {
    init: zerosLike,
    step(params, gradient, velocity) {
      const next = combine(velocity, gradient, (v, g) => momentum * v + g);
      return { params: combine(params, next, (p, v) => p - learningRate * v), state: next };
    },
  };
}

export interface AdamState {
  readonly steps: number;
  readonly mean: TensorRecord;
  readonly square: TensorRecord;
}

export interface AdamOptions {
  /** 0.001 */
  readonly learningRate?: number;
  /** How slowly the running means of g and g² change; 0.9 and 0.999. */
  readonly beta1?: number;
  readonly beta2?: number;
  /** Keeps the divisor from 0; 1e-8. */
  readonly epsilon?: number;
}

/** Adam: steps of about the learning rate in every parameter. Source: Kingma & Ba 2015 (arXiv 1412.6980), algorithm 1. */
export function adam({
  learningRate = 1e-3,
  beta1 = 0.9,
  beta2 = 0.999,
  epsilon = 1e-8,
}: AdamOptions = {}): Optimizer<AdamState> {
  checkRange("adam", "learningRate", learningRate, 0, Infinity);
  checkRange("adam", "beta1", beta1, 0, 1);
  checkRange("adam", "beta2", beta2, 0, 1);
  checkRange("adam", "epsilon", epsilon, 0, Infinity);
  return {
    init: (params) => ({ steps: 0, mean: zerosLike(params), square: zerosLike(params) }),
    step(params, gradient, state) {
      const steps = state.steps + 1;
      const [unbias1, unbias2] = [1 - beta1 ** steps, 1 - beta2 ** steps];
      const numbers = { learningRate, beta1, beta2, epsilon, unbias1, unbias2 };
      const done = Object.entries(params).map(([name, param]) => {
        const fitting = (of: TensorRecord) => matching(name, param, of[name]);
        const inputs = { param, gradient: fitting(gradient), mean: fitting(state.mean), square: fitting(state.square) };
        return [name, adamStep(inputs, numbers)] as const;
      });
      const part = (of: "output" | "mean" | "square") =>
        Object.fromEntries(done.map(([name, next]) => [name, next[of]]));
      return {
        params: part("output") as typeof params,
        state: { steps, mean: part("mean"), square: part("square") },
      };
    },
  };
}

function zerosLike(params: TensorRecord): TensorRecord {
  return Object.fromEntries(Object.entries(params).map(([name, { shape, dtype }]) => [name, zeros(shape, dtype)]));
}

/** A function of two numbers, over all numbers of two records with the same names. */
function combine<A extends TensorRecord>(a: A, b: TensorRecord, f: (a: number, b: number) => number): A {
  return Object.fromEntries(
    Object.entries(a).map(([name, left]) => [name, combined(name, left, b[name], f)]),
  ) as unknown as A;
}

/** What belongs to a parameter must be there, and as large. */
function matching(name: string, a: Tensor, b: Tensor | undefined): Tensor {
  if (!b || b.size !== a.size) {
    throw new EngineError({
      op: "step",
      param: name,
      got: b,
      allowed: `a tensor of shape [${a.shape.join(", ")}]`,
      hint: "Params, gradient and state need the same names and shapes.",
    });
  }
  return b;
}

function combined(name: string, a: Tensor, b: Tensor | undefined, f: (a: number, b: number) => number): Tensor {
  const [left, right] = [a.data, matching(name, a, b).data];
  const array = a.dtype === "float32" ? new Float32Array(a.size) : new Float64Array(a.size);
  for (let i = 0; i < array.length; i++) array[i] = f(left[i], right[i]);
  return own(array, a.shape);
}

function checkRange(op: string, param: string, value: number, low: number, high: number): void {
  if (typeof value === "number" && value >= low && value < high) return;
  throw new EngineError({
    op,
    param,
    got: value,
    allowed: `a number from ${low} to below ${high}`,
    hint: "Give a finite number.",
  });
}
