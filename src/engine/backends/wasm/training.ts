// What training needs beside layers: batch normalization, and Adam's step. See assembly/elementwise.ts.

import type { AdamPlan, AdamResult } from "../../autograd/adamStep.ts";
import type { Plan } from "../../op.ts";
import type { BatchNormResult } from "../../ops/batchNorm.ts";
import { own, sizeOf, type Tensor } from "../../tensor.ts";
import { type Backend, emptyTensor } from "./backend.ts";

export interface BatchNormPlan extends Plan {
  readonly channels: number;
  readonly count: number;
  readonly training: boolean;
  readonly momentum: number;
  readonly epsilon: number;
}

interface BatchNormInputs {
  readonly x: Tensor;
  readonly weight?: Tensor;
  readonly bias?: Tensor;
  readonly runningMean?: Tensor;
  readonly runningVariance?: Tensor;
}

export function batchNorm(backend: Backend, inputs: BatchNormInputs, plan: BatchNormPlan): BatchNormResult {
  const { x, weight, bias, runningMean, runningVariance } = inputs;
  const { arena, kernels } = backend;
  const { shape, channels, count, training, momentum, epsilon } = plan;
  const [batch, plane] = [shape[0], sizeOf(shape.slice(2))];
  const xAt = arena.addressOf(x);
  const before = [
    runningMean?.data ?? new Float32Array(channels),
    runningVariance?.data ?? new Float32Array(channels).fill(1),
  ];
  let [means, variances]: ArrayLike<number>[] = before;
  if (training) {
    const at = arena.scratch(channels * 16);
    kernels.moments(xAt, batch, channels, plane, at, at + channels * 8);
    const both = new Float64Array(arena.memory.floats.buffer, at, 2 * channels).slice();
    [means, variances] = [both.subarray(0, channels), both.subarray(channels)];
  }
  const table = new Float32Array(3 * channels);
  for (let c = 0; c < channels; c++) {
    table[3 * c] = means[c];
    table[3 * c + 1] = (weight?.data[c] ?? 1) / Math.sqrt(variances[c] + epsilon);
    table[3 * c + 2] = bias?.data[c] ?? 0;
  }
  const tableAt = arena.scratch(table.length * 4);
  const { tensor: output, address } = emptyTensor(backend, shape);
  arena.memory.floats.set(table, tableAt / 4);
  kernels.normalize(address, xAt, batch, channels, plane, tableAt);
  // The running variance is that of the population, n / (n − 1) times the batch's.
  const unbiased = count / Math.max(1, count - 1);
  const running = (old: ArrayLike<number>, now: ArrayLike<number>, factor: number) =>
    own(
      Float32Array.from(old, (value, c) => (training ? (1 - momentum) * value + momentum * now[c] * factor : value)),
      [channels],
    );
  return {
    output,
    runningMean: running(before[0], means, 1),
    runningVariance: running(before[1], variances, unbiased),
  };
}

export function adamStep(backend: Backend, inputs: { readonly [name: string]: Tensor }, plan: AdamPlan): AdamResult {
  const { arena, kernels } = backend;
  const { shape, beta1, beta2, learningRate, epsilon, unbias1, unbias2 } = plan;
  const { param, gradient, mean, square } = inputs;
  const [paramAt, meanAt, squareAt, gradientAt] = [param, mean, square, gradient].map((x) => arena.addressOf(x));
  const [output, nextMean, nextSquare] = [0, 1, 2].map(() => emptyTensor(backend, shape));
  kernels.adam(
    output.address,
    nextMean.address,
    nextSquare.address,
    paramAt,
    meanAt,
    squareAt,
    gradientAt,
    param.size,
    beta1,
    beta2,
    1 - beta1,
    1 - beta2,
    learningRate / unbias1,
    unbias2,
    epsilon,
  );
  return { output: output.tensor, mean: nextMean.tensor, square: nextSquare.tensor };
}
