// Numbers out of a message as the lists they were.
import type { NumberValue } from "../numbers.ts";

/** Row-major numbers as nested lists of a shape. */
export function nested(data: ArrayLike<number>, shape: readonly number[]): NumberValue {
  const build = (axis: number, from: number, length: number): NumberValue => {
    const size = shape[axis];
    if (size === undefined) return data[from] ?? Number.NaN;
    const step = length / size;
    return Array.from({ length: size }, (_, at) => build(axis + 1, from + at * step, step));
  };
  return build(0, 0, data.length);
}
