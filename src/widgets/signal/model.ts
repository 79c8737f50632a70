/** What a window makes of a signal: weights by shape and size, the output at every place, and which cells it joins. */
import { conv1d } from "#engine/ops/conv.ts";
import { tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import type { Link, Picture, ShownArray, Triple } from "../kit/define.ts";

export type Shape = "mean" | "tent" | "slope";
export type Source = "ecg" | "own";

/** How many cells the reader's own signal has: as many as a phone shows with their numbers. */
export const ownSize = 16;
/** A step, a ramp and a single high cell. */
export const ownFill = [0, 0, 0, 6, 6, 6, 6, 1, 2, 3, 4, 0, 0, 9, 0, 0];

/** The ECG keeps hundredths of a millivolt as brightness, around 100. */
export const millivolts = ({ pixels }: Picture): number[] => Array.from(pixels, (value) => (value - 100) / 100);

/** Whole weights and what they are divided by, so that means of whole numbers stay exact. */
export function weightsOf(shape: Shape, size: number): { readonly weights: readonly number[]; readonly over: number } {
  const taps = Array.from({ length: size }, (_, tap) => tap);
  const half = Math.floor(size / 2);
  switch (shape) {
    case "mean":
      return { weights: taps.map(() => 1), over: size };
    case "tent": {
      const weights = taps.map((tap) => Math.min(tap + 1, size - tap));
      return { weights, over: weights.reduce((sum, weight) => sum + weight, 0) };
    }
    case "slope":
      // The mean of the right half less the mean of the left half.
      return { weights: taps.map((tap) => (tap < half ? -1 : tap >= size - half ? 1 : 0)), over: Math.max(1, half) };
    default:
      return shape satisfies never;
  }
}

export function slideOver(source: Source, shape: Shape, kernelSize: number, x: readonly number[]) {
  const { weights, over } = weightsOf(shape, kernelSize);
  const { size: outputSize } = evaluate(conv, { inputSize: x.length, kernelSize });
  // Counted in hundredths the ECG is whole, and its sums are exact.
  const unit = source === "ecg" ? 100 : 1;
  const whole = x.map((value) => exact(value * unit));
  const sums = conv1d(tensor(whole, [1, x.length]), tensor(weights, [1, 1, kernelSize])).data;
  const y = Array.from(sums, (sum) => exact(sum / over / unit));
  const kernel = weights.map((weight) => weight / over);
  const row = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
    label,
    role,
    shape: [data.length],
    data,
  });
  return {
    source,
    shape,
    kernelSize,
    outputSize,
    /** The weights as fractions: whole numbers over one divisor. */
    weights,
    over,
    x: row("x", "input", x),
    k: row("w", "kernel", kernel),
    y: row("y", "output", y),
  };
}
export type Model = ReturnType<typeof slideOver>;

/** Rid of the last digits of a division, which no reader counts. */
function exact(value: number): number {
  return Number(value.toFixed(9)) + 0;
}

/** What some outputs are made of. */
export function linkOf({ weights }: Model, outputs: readonly number[]): Link {
  const triples = outputs.flatMap((output) => weights.map((_, tap): Triple => [output + tap, output, tap]));
  return { from: "x", to: "y", weights: "k", triples };
}

/** The output on show: the one in focus, else that of the step. */
export function outputAt({ outputSize }: Model, step: number, focus: { array: string; position: number } | undefined) {
  return focus?.array === "y" ? Math.min(focus.position, outputSize - 1) : step;
}

/** What each weight makes of the cell it lies on. */
export const productsAt = ({ x, k }: Model, output: number): readonly number[] =>
  k.data.map((weight, tap) => weight * (x.data[output + tap] ?? 0));
