// The numbers of lesson 10, computed by the rules and the engine.
import { valueAndGrad } from "#engine/autograd/index.ts";
import {
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  avgPool1d,
  avgPool2d,
  conv1d,
  encodeIndex,
  type IndexTensor,
  lpPool1d,
  lpPool2d,
  maxPool1d,
  maxPool2d,
  pad,
  relayout,
  sum,
  type Tensor,
  tensor,
} from "#engine/index.ts";
import { dense, linearMap } from "#engine/linear/index.ts";
import { adaptiveBins } from "#rules/adaptivePool.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, taps } from "#rules/rule.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";

const tiles = { kernelSize: 2 };
const P = tensor([1, 3, 2, 4, 5, 6, 1, 2, 7, 2, 9, 1, 3, 4, 6, 8], [1, 4, 4]);
const pooledP = maxPool2d(P, tiles);

/** The picture of source text 003, channels first: four rows of equal numbers, and the same four higher. */
const picture = tensor(
  [0, 4].flatMap((base) => [0, 1, 2, 3].flatMap((row) => [0, 0, 0, 0].map(() => base + row))),
  [1, 2, 4, 4],
);
const pooledPicture = maxPool2d(picture, tiles);
const extent = { channels: 2, cells: 16 };
/** The cell in row 3, column 2 of the second channel. */
const cell = { picture: 0, channel: 1, cell: 14 };

const row = (values: readonly number[]) => tensor(values, [1, values.length]);
const four = row([1, 5, 2, 3]);
const three = { kernelSize: 3, stride: 1 };
const evens = row([2, 4, 6, 8]);
const negative = row([-3, -1, -2, -4]);
const upTo = (last: number) => row(Array.from({ length: last + 1 }, (_, value) => value));

const listOf = ({ data }: Tensor): number[] => [...data];
const firstOf = (x: Tensor): NumberValue => (x.toArray() as readonly NumberValue[])[0] ?? Number.NaN;
/** Indices in rows as long as their last axis, in planes, and so on. */
function nested({ shape, data }: IndexTensor): NumberValue {
  return shape
    .slice(1)
    .reverse()
    .reduce<readonly NumberValue[]>((values, length) => chunks(values, length), [...data]);
}
const chunks = (values: readonly NumberValue[], length: number): readonly NumberValue[] =>
  Array.from({ length: values.length / length }, (_, at) => values.slice(at * length, (at + 1) * length));
const onlyOne = (value: NumberValue): NumberValue => (value as readonly NumberValue[])[0] ?? Number.NaN;

interface Sizes {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding?: number;
}
const down = (sizes: Sizes) => evaluate(pool, { ...sizes }).size;
const up = (sizes: Sizes) => evaluate(poolCeil, { ...sizes }).size;
const short = { inputSize: 5, kernelSize: 2, stride: 2 };
const eight = { inputSize: 8, kernelSize: 3, stride: 2 };
const six = { inputSize: 6, kernelSize: 2, stride: 3 };
const padded = { inputSize: 4, kernelSize: 2, stride: 2, padding: 1 };
const alexnet = { inputSize: 55, kernelSize: 3, stride: 2 };
const googlenet = { inputSize: 112, kernelSize: 3, stride: 2 };
const dropped = { inputSize: 4, kernelSize: 2, stride: 3, padding: 1 };

/** The gradient of the sum of what a pool gives: how much each cell moves it. */
const moved = (poolOf: (x: Tensor) => Tensor, x: Tensor) =>
  valueAndGrad((inputs: { readonly x: Tensor }) => sum(poolOf(inputs.x)))({ x }).gradient.x;

const steps = [0, 0, 1, 1, 0, 0, 1, 1];
/** The same pattern, one cell further on; what falls out at the end comes in at the beginning. */
const stepsMoved = [...steps.slice(1), ...steps.slice(0, 1)];
const ring = (values: readonly number[]) => tensor([...values, values[0] ?? 0], [1, 1, values.length + 1]);
const blur = tensor([1 / 4, 1 / 2, 1 / 4], [1, 1, 3]);
/** Largest of every two neighbours, blurred, and of those every other one. */
const blurPooled = (values: readonly number[]) =>
  listOf(
    conv1d(maxPool1d(ring(values), { kernelSize: 2, stride: 1 }).output, blur, {
      stride: 2,
      padding: 1,
      paddingMode: "circular",
    }),
  );
const pooledRow = (values: readonly number[]) => listOf(maxPool1d(row(values), tiles).output);
const jump = (before: readonly number[], after: readonly number[]) =>
  Math.max(...before.map((value, at) => Math.abs(value - (after[at] ?? 0))));

const bins = (inputSize: number, outputSize: number) =>
  adaptiveBins({ inputSize, outputSize }).map(({ start, end }) => [start, end]);

