// The numbers of lesson 2, computed by the engine.
import {
  conv1d,
  conv2d,
  conv3d,
  convTranspose2d,
  counting,
  full,
  ones,
  type Tensor,
  tensor,
  transpose,
} from "#engine/index.ts";
import { conv } from "#rules/conv.ts";
import { evaluate, taps } from "#rules/rule.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";
import { pictures } from "#widgets/kit/images.ts";

type Rows = readonly (readonly number[])[];

const row = (values: readonly number[]) => tensor(values, [1, 1, values.length]);
const plane = (rows: Rows) => tensor([[rows]]);
const inRows = (values: ArrayLike<number>, width: number): Rows =>
  Array.from({ length: values.length / width }, (_, at) => Array.from(values).slice(at * width, (at + 1) * width));
const rowsOf = (x: Tensor): Rows => inRows(x.data, x.shape.at(-1) ?? 1);
/** The slices of a block, each as rows. */
const slicesOf = (x: Tensor): readonly Rows[] => {
  const height = x.shape.at(-2) ?? 1;
  const rows = rowsOf(x);
  return Array.from({ length: rows.length / height }, (_, at) => rows.slice(at * height, (at + 1) * height));
};

const X = counting([1, 1, 4, 4]);
const K = plane([
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]);
const turnedRows = (kernel: Tensor): Rows =>
  rowsOf(kernel)
    .map((weights) => weights.toReversed())
    .toReversed();
const corr = rowsOf(conv2d(X, K));
const conv2 = () => rowsOf(conv2d(X, plane(turnedRows(K))));
/** The cells under the kernel's first place. */
const window = rowsOf(X)
  .slice(0, 3)
  .map((cells) => cells.slice(0, 3));
const products = window.map((cells, r) => cells.map((cell, c) => cell * (rowsOf(K)[r]?.[c] ?? Number.NaN)));
const transposedK = transpose(K, [0, 1, 3, 2]);

const [x, edge] = [
  [1, 2, 4, 7, 11],
  [1, 0, -1],
];
const correlate = (values: readonly number[], weights: readonly number[], padding = 0) => [
  ...conv1d(row(values), row(weights), { padding }).data,
];
const convolve = (values: readonly number[], weights: readonly number[], padding = 0) =>
  correlate(values, weights.toReversed(), padding);
const impulse = [0, 0, 0, 1, 0, 0, 0];
const [u, v] = [
  [1, 2, 3],
  [0, 1, 0.5],
];

const step = [0, 0, 0, 1, 1];
const sobel = [
  [-1, 0, 1],
  [-2, 0, 2],
  [-1, 0, 1],
];
const sobelOut = () => rowsOf(conv2d(plane([step, step, step, step, step]), plane(sobel)));

const axis = { inputSize: 4, kernelSize: 3 };
/** The cells that an output reads along one axis. */
const readAt = (output: number) => (taps(conv, axis)[output] ?? []).map(({ input }) => input);
/** The places of the windows that hold a cell, along one axis. */
const startsAt = (inputSize: number, cell: number) =>
  taps(conv, { inputSize, kernelSize: 3 }).flatMap((window, at) =>
    window.some(({ input }) => input === cell) ? [at] : [],
  );
const [down, across] = [startsAt(6, 1), startsAt(6, 3)];

/** Products of one pass over a plane: the weights, times the outputs they make. */
const productsOn = (rows: number, columns: number, [height, width]: readonly [number, number]) =>
  conv2d(ones([1, 1, rows, columns]), ones([1, 1, height, width])).size * height * width;
const whole = (side: number) => productsOn(side, side, [3, 3]);
const apart = (side: number) => productsOn(side, side, [1, 3]) + productsOn(side, side - 2, [3, 1]);

