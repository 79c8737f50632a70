// One step of Adam for one parameter, as an op: so that a backend can take the whole of it at once.
// Source: Kingma & Ba 2015 (arXiv 1412.6980), algorithm 1.

import { defineOp, type Plan } from "../op.ts";
import { type Param, passed } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, type Tensor } from "../tensor.ts";

interface AdamInputs {
  readonly [name: string]: Tensor;
  readonly param: Tensor;
  readonly gradient: Tensor;
  readonly mean: Tensor;
  readonly square: Tensor;
}

export interface AdamNumbers {
  readonly learningRate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** 1 − βᵗ of both means: they start at 0, and dividing takes that bias out. */
  readonly unbias1: number;
  readonly unbias2: number;
}

export type AdamPlan = AdamNumbers & Plan;

export interface AdamResult {
  readonly [name: string]: Tensor;
  readonly output: Tensor;
  readonly mean: Tensor;
  readonly square: Tensor;
}

const params = { numbers: passed<AdamNumbers>() } as const satisfies { [name: string]: Param };

const adamStepOp = defineOp({
  name: "adamStep",
  rank: 1,
  inputs: { param: "tensor", gradient: "tensor", mean: "tensor", square: "tensor" },
  params,
  check: ({ param }: AdamInputs, { numbers }): AdamPlan => ({ ...numbers, shape: param.shape }),

  forward({ param, gradient, mean, square }, plan): AdamResult {
    const { shape, learningRate, beta1, beta2, epsilon, unbias1, unbias2 } = plan;
    const [p, g, m, v] = [param.data, gradient.data, mean.data, square.data];
    const [nextP, nextM, nextV] = [0, 1, 2].map(() => new Float64Array(param.size));
    for (let i = 0; i < p.length; i++) {
      nextM[i] = beta1 * m[i] + (1 - beta1) * g[i];
      nextV[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
      nextP[i] = p[i] - (learningRate * (nextM[i] / unbias1)) / (Math.sqrt(nextV[i] / unbias2) + epsilon);
    }
    const done = (numbers: Float64Array) => finish(numbers, shape, param.dtype);
    return { output: done(nextP), mean: done(nextM), square: done(nextV) };
  },
});

/** The next parameter and the next running means of its gradient and of the gradient's square. */
export const adamStep = (inputs: AdamInputs, numbers: AdamNumbers): AdamResult => run(adamStepOp, inputs, { numbers });
