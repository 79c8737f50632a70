// A layer as the matrix it is. `linearMap` runs a function of one tensor, sees which ops it is made of, and multiplies
// their matrices. Choices that depend on the data (the winners of a max pool) are frozen as they fell.

import { sameShape } from "../compare.ts";
import { Described, EngineError } from "../errors.ts";
import type { Result } from "../op.ts";
import { alias } from "../ops/alias.ts";
import { type Call, outputOf, watching } from "../run.ts";
import { finish, own, type Tensor } from "../tensor.ts";
import {
  fromLinks,
  multiply,
  product,
  rowCounts,
  type SparseMatrix,
  sum,
  transpose as transposeMatrix,
} from "./sparse.ts";

/** The matrix of a layer, and the shapes of the tensors it maps. Tensors are read row-major. */
export interface LinearMap {
  readonly matrix: SparseMatrix;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * The matrix of a function made of linear ops. Constants it adds (a bias) are not in it.
 * @param f from a tensor to a tensor, or to a result with an `output`
 * @param x where choices are made; its shape is what the matrix maps from
 * @throws EngineError naming the op, if one is not linear
 * @example linearMap((x) => conv2d(x, weight), x).matrix   // the C of y = Cx
 */
export function linearMap(f: (x: Tensor) => Result, x: Tensor): LinearMap {
  const variable = alias(x);
  const matrices = new Map<unknown, SparseMatrix | "identity">([[variable, "identity"]]);
  const output = outputOf(
    watching(
      (call) => follow(call, matrices),
      () => f(variable),
    ),
  );
  const matrix = matrices.get(output);
  if (matrix === undefined) {
    throw new EngineError({
      op: "linearMap",
      param: "f",
      got: "a constant",
      allowed: "a function whose result depends on its argument",
      hint: "Compute from the tensor that f is given.",
    });
  }
  return { matrix: matrix === "identity" ? identity(x.size) : matrix, from: x.shape, to: output.shape };
}

/** Notes the matrix of one op's output, if any of its inputs depends on the variable. */
function follow({ op, inputs, plan, result }: Call, matrices: Map<unknown, SparseMatrix | "identity">): void {
  const names = Object.keys(op.inputs).filter((name) => matrices.has(inputs[name]));
  if (names.length === 0) return;
  if (names.length > 1 && !op.additive) throw notLinear(op.name, `${op.name} of ${names.join(" and ")} together`);
  const links = op.links?.(inputs, plan, result);
  const parts = names.map((name) => {
    const own = links?.[name];
    if (!own) throw notLinear(op.name, op.name);
    const before = matrices.get(inputs[name]);
    const matrix = fromLinks(own());
    return before === undefined || before === "identity" ? matrix : product(matrix, before);
  });
  matrices.set(outputOf(result), parts.reduce(sum));
}

function notLinear(op: string, got: string): EngineError {
  return new EngineError({
    op: "linearMap",
    param: "f",
    got: new Described(got),
    allowed: "made of linear ops",
    hint: `Leave ${op} out, or look at its gradient instead.`,
  });
}

function identity(size: number): SparseMatrix {
  const row = Int32Array.from({ length: size }, (_, i) => i);
  return fromLinks({ rows: size, columns: size, row, column: row, value: new Float64Array(size).fill(1) });
}

/** matrix · x, in the shapes of the map. Sums are kept in float64, as in the ops. */
export function apply({ matrix, from, to }: LinearMap, x: Tensor): Tensor {
  if (!sameShape(x.shape, from)) {
    throw new EngineError({
      op: "apply",
      param: "x",
      got: x,
      allowed: `of shape [${from.join(", ")}]`,
      hint: "Or transpose the map first.",
    });
  }
  return finish(multiply(matrix, x.data), to, x.dtype);
}

/** The map back: the transposed matrix. Of a convolution it is the transposed convolution. */
export function transpose({ matrix, from, to }: LinearMap): LinearMap {
  return { matrix: transposeMatrix(matrix), from: to, to: from };
}

/** First `inner`, then `outer`. */
export function compose(outer: LinearMap, inner: LinearMap): LinearMap {
  if (!sameShape(outer.from, inner.to)) {
    throw new EngineError({
      op: "compose",
      param: "inner",
      got: inner.to,
      allowed: `a map to [${outer.from.join(", ")}]`,
      hint: "What inner makes, outer must take.",
    });
  }
  return { matrix: product(outer.matrix, inner.matrix), from: inner.from, to: outer.to };
}

/** For each output cell, how many input cells feed it. Of the transpose: how many output cells each input cell feeds. */
export function coverage({ matrix, to }: LinearMap): Tensor {
  return own(rowCounts(matrix), to);
}

/** The input cells that one output cell depends on, as flat positions in rising order: its receptive field. */
export function receptiveField({ matrix, to }: LinearMap, ...index: readonly number[]): number[] {
  const row = own(
    Float64Array.from({ length: matrix.rows }, (_, r) => r),
    to,
  ).at(...index);
  return [...new Set(matrix.column.subarray(matrix.start[row], matrix.start[row + 1]))].sort((a, b) => a - b);
}

/** The output cells that one input cell feeds, as flat positions in rising order: its projective field. */
export function projectiveField(map: LinearMap, ...index: readonly number[]): number[] {
  return receptiveField(transpose(map), ...index);
}
