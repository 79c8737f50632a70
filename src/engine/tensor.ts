// A tensor is an immutable value: a shape, a dtype and contiguous numbers in row-major order. No views, no strides.

import { reserve } from "./budget.ts";
import { Described, EngineError } from "./errors.ts";
import { arrayCell, type Cell, type DType, type FloatArray, type Floats } from "./storage.ts";

export type { DType, FloatArray, Floats } from "./storage.ts";

/** Numbers, lists of numbers, lists of lists …, each list of one depth equally long. */
export type Nested = number | readonly Nested[] | Floats;

export class Tensor {
  readonly shape: readonly number[];
  readonly dtype: DType;
  /** How many numbers it holds. */
  readonly size: number;
  /** Where the numbers live; for `scope` and for backends. */
  readonly cell: Cell<FloatArray>;

  constructor(shape: readonly number[], dtype: DType, cell: Cell<FloatArray>) {
    this.shape = Object.freeze([...shape]);
    this.dtype = dtype;
    this.size = sizeOf(shape);
    this.cell = cell;
  }

  /** All numbers, row-major: the last axis runs fastest. */
  get data(): Floats {
    return this.cell.read();
  }

  /** The number at one index per axis: `x.at(n, c, row, col)`. */
  at(...index: readonly number[]): number {
    const { shape } = this;
    if (index.length !== shape.length) {
      throw new EngineError({
        op: "at",
        param: "index",
        got: index,
        allowed: `${shape.length} numbers, one per axis of [${shape.join(", ")}]`,
        hint: "Give one index per axis.",
      });
    }
    let offset = 0;
    for (let axis = 0; axis < shape.length; axis++) {
      if (!Number.isInteger(index[axis]) || index[axis] < 0 || index[axis] >= shape[axis]) {
        throw new EngineError({
          op: "at",
          param: `index ${axis}`,
          got: index[axis],
          allowed: `an integer in [0, ${shape[axis]})`,
          hint: "Indices start at 0.",
        });
      }
      offset = offset * shape[axis] + index[axis];
    }
    return this.data[offset];
  }

  /** The only number of a tensor that holds one. */
  item(): number {
    if (this.size !== 1) {
      throw new EngineError({
        op: "item",
        param: "tensor",
        got: this,
        allowed: "of size 1",
        hint: "Use at(…) for one number of many.",
      });
    }
    return this.data[0];
  }

  /** The numbers as nested arrays of the tensor's shape. */
  toArray(): Nested {
    return nest(this.data, this.shape);
  }
}

/**
 * Makes a tensor; the numbers are copied.
 * @param values nested lists, whose nesting is the shape; or a flat list with `shape` beside it
 * @param shape the sizes, row-major; left out, the nesting tells it
 * @param dtype float32 for a Float32Array, else float64, unless given
 * @throws EngineError for ragged lists, for a shape that does not fit and for what is not a number
 * @example tensor([[0, 1], [2, 3]])                 // shape [2, 2], float64
 * @example tensor(new Float32Array(4), [1, 1, 2, 2]) // float32
 */
export function tensor(values: Nested, shape?: readonly number[], dtype?: DType): Tensor {
  const found = nestedShape(values);
  const length = reserve("tensor", found);
  const given = dtype ?? (values instanceof Float32Array ? "float32" : "float64");
  const array = allocate(length, checkDType("tensor", given));
  const written = flatten(values, found, 0, array, 0);
  if (written !== length) throw ragged(found, written);
  if (!shape) return own(array, found);
  if (checkShape("tensor", shape) !== length) {
    throw new EngineError({
      op: "tensor",
      param: "shape",
      got: shape,
      allowed: `sizes whose product is ${length}, the count of numbers given`,
      hint: "Change the shape or the list.",
    });
  }
  return own(array, shape);
}

