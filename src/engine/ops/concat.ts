// Tensors side by side along one axis; by default the channels, as skip connections join them.

import { EngineError } from "../errors.ts";
import { defineOp, type Inputs } from "../op.ts";
import { count } from "../params/index.ts";
import { run } from "../run.ts";
import { type FloatArray, own, sizeOf, type Tensor } from "../tensor.ts";
import { pick, pickLinks, transposed } from "./moves.ts";

const concatOf = (parts: number) =>
  defineOp({
    name: "concat",
    rank: 1,
    additive: true,
    inputs: Object.fromEntries(Array.from({ length: parts }, (_, i) => [`x${i}`, "tensor" as const])),
    params: { axis: count({ min: 0, fallback: 1, hint: "1 joins channels of [N, C, …]." }) },

    check(inputs: Inputs, { axis }) {
      const tensors = Object.values(inputs) as Tensor[];
      const [{ shape }] = tensors;
      if (axis >= shape.length) {
        throw new EngineError({
          op: "concat",
          param: "axis",
          got: axis,
          allowed: `below ${shape.length}, the number of axes`,
          hint: "Axes are counted from 0.",
        });
      }
      for (const [i, other] of tensors.entries()) {
        const fits =
          other.shape.length === shape.length && other.shape.every((size, a) => a === axis || size === shape[a]);
        if (fits) continue;
        throw new EngineError({
          op: "concat",
          param: `x${i}`,
          got: other,
          allowed: `like [${shape.join(", ")}] but for axis ${axis}`,
          hint: "Crop or pad it first.",
        });
      }
      const total = tensors.reduce((sum, { shape }) => sum + shape[axis], 0);
      const result = shape.map((size, a) => (a === axis ? total : size));
      return { shape: result, places: placesOf(tensors, axis, result) };
    },

    forward(inputs, { shape, places }) {
      const tensors = Object.values(inputs) as Tensor[];
      const y: FloatArray =
        tensors[0].dtype === "float32" ? new Float32Array(sizeOf(shape)) : new Float64Array(sizeOf(shape));
      for (const [i, { data }] of tensors.entries()) for (let j = 0; j < data.length; j++) y[places[i][j]] = data[j];
      return own(y, shape);
    },

    gradient: (upstream, inputs, { places }) =>
      Object.fromEntries(
        Object.entries(inputs).map(([name, x], i) => [name, () => pick(upstream, places[i], (x as Tensor).shape)]),
      ),

    links: (inputs, { places, shape }) =>
      Object.fromEntries(
        Object.entries(inputs).map(([name, x], i) => [
          name,
          () => transposed(pickLinks(places[i], sizeOf(shape)), (x as Tensor).size),
        ]),
      ),
  });

/** For each tensor, where its numbers go. */
function placesOf(tensors: readonly Tensor[], axis: number, shape: readonly number[]): readonly Int32Array[] {
  const row = sizeOf(shape.slice(axis));
  let start = 0;
  return tensors.map((x) => {
    const length = sizeOf(x.shape.slice(axis));
    const first = start;
    start += length;
    return Int32Array.from({ length: x.size }, (_, i) => Math.floor(i / length) * row + first + (i % length));
  });
}

export const concatOp = concatOf(2);

/**
 * Joins tensors along an axis.
 * @param tensors at least one; their shapes differ along that axis only
 * @param options axis: 1, the channels of [N, C, …]
 * @returns a tensor whose size along the axis is the sum of theirs
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * concat([tensor([[1, 2]]), tensor([[3]])])   // [[1, 2, 3]]
 */
export function concat(tensors: readonly Tensor[], options: { readonly axis?: number } = {}): Tensor {
  if (!Array.isArray(tensors) || tensors.length === 0) {
    throw new EngineError({
      op: "concat",
      param: "tensors",
      got: tensors,
      allowed: "a list of at least one tensor",
      hint: "Write concat([a, b]).",
    });
  }
  return run(concatOf(tensors.length), Object.fromEntries(tensors.map((x, i) => [`x${i}`, x])), options);
}