export const values = numbers({
  X: () => rowsOf(X),
  K: () => rowsOf(K),
  window: () => window,
  products: () => products,
  first: () => corr[0]?.[0] ?? Number.NaN,
  second: () => corr[0]?.[1] ?? Number.NaN,
  weights: () => K.size,
  weightSum: () => [...K.data].reduce((sum, weight) => sum + weight, 0),
  positions: () => evaluate(conv, axis).size ** 2,
  corr: () => corr,
  rowsOf10: () => readAt(1),
  columnsOf10: () => readAt(0),
  holds: () => [0, 1, 2, 3].map((cell) => startsAt(4, cell).length),
  startsDown: () => down,
  startsAcross: () => across,
  holdsDown: () => down.length,
  holdsAcross: () => across.length,
  holdsBoth: () => down.length * across.length,
  reads: () => rowsOf(convTranspose2d(ones([1, 1, 2, 2]), ones([1, 1, 3, 3]))),

  row: () => x,
  edge: () => edge,
  rowCorr: () => correlate(x, edge),
  rowConv: () => convolve(x, edge),
  rowOutputs: () => evaluate(conv, { inputSize: x.length, kernelSize: edge.length }).size,

  mean: () => rowsOf(conv2d(counting([1, 1, 5, 5]), full([1, 1, 3, 3], 1 / 9))).map((cells) => cells.map(rounded)),
  step: () => step,
  sobel: () => sobel,
  sobelOut,
  sobelRow: () => sobelOut()[0] ?? [],
  sobelPeak: () => Math.max(...sobelOut().flat()),

  samples: () => pictures.ecg?.width ?? Number.NaN,

  turned: () => turnedRows(K),
  conv: conv2,
  transposed: () => rowsOf(transposedK),
  corrTransposed: () => rowsOf(conv2d(X, transposedK)),
  impulseCorr: () => correlate(impulse, u),
  impulseConv: () => convolve(impulse, u),

  u: () => u,
  v: () => v,
  uPadded: () => [0, 0, ...u, 0, 0],
  vTurned: () => v.toReversed(),
  full: () => convolve(u, v, 2),
  fullFirst: () => convolve(u, v, 2)[0] ?? Number.NaN,
  fullSecond: () => convolve(u, v, 2)[1] ?? Number.NaN,
  fullMiddle: () => convolve(u, v, 2)[2] ?? Number.NaN,
  same: () => convolve(u, v, 1),
  valid: () => convolve(u, v),
  fullSize: () => convolve(u, v, 2).length,
  sameSize: () => convolve(u, v, 1).length,
  validSize: () => convolve(u, v).length,
  corrUV: () => correlate(u, v, 2),
  corrVU: () => correlate(v, u, 2),

  before: () => correlate([0, 0, 5, 9, 0, 0, 0], edge),
  moved: () => correlate([0, 0, 0, 5, 9, 0, 0], edge),

  binomial: () => [1, 2, 1].map((down) => [1, 2, 1].map((across) => down * across)),
  down: () => [[1], [2], [1]],
  across: () => [[1, 2, 1]],
  whole3: () => ones([3, 3]).size,
  apart3: () => ones([3]).size * 2,
  whole11: () => ones([11, 11]).size,
  apart11: () => ones([11]).size * 2,
  wholeOn4: () => whole(4),
  apartOn4: () => apart(4),
  firstPassOn4: () => conv2d(ones([1, 1, 4, 4]), ones([1, 1, 1, 3])).size,
  secondPassOn4: () => conv2d(ones([1, 1, 4, 2]), ones([1, 1, 3, 1])).size,
  wholeOn64: () => whole(64),
  apartOn64: () => apart(64),

  block: () => slicesOf(counting([1, 1, 3, 3, 3])),
  volumeFirst: () => conv3d(counting([1, 1, 3, 3, 3]), ones([1, 1, 2, 2, 2])).data[0] ?? Number.NaN,
  volume: () => slicesOf(conv3d(counting([1, 1, 3, 3, 3]), ones([1, 1, 2, 2, 2]))),
} satisfies Record<string, () => NumberValue>);

/** A sum of ninths of whole numbers, as the eye reads it. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
