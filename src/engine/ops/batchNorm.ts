// Batch normalization: each channel is shifted to mean 0 and scaled to variance 1, then shifted and scaled again by
// what is learned. In training, mean and variance come from the batch and running ones are returned beside the result;
// in use, the running ones serve. Source: Ioffe & Szegedy 2015 (arXiv 1502.03167), algorithm 1.

import { channelMap } from "../channels.ts";
import { EngineError } from "../errors.ts";
import { defineOp } from "../op.ts";
import { flag, real } from "../params/index.ts";
import { run } from "../run.ts";
import { type Floats, finish, full, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";
import { pow } from "./pow.ts";
import { reshape } from "./reshape.ts";
import { mean, sum } from "./sum.ts";

interface BatchNormInputs {
  readonly [name: string]: Tensor | undefined;
  readonly x: Tensor;
  readonly weight: Tensor | undefined;
  readonly bias: Tensor | undefined;
  readonly runningMean: Tensor | undefined;
  readonly runningVariance: Tensor | undefined;
}

export interface BatchNormResult {
  readonly [name: string]: Tensor;
  readonly output: Tensor;
  readonly runningMean: Tensor;
  readonly runningVariance: Tensor;
}

export const batchNormOp = defineOp({
  name: "batchNorm",
  rank: 1,
  inputs: { x: "tensor", weight: "optional", bias: "optional", runningMean: "optional", runningVariance: "optional" },
  params: {
    training: flag(true),
    momentum: real({ fallback: 0.1, hint: "Leave it out for 0.1." }),
    epsilon: real({ above: 0, fallback: 1e-5, hint: "Leave it out for 1e-5." }),
  },

  check({ x, ...perChannel }: BatchNormInputs, { training, momentum, epsilon }) {
    if (x.shape.length < 2 || x.size === 0) {
      throw new EngineError({
        op: "batchNorm",
        param: "x",
        got: x,
        allowed: "of shape [N, C, …], not empty",
        hint: "It needs a batch to take means over.",
      });
    }
    const channels = x.shape[1];
    for (const [param, given] of Object.entries(perChannel)) {
      if (!given || (given.shape.length === 1 && given.size === channels)) continue;
      throw new EngineError({
        op: "batchNorm",
        param,
        got: given,
        allowed: `of shape [${channels}]`,
        hint: "One number for each channel.",
      });
    }
    if (!training && !(perChannel.runningMean && perChannel.runningVariance)) {
      throw new EngineError({
        op: "batchNorm",
        param: "runningMean",
        got: undefined,
        allowed: "given where training is false",
        hint: "Pass runningMean and runningVariance from training.",
      });
    }
    const count = x.size / channels;
    if (training && count < 2) {
      throw new EngineError({
        op: "batchNorm",
        param: "x",
        got: x,
        allowed: "of more than 1 value a channel",
        hint: "One value has no variance.",
      });
    }
    return { shape: x.shape, channels, count, training, momentum, epsilon };
  },

  forward(
    { x, weight, bias, runningMean, runningVariance },
    { shape, channels, count, training, momentum, epsilon },
  ): BatchNormResult {
    const channel = channelMap(shape, shape.length - 2);
    const before = [runningMean ?? full([channels], 0, x.dtype), runningVariance ?? full([channels], 1, x.dtype)];
    const [means, variances] = training
      ? statistics(x.data, channel, channels, count)
      : before.map(({ data }) => Float64Array.from(data));
    const y = Float64Array.from(x.data, (value, i) => {
      const c = channel[i];
      const normal = (value - means[c]) / Math.sqrt(variances[c] + epsilon);
      return normal * (weight?.data[c] ?? 1) + (bias?.data[c] ?? 0);
    });
    // The running variance is that of the population, n / (n − 1) times the batch's.
    const now = [means, variances.map((variance) => (variance * count) / Math.max(1, count - 1))];
    const after = before.map(({ data }, which) =>
      training
        ? Float64Array.from(data, (value, c) => (1 - momentum) * value + momentum * now[which][c])
        : Float64Array.from(data),
    );
    return {
      output: finish(y, shape, x.dtype),
      runningMean: finish(after[0], [channels], x.dtype),
      runningVariance: finish(after[1], [channels], x.dtype),
    };
  },

  // With n = (x − μ) / σ and γ the weight, dx = γ/σ · (g − mean g − n · mean(g·n)); in use, μ and σ are constants.
  gradient(upstream, { x, weight, runningMean, runningVariance }, { training, epsilon, channels }) {
    const axes = x.shape.map((_, axis) => axis).filter((axis) => axis !== 1);
    const overBatch = { axes, keepAxes: true };
    const alongChannels = (values: Tensor) => reshape(values, [channels, ...new Array(x.shape.length - 2).fill(1)]);
    const centre = training || !runningMean ? mean(x, overBatch) : alongChannels(runningMean);
    const centred = add(x, mul(centre, -1));
    const variance =
      training || !runningVariance ? mean(mul(centred, centred), overBatch) : alongChannels(runningVariance);
    const inverse = pow(add(variance, epsilon), -0.5);
    const normal = mul(centred, inverse);
    const scale = mul(inverse, weight ? alongChannels(weight) : full([], 1, x.dtype));
    const through = () => {
      const spread = mul(normal, mean(mul(upstream, normal), overBatch));
      return add(add(upstream, mul(mean(upstream, overBatch), -1)), mul(spread, -1));
    };
    return {
      x: () => mul(scale, training ? through() : upstream),
      weight: () => sum(mul(upstream, normal), { axes }),
      bias: () => sum(upstream, { axes }),
    };
  },
});

function statistics(x: Floats, channel: Int32Array, channels: number, count: number): [Float64Array, Float64Array] {
  const means = new Float64Array(channels);
  const variances = new Float64Array(channels);
  for (let i = 0; i < channel.length; i++) means[channel[i]] += x[i];
  for (let c = 0; c < channels; c++) means[c] /= count;
  for (let i = 0; i < channel.length; i++) variances[channel[i]] += (x[i] - means[channel[i]]) ** 2;
  for (let c = 0; c < channels; c++) variances[c] /= count;
  return [means, variances];
}

export interface BatchNormOptions {
  /** The learned scale, one number a channel; 1. */
  readonly weight?: Tensor;
  /** The learned shift, one number a channel; 0. */
  readonly bias?: Tensor;
  /** What earlier calls returned; 0 and 1 at first. */
  readonly runningMean?: Tensor;
  readonly runningVariance?: Tensor;
  /** Whether to use the statistics of this batch; true. */
  readonly training?: boolean;
  /** How much of this batch goes into the running statistics; 0.1. */
  readonly momentum?: number;
  /** Added to the variance; 1e-5. */
  readonly epsilon?: number;
}

/**
 * Normalizes each channel.
 * @param x [N, C, …]
 * @returns output of the same shape, and the running statistics, [C]; nothing is changed in place
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const { runningMean, runningVariance } = batchNorm(tensor([[[1, 3]]]));
 * concat([runningMean, runningVariance], { axis: 0 })   // [0.2, 1.1]
 */
export function batchNorm(x: Tensor, options: BatchNormOptions = {}): BatchNormResult {
  const { weight, bias, runningMean, runningVariance } = options ?? {};
  return run(batchNormOp, { x, weight, bias, runningMean, runningVariance }, options);
}