/** All numbers the same. `full([2, 3], 1)` is a 2×3 tensor of ones. */
export function full(shape: readonly number[], value: number, dtype: DType = "float64"): Tensor {
  const length = checkShape("full", shape);
  if (typeof value !== "number") {
    throw new EngineError({
      op: "full",
      param: "value",
      got: value,
      allowed: "a number",
      hint: "Give the number that every place should hold.",
    });
  }
  return own(allocate(length, checkDType("full", dtype)).fill(value), shape);
}

export const zeros = (shape: readonly number[], dtype: DType = "float64"): Tensor => full(shape, 0, dtype);
export const ones = (shape: readonly number[], dtype: DType = "float64"): Tensor => full(shape, 1, dtype);

/** start, start + 1, … in row-major order: the test picture in which every cell has its own number. */
export function counting(shape: readonly number[], start = 0, dtype: DType = "float64"): Tensor {
  const array = allocate(checkShape("counting", shape), checkDType("counting", dtype));
  for (let i = 0; i < array.length; i++) array[i] = start + i;
  return own(array, shape);
}

/** The tensor around an array that nobody else will write to. For ops: public calls copy. */
export function own(array: FloatArray, shape: readonly number[]): Tensor {
  return new Tensor(shape, array instanceof Float32Array ? "float32" : "float64", arrayCell(array));
}

/** Ends an op: sums are kept in float64, and a float32 result is rounded once. */
export function finish(sums: Float64Array, shape: readonly number[], dtype: DType): Tensor {
  return own(dtype === "float32" ? Float32Array.from(sums) : sums, shape);
}

function allocate(length: number, dtype: DType): FloatArray {
  return dtype === "float32" ? new Float32Array(length) : new Float64Array(length);
}

/** How many numbers a shape holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Checks sizes given by a caller and returns their product. Size 0 is legal: an empty batch. */
export function checkShape(op: string, shape: readonly number[]): number {
  const legal = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0 && size < 2 ** 31);
  if (!legal) {
    throw new EngineError({
      op,
      param: "shape",
      got: shape,
      allowed: "a list of integers from 0 to 2147483647",
      hint: "Write [rows, columns], for example.",
    });
  }
  return reserve(op, shape);
}

export function checkDType(op: string, dtype: DType): DType {
  if (dtype === "float32" || dtype === "float64") return dtype;
  throw new EngineError({
    op,
    param: "dtype",
    got: dtype,
    allowed: '"float32" or "float64"',
    hint: "Leave it out for float64.",
  });
}

/** The nesting read along the first elements; `flatten` finds what is ragged. */
function nestedShape(values: unknown): number[] {
  const shape: number[] = [];
  for (let part = values; isList(part); part = part[0]) shape.push(part.length);
  return shape;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return (
    Array.isArray(value) ||
    value instanceof Float64Array ||
    value instanceof Float32Array ||
    value instanceof Int32Array
  );
}

function flatten(values: unknown, shape: readonly number[], depth: number, into: FloatArray, at: number): number {
  if (!isList(values)) {
    if (typeof values !== "number") {
      throw new EngineError({
        op: "tensor",
        param: `number ${at}`,
        got: values,
        allowed: "a number",
        hint: "Give numbers, or lists of numbers.",
      });
    }
    if (depth !== shape.length) throw ragged(shape, values);
    into[at] = values;
    return at + 1;
  }
  if (values.length !== shape[depth]) throw ragged(shape, values);
  for (let i = 0; i < values.length; i++) at = flatten(values[i], shape, depth + 1, into, at);
  return at;
}

function ragged(shape: readonly number[], got: unknown): EngineError {
  const found = isList(got) ? new Described(`a list of ${got.length}`) : got;
  return new EngineError({
    op: "tensor",
    param: "values",
    got: found,
    allowed: `lists of one depth and length, here [${shape.join(", ")}]`,
    hint: "Make all rows equally long.",
  });
}

function nest(data: Floats, shape: readonly number[], depth = 0, offset = 0): Nested {
  if (depth === shape.length) return data[offset];
  const step = sizeOf(shape.slice(depth + 1));
  return Array.from({ length: shape[depth] }, (_, i) => nest(data, shape, depth + 1, offset + i * step));
}
