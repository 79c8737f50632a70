/** What the window over a block computes, and which cells it joins. Places are [slice, row, column]. */
import { conv3d } from "#engine/ops/conv.ts";
import { ones, tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { taps } from "#rules/rule.ts";
import type { Link, ShownArray, Triple } from "../kit/define.ts";

export type Axes = "three" | "two" | "one";
type Triplet = readonly [number, number, number];

/** The block's cells along each axis. */
export const side = 3;
/** The kernel's cells along slices, rows and columns. Where it spans the block, there is one place for it. */
export const spans: Readonly<Record<Axes, Triplet>> = {
  three: [2, 2, 2],
  two: [3, 2, 2],
  one: [3, 3, 2],
};

export interface Window {
  readonly place: Triplet;
  /** The cells it reads, in the order of the kernel's. */
  readonly cells: readonly number[];
}

export function slideBlock(axes: Axes, data: readonly number[]) {
  const kernelShape = spans[axes];
  const y = conv3d(tensor(data, [1, side, side, side]), ones([1, 1, ...kernelShape]));
  const [slices = 1, rows = 1, columns = 1] = y.shape.slice(1);
  const windows = windowsOf(kernelShape);
  const weights = kernelShape[0] * kernelShape[1] * kernelShape[2];
  const triples = windows.flatMap(({ cells }, output) => cells.map((cell, tap): Triple => [cell, output, tap]));
  /** Slices one under the other. */
  const stacked = (label: string, role: ShownArray["role"], shape: Triplet, values: readonly number[]): ShownArray => ({
    label,
    role,
    shape: [shape[0] * shape[1], shape[2]],
    data: values,
  });
  return {
    axes,
    kernelShape,
    outputShape: [slices, rows, columns] as Triplet,
    windows,
    x: stacked("x", "input", [side, side, side], data),
    k: stacked("K", "kernel", kernelShape, Array<number>(weights).fill(1)),
    y: stacked("y", "output", [slices, rows, columns], Array.from(y.data)),
    link: { from: "x", to: "y", weights: "k", triples } satisfies Link,
  };
}
export type Model = ReturnType<typeof slideBlock>;

function windowsOf(kernelShape: Triplet): Window[] {
  const [deep, down, across] = kernelShape.map((kernelSize) => taps(conv, { inputSize: side, kernelSize }));
  return (deep ?? []).flatMap((slices, slice) =>
    (down ?? []).flatMap((rows, row) =>
      (across ?? []).map((columns, column) => ({
        place: [slice, row, column] as const,
        cells: slices.flatMap((d) =>
          rows.flatMap((r) => columns.map((c) => (d.input * side + r.input) * side + c.input)),
        ),
      })),
    ),
  );
}
