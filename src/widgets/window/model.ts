/** What the sliding window computes: outputs, products and running sums of every window, and which cells are joined. */
import { conv2d } from "#engine/ops/conv.ts";
import { tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate, taps } from "#rules/rule.ts";
import type { Link, ShownArray, Triple } from "../kit/define.ts";
import type { Grid } from "../kit/grid.ts";

export interface Settings {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly flip: boolean;
  readonly x: Grid;
  readonly k: Grid;
}

/** One window on the plane: its place among the outputs, and what each tap reads. */
export interface Window {
  readonly row: number;
  readonly column: number;
  readonly taps: readonly Tap[];
}
export interface Tap {
  /** The position in x, or the code of a cell of padding. */
  readonly input: number;
  /** The position in K of the weight that lies here. */
  readonly weight: number;
  /** The number read and the weight it is multiplied by. */
  readonly value: number;
  readonly factor: number;
  readonly product: number;
}

export const sizesOf = ({ inputSize, kernelSize, stride, padding, dilation }: Settings) => ({
  inputSize,
  kernelSize,
  stride,
  padBegin: padding,
  padEnd: padding,
  dilation,
});

export function slideWindow(settings: Settings) {
  const { inputSize, kernelSize, stride, padding, dilation, flip, x, k } = settings;
  const { size: outputSize, lets } = evaluate(conv, sizesOf(settings));
  const plane = tensor(x.data, [1, inputSize, inputSize]);
  // A true convolution is a correlation with the kernel turned by 180°: in row-major order, read backwards.
  const sumsWith = (weights: readonly number[]) =>
    Array.from(conv2d(plane, tensor(weights, [1, 1, kernelSize, kernelSize]), { stride, padding, dilation }).data);
  const correlation = sumsWith(k.data);
  const convolution = sumsWith(k.data.toReversed());
  const windows = windowsOf(settings, lets.padded);
  const square = (label: string, role: ShownArray["role"], size: number, data: readonly number[]): ShownArray => ({
    label,
    role,
    shape: [size, size],
    data,
  });
  return {
    ...sizesOf(settings),
    padding,
    flip,
    outputSize,
    padded: lets.padded,
    effectiveKernel: lets.effectiveKernel,
    windows,
    /** The sum of the same windows with the kernel the other way round. */
    otherWay: flip ? correlation : convolution,
    x: square("x", "input", inputSize, x.data),
    k: square("K", "kernel", kernelSize, k.data),
    y: square("y", "output", outputSize, flip ? convolution : correlation),
    links: linksOf(windows),
  };
}
export type Model = ReturnType<typeof slideWindow>;

/** Cells of padding have no position in x; counted in the padded plane, they get the numbers below zero. */
export const padCode = (paddedPosition: number): number => -1 - paddedPosition;

function windowsOf(settings: Settings, padded: number): Window[] {
  const { inputSize, kernelSize, padding, flip, x, k } = settings;
  const axis = taps(conv, sizesOf(settings));
  const inside = (cell: number) => cell >= 0 && cell < inputSize;
  return axis.flatMap((down, row) =>
    axis.map((across, column) => ({
      row,
      column,
      taps: down.flatMap((u) =>
        across.map((v): Tap => {
          const input =
            inside(u.input) && inside(v.input)
              ? u.input * inputSize + v.input
              : padCode((u.input + padding) * padded + v.input + padding);
          const laid = u.tap * kernelSize + v.tap;
          const weight = flip ? k.data.length - 1 - laid : laid;
          const value = x.data[input] ?? 0;
          const factor = k.data[weight] ?? 0;
          return { input, weight, value, factor, product: factor * value };
        }),
      ),
    })),
  );
}

/**
 * Input to output through a weight; and by way of the terms: the products of all windows, counted one window after the
 * other, of which a drawing shows one window's.
 */
function linksOf(windows: readonly Window[]) {
  const each = (triple: (tap: Tap, output: number, product: number) => Triple): Triple[] =>
    windows.flatMap(({ taps }, output) => taps.map((tap, index) => triple(tap, output, output * taps.length + index)));
  return {
    sums: { from: "x", to: "y", weights: "k", triples: each(({ input, weight }, output) => [input, output, weight]) },
    products: {
      from: "x",
      to: "terms",
      weights: "k",
      triples: each(({ input, weight }, _output, product) => [input, product, weight]),
    },
    terms: { from: "terms", to: "y", triples: each((_tap, output, product) => [product, output, 0]) },
  } satisfies Record<string, Link>;
}

/** The window that a cell in focus belongs to; without one, that of the step. */
export function windowOf(model: Model, step: number, focus: { array: string; position: number } | undefined): number {
  if (focus?.array === "y") return focus.position;
  if (focus?.array === "terms") return Math.floor(focus.position / model.k.data.length);
  return step;
}

export function productsOf(model: Model, window: number): ShownArray {
  const data = (model.windows[window]?.taps ?? []).map(({ product }) => product);
  return { label: "product", role: "output", shape: [model.kernelSize, model.kernelSize], data };
}

/** The sum after each product, in the order of the taps. */
export function runningOf(model: Model, window: number): ShownArray {
  let sum = 0;
  const data = productsOf(model, window).data.map((product) => {
    sum += product;
    return sum;
  });
  return { label: "sum", role: "output", shape: [data.length], data };
}