export const values = numbers({
  P: () => firstOf(P),
  max: () => firstOf(pooledP.output),
  indices: () => onlyOne(nested(pooledP.indices)),
  indexOf6: () => encodeIndex("plane", { picture: 0, channel: 0, cell: 1 * 4 + 1 }, extent),
  average: () => firstOf(avgPool2d(P, tiles)),
  l2: () => firstOf(lpPool2d(P, { normType: 2, ...tiles })),
  lpOfWindow: () =>
    [1, 2, 4, 8, 32].map((normType) => lpPool1d(row([1, 3, 5, 6]), { normType, kernelSize: 4 }).data[0] ?? 0),

  floor5: () => down(short),
  ceil5: () => up(short),
  floor8: () => down(eight),
  ceil8: () => up(eight),
  floor6: () => down(six),
  ceil6: () => up(six),
  floor4: () => down(padded),
  ceil4: () => up(padded),
  floor55: () => down(alexnet),
  ceil55: () => up(alexnet),
  floor112: () => down(googlenet),
  ceil112: () => up(googlenet),
  startsAt6: () => evaluate(poolCeil, six).lets.lastWindow * six.stride,
  quotient55: () => alexnet.inputSize / alexnet.kernelSize,
  dropped: () => listOf(maxPool1d(upTo(3), { kernelSize: 2, stride: 3, padding: 1, ceilMode: true }).output),
  droppedStarts: () => taps(pool, dropped).map((window) => window[0]?.input ?? Number.NaN),
  droppedThird: () => evaluate(poolCeil, dropped).lets.lastWindow * dropped.stride - dropped.padding,

  negative: () => listOf(negative),
  maxPadded: () => listOf(maxPool1d(negative, { ...three, padding: 1 }).output),
  maxOverZeros: () => listOf(maxPool1d(pad(negative, { pads: [[1, 1]] }), three).output),
  evens: () => listOf(evens),
  counted: () => listOf(avgPool1d(evens, { ...tiles, padding: 1 })),
  notCounted: () => listOf(avgPool1d(evens, { ...tiles, padding: 1, countIncludePad: false })),
  overhang: () => listOf(avgPool1d(row([2, 4, 6, 8, 10]), { ...tiles, ceilMode: true })),
  countedCeil: () => listOf(avgPool1d(evens, { kernelSize: 3, stride: 2, padding: 1, ceilMode: true })),
  notCountedCeil: () =>
    listOf(avgPool1d(evens, { kernelSize: 3, stride: 2, padding: 1, ceilMode: true, countIncludePad: false })),

  picture: () => firstOf(picture),
  pooledPicture: () => firstOf(pooledPicture.output),
  planeIndices: () => onlyOne(nested(pooledPicture.indices)),
  channelsLastIndices: () => onlyOne(nested(relayout(pooledPicture.indices, "nhwc"))),
  wholeIndices: () => [...relayout(pooledPicture.indices, "nchw").data],
  secondPicture: () => [0, 1].map((channel) => encodeIndex("nhwc-batch", { picture: 1, channel, cell: 4 }, extent)),
  firstPicture: () => [0, 1].map((channel) => encodeIndex("nhwc", { picture: 1, channel, cell: 4 }, extent)),
  placesOfPicture: () => picture.size,
  cellInPlane: () => encodeIndex("plane", cell, extent),
  cellChannelsLast: () => encodeIndex("nhwc", cell, extent),
  cellWithBatch: () => encodeIndex("nhwc-batch", { ...cell, picture: 1 }, extent),
  cellInWhole: () => encodeIndex("nchw", cell, extent),

  four: () => listOf(four),
  winners: () => listOf(maxPool1d(four, three).output),
  winnersAt: () => [...maxPool1d(four, three).indices.data],
  maxGradient: () => listOf(moved((x) => maxPool1d(x, three).output, four)),
  averageGradient: () => listOf(moved((x) => avgPool1d(x, three), four)),
  maxOfSum: () => maxPool1d(row([1, 1]), tiles).output.data[0] ?? 0,
  sumOfMax: () =>
    [
      [1, 0],
      [0, 1],
    ].reduce((total, values) => total + (maxPool1d(row(values), tiles).output.data[0] ?? 0), 0),
  frozen: () => dense(linearMap((x) => maxPool1d(x, three), four).matrix).toArray() as NumberValue,

  steps: () => steps,
  stepsPooled: () => pooledRow(steps),
  movedPooled: () => pooledRow(stepsMoved),
  stepsBlurred: () => blurPooled(steps),
  movedBlurred: () => blurPooled(stepsMoved),
  jump: () => jump(pooledRow(steps), pooledRow(stepsMoved)),
  blurredJump: () => jump(blurPooled(steps), blurPooled(stepsMoved)),

  bins7: () => bins(7, 3),
  means7: () => listOf(adaptiveAvgPool1d(upTo(6), { outputSize: 3 })),
  means10: () => listOf(adaptiveAvgPool1d(upTo(9), { outputSize: 4 })),
  bins10: () => bins(10, 4),
  global: () => adaptiveAvgPool2d(P, { outputSize: 1 }).data[0] ?? 0,
} satisfies Record<string, () => NumberValue>);
