// A dense layer: every output is a weighted sum of all inputs. It is a convolution whose kernel is as large as its
// input, and here it is computed as one.

import { gatherInto } from "../contract.ts";
import { EngineError } from "../errors.ts";
import type { AxisLinks, Layer } from "../links.ts";
import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { checkBias } from "../weight.ts";
import { range } from "./add.ts";
import { gatherLinks, scatter, weigh } from "./contractions.ts";
import { pickLinks, place } from "./moves.ts";

interface LinearInputs {
  readonly [name: string]: Tensor | undefined;
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
}

export const linearOp = defineOp({
  name: "linear",
  rank: 1,
  inputs: { x: "tensor", weight: "tensor", bias: "optional" },
  params: {},
  byShape: true,

  check({ x, weight, bias }: LinearInputs) {
    if (weight.shape.length !== 2) {
      throw new EngineError({
        op: "linear",
        param: "weight",
        got: weight,
        allowed: "of shape [out, in]",
        hint: "One row for each output.",
      });
    }
    const [outFeatures, inFeatures] = weight.shape;
    if (x.shape.length < 1 || x.shape[x.shape.length - 1] !== inFeatures) {
      throw new EngineError({
        op: "linear",
        param: "x",
        got: x,
        allowed: `of ${inFeatures} numbers on its last axis`,
        hint: `The weight is [${outFeatures}, ${inFeatures}].`,
      });
    }
    checkBias("linear", bias, outFeatures);
    const rows = sizeOf(x.shape.slice(0, -1));
    const layer: Layer = {
      axes: [wholeAxis(inFeatures)],
      batch: rows,
      groups: 1,
      outChannels: outFeatures,
      inChannels: 1,
    };
    return { shape: [...x.shape.slice(0, -1), outFeatures], layer };
  },

  forward({ x, weight, bias }, { shape, layer }) {
    const biases = bias?.data;
    const y = new Float64Array(sizeOf(shape));
    if (biases) for (let o = 0; o < y.length; o++) y[o] = biases[o % layer.outChannels];
    gatherInto(layer, x.data, weight.data, y);
    return finish(y, shape, x.dtype);
  },

  gradient: (upstream, { x, weight }, { shape, layer }) => ({
    x: () => scatter(layer, upstream, weight, x.shape),
    weight: () => weigh(layer, x, upstream, weight.shape),
    bias: () => place(upstream, features(shape), [layer.outChannels]),
  }),

  links({ x, weight }, { shape, layer }) {
    const { x: inX, w: inWeight } = gatherLinks("linear", layer, x, weight, sizeOf(shape));
    return { x: inX, weight: inWeight, bias: () => pickLinks(features(shape), layer.outChannels) };
  },
});

/** One output that reads every input, each through a tap of its own. */
function wholeAxis(size: number): AxisLinks {
  const all = range([size]);
  const even = { stride: 1, dilation: 1, padBegin: 0 };
  return { outSize: 1, inSize: size, tapSize: size, out: new Int32Array(size), in: all, tap: all, even };
}

/** For each number of a result, its place on the last axis. */
function features(shape: readonly number[]): Int32Array {
  return range(shape).map((i) => i % shape[shape.length - 1]);
}

/**
 * x · weightᵀ + bias.
 * @param x [..., in]
 * @param weight [out, in]
 * @param options bias [out]
 * @returns [..., out]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * linear(tensor([1, 2]), tensor([[1, 0], [0, 1], [1, 1]]))   // [1, 2, 3]
 */
export function linear(x: Tensor, weight: Tensor, options: { readonly bias?: Tensor } = {}): Tensor {
  return run(linearOp, { x, weight, bias: options?.bias }, options);
}
