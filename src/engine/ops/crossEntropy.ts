// Cross-entropy of scores against classes: −log of the share that softmax gives the right class, averaged. With
// [N, classes, …spatial] every pixel is a case, as in segmentation.

import { EngineError } from "../errors.ts";
import { type IndexTensor, indexError } from "../indexTensor.ts";
import { defineOp } from "../op.ts";
import { run } from "../run.ts";
import { finish, own, type Tensor } from "../tensor.ts";
import { add } from "./add.ts";
import { mul } from "./mul.ts";
import { eachLine, softmax } from "./softmax.ts";

interface CrossEntropyInputs {
  readonly [name: string]: Tensor | IndexTensor;
  readonly x: Tensor;
  readonly target: IndexTensor;
}

export const crossEntropyOp = defineOp({
  name: "crossEntropy",
  rank: 1,
  inputs: { x: "tensor", target: "indices" },
  params: {},

  check({ x, target }: CrossEntropyInputs) {
    const [, classes] = x.shape;
    const cases = x.shape.filter((_, axis) => axis !== 1);
    if (x.shape.length < 2 || x.size === 0) {
      throw new EngineError({
        op: "crossEntropy",
        param: "x",
        got: x,
        allowed: "of shape [N, classes, …], not empty",
        hint: "One score for each class.",
      });
    }
    if (target.shape.join() !== cases.join()) {
      throw new EngineError({
        op: "crossEntropy",
        param: "target",
        got: target,
        allowed: `of shape [${cases.join(", ")}]`,
        hint: "One class for each case.",
      });
    }
    for (let i = 0; i < target.size; i++) {
      if (target.data[i] >= classes) throw indexError("crossEntropy", target.data[i], i, classes);
    }
    return { shape: [] as readonly number[] };
  },

  forward({ x, target }) {
    let total = 0;
    eachLine(x.shape, 1, (positions, line) => {
      const largest = positions.reduce((most, at) => Math.max(most, x.data[at]), -Infinity);
      const sum = positions.reduce((sum, at) => sum + Math.exp(x.data[at] - largest), 0);
      total += Math.log(sum) + largest - x.data[positions[target.data[line]]];
    });
    return finish(Float64Array.of(total / target.size), [], x.dtype);
  },

  // (softmax − one-hot) / cases
  gradient: (upstream, { x, target }) => ({
    x: () => mul(mul(add(softmax(x), minusOneHot(x, target)), 1 / target.size), upstream),
  }),
});

function minusOneHot(x: Tensor, target: IndexTensor): Tensor {
  const hot = x.dtype === "float32" ? new Float32Array(x.size) : new Float64Array(x.size);
  eachLine(x.shape, 1, (positions, line) => {
    hot[positions[target.data[line]]] = -1;
  });
  return own(hot, x.shape);
}

/**
 * The mean cross-entropy of scores against the right classes.
 * @param x scores before softmax, [N, classes] or [N, classes, …spatial]
 * @param target the classes, counted from 0, of shape [N] or [N, …spatial]
 * @returns one number, shape []
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * crossEntropy(tensor([[0, 0]]), indexTensor([1], { of: [2] }))   // 0.6931471805599453
 */
export function crossEntropy(x: Tensor, target: IndexTensor): Tensor {
  return run(crossEntropyOp, { x, target }, {});
}
