// The numbers that all contenders get.

import type { Data } from "./contender.ts";
import type { Workload } from "./workloads.ts";

/** The same numbers for all, from −1 to 1. */
export function dataOf({ x, weight = [0, 0, 0, 0], kernelSize = 1 }: Workload): Data {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  };
  const floats = (length: number) => Float32Array.from({ length }, next);
  const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
  const [, , h, w] = x;
  const indices = Int32Array.from({ length: size(x) }, (_, i) => {
    const [row, column] = [Math.floor((i % (h * w)) / w), i % w];
    const inside =
      Math.abs(Math.trunc(next() * kernelSize)) * w * kernelSize + Math.abs(Math.trunc(next() * kernelSize));
    return row * kernelSize * w * kernelSize + column * kernelSize + inside;
  });
  return { x: floats(size(x)), weight: floats(size(weight)), upstream: floats(4 * size(x)), indices };
}
