/** The three pools over one plane, each with the numbers that explain its results. */
import { linearMap } from "#engine/linear/linearMap.ts";
import { avgPool2d, cellsPerWindow, productOf } from "#engine/ops/avgPool.ts";
import { maxPool2d } from "#engine/ops/maxPool.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, isLegal, type Numbers, taps } from "#rules/rule.ts";
import type { Grid } from "../kit/grid.ts";
import { entriesOf } from "../kit/triples.ts";

export const operations = ["max", "average", "lp"] as const;
export type Operation = (typeof operations)[number];

export interface Settings {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly ceilMode: boolean;
  readonly countIncludePad: boolean;
  /** The p of Lp, called so by PyTorch. */
  readonly normType: number;
}

export const ruleOf = ({ ceilMode }: Pick<Settings, "ceilMode">) => (ceilMode ? poolCeil : pool);

export function numbersOf({ inputSize, kernelSize, stride, padding }: Settings): Numbers {
  return { inputSize, kernelSize, stride, padding };
}

/** One axis: where the windows lie, what they miss, and the window that ceil mode drops, if it drops one. */
export function axisOf(settings: Settings) {
  const { inputSize, kernelSize, stride, padding, ceilMode } = settings;
  const numbers = numbersOf(settings);
  const all = taps(ruleOf(settings), numbers);
  const starts = all.map(([first]) => first?.input ?? 0);
  const windows = all.map((window) => window.flatMap(({ input, place }) => (place === "input" ? [input] : [])));
  const read = new Set(windows.flat());
  const lastStart = starts.at(-1) ?? 0;
  const { lastWindow = undefined } = ceilMode ? evaluate(poolCeil, numbers).lets : {};
  const dropped = lastWindow === windows.length ? lastStart + stride : undefined;
  const other = ceilMode ? pool : poolCeil;
  return {
    outputSize: windows.length,
    /** What the other way of rounding would give. */
    otherSize: isLegal(other, numbers) ? evaluate(other, numbers).size : undefined,
    lastWindow,
    starts,
    /** The cells of the input that each window covers. */
    windows,
    /** Where the window that ceil mode drops would start. */
    dropped,
    /** Cells past the padded input, in the last window. */
    overhang: Math.max(0, lastStart + kernelSize - inputSize - padding),
    unread: Array.from({ length: inputSize }, (_, cell) => cell).filter((cell) => !read.has(cell)),
    /** The first cell past all padding and windows, counted from the first of the input. */
    end: Math.max(inputSize + padding, lastStart + kernelSize),
  };
}

/** What a pool makes of the plane. `companion` is the winner's place, the divisor, or the sum under the root. */
export interface Pooled {
  readonly data: readonly number[];
  readonly companion: readonly number[];
}

export function poolOf(operation: Operation, { data, shape }: Grid, settings: Settings): Pooled {
  const { kernelSize, stride, padding, ceilMode, countIncludePad, normType } = settings;
  const x = tensor(data, [1, ...shape]);
  const options = { kernelSize, stride, padding, ceilMode };
  if (operation === "max") {
    const { output, indices } = maxPool2d(x, options);
    return { data: [...output.data], companion: [...indices.data] };
  }
  if (operation === "average") {
    const rule = ruleOf(settings);
    const numbers = { ...numbersOf(settings), padEnd: padding };
    const { outputSize } = axisOf(settings);
    const axis = cellsPerWindow(rule, numbers, outputSize, countIncludePad);
    return { data: [...avgPool2d(x, { ...options, countIncludePad }).data], companion: [...productOf([axis, axis])] };
  }
  // Boureau 2010: the p-norm of a window is a sum between two powers. Zeros add nothing, so padding may stand in the sum.
  const powers = tensor(
    data.map((value) => Math.abs(value) ** normType),
    [1, ...shape],
  );
  const sums = [...avgPool2d(powers, { ...options, divisorOverride: 1 }).data];
  return { data: sums.map((sum) => sum ** (1 / normType)), companion: sums };
}

/** Which cells a result comes from: the winner of a maximum, all cells of the window otherwise. */
export function linksOf(operation: Operation, { data, shape }: Grid, settings: Settings) {
  const { kernelSize, stride, padding, ceilMode } = settings;
  const options = { kernelSize, stride, padding, ceilMode };
  const layer = (x: Tensor) => (operation === "max" ? maxPool2d(x, options) : avgPool2d(x, options));
  return entriesOf(linearMap(layer, tensor(data, [1, ...shape])));
}
