// Numbers that make a case for the comparison with other engines, drawn by fast-check. Corners are common: strides wider
// than the kernel, dilations wider than the input, unequal pads, even kernels under SAME, widths 1 to 67, groups, several
// pictures. What each framework makes of them is in drawnOnnx.ts and drawnTensorflow.ts.

import fc from "fast-check";
import { random, type Tensor, tensor } from "#engine";
import type { Case } from "./onnxModel.ts";

export interface Drawn extends Case {
  /** The op and the numbers that make this case again: `onnxAgain(code)` or `tensorflowAgain(code)`. */
  readonly code: Code;
}

/**
 * Takes digits off a whole number, each with its own base: so that one number drawn stands for many small ones, cheaply,
 * and a smaller number for a smaller case.
 */
function digits(from: number): (base: number) => number {
  let rest = from;
  return (base) => {
    const digit = rest % base;
    rest = Math.floor(rest / base);
    return digit;
  };
}

interface Axis {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly begin: number;
  readonly end: number;
  readonly extra: number;
}

function axisOf(from: number): Axis {
  const next = digits(from);
  const [size, kernel, stride, holes, begin, end] = [next(67), next(5), next(10), next(9), next(9), next(9)];
  return {
    size: size + 1,
    kernel: kernel + 1,
    // Half of the strides are 1 to 3, two thirds of the dilations 1, half of the pads 0.
    stride: (stride < 7 ? stride : stride - 7) + 1,
    dilation: Math.max(holes - 5, 0) + 1 + (holes === 8 ? 2 : 0),
    begin: Math.max(begin - 4, 0),
    end: Math.max(end - 4, 0),
    extra: next(7),
  };
}

export interface Common {
  readonly rank: number;
  readonly batch: number;
  readonly groups: number;
  readonly ins: number;
  readonly outs: number;
  readonly axes: readonly Axis[];
  readonly autoPad: "NOTSET" | "SAME_UPPER" | "SAME_LOWER" | "VALID";
  readonly padding: "SAME" | "VALID";
  readonly flag: boolean;
  readonly other: boolean;
  readonly bias: boolean;
  readonly p: number;
  readonly seed: number;
}

export type Code = readonly [op: string, numbers: Numbers];
type Numbers = readonly [number, number, number, number, number];

const axisCode = fc.integer({ min: 0, max: 67 * 5 * 10 * 9 * 9 * 9 * 7 - 1 });
export const code = fc.tuple(
  axisCode,
  axisCode,
  axisCode,
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  fc.integer({ min: 0, max: 2 ** 31 - 1 }),
);

export function commonOf([first, second, third, rest, seed]: Numbers): Common {
  const next = digits(rest);
  const autoPads = ["NOTSET", "NOTSET", "NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID"] as const;
  return {
    rank: [1, 2, 1, 2, 2, 3][next(6)]!,
    batch: 1 + next(2),
    groups: [1, 1, 2, 3][next(4)]!,
    ins: 1 + next(2),
    outs: 1 + next(2),
    autoPad: autoPads[next(6)]!,
    padding: (["VALID", "SAME"] as const)[next(2)]!,
    flag: next(2) === 1,
    other: next(2) === 1,
    bias: next(2) === 1,
    p: 1 + next(3),
    axes: [first, second, third].map(axisOf),
    seed,
  };
}

/** Wide rows, smaller pictures, small volumes, so that a case stays cheap. */
export const sizesOf = ({ rank, axes }: Common) =>
  axes.slice(0, rank).map(({ size }) => 1 + ((size - 1) % [67, 9, 4][rank - 1]!));

export function whole(seed: number, shape: readonly number[], salt: number): Tensor {
  const r = random(seed + salt);
  const count = shape.reduce((a, b) => a * b, 1);
  return tensor(
    Float64Array.from({ length: count }, () => r.integer(-4, 5)),
    shape,
  );
}

/** In a report fast-check prints the code alone. */
export const shownAs = (code: Code) => ({ code, [fc.toStringMethod]: () => JSON.stringify(code) });
