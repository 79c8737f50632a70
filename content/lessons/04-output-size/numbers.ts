// The numbers of lesson 4, computed by the rules and the engine.
import { conv1d, ones, type Padding, tensor } from "#engine/index.ts";
import { chain, type Layer } from "#rules/chain.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, inputsFor, isLegal, type Numbers, taps } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";
import { numbersOfTables, type SizeTables } from "#site/sizeTable.ts";

const alexnet = { kernelSize: 11, stride: 4, padding: 2 };

export const tables = {
  sizes: {
    rule: conv,
    given: ["inputSize", "kernelSize", "stride", "padding", "dilation"],
    found: ["outputSize"],
    rows: {
      first: { inputSize: 4, kernelSize: 3 },
      halved5: { inputSize: 5, kernelSize: 3, stride: 2, padding: 1 },
      halved6: { inputSize: 6, kernelSize: 3, stride: 2, padding: 1 },
      halved7: { inputSize: 7, kernelSize: 3, stride: 2, padding: 1 },
      halved8: { inputSize: 8, kernelSize: 3, stride: 2, padding: 1 },
      dilated7: { inputSize: 7, kernelSize: 3, dilation: 2 },
      dilated28: { inputSize: 28, kernelSize: 3, padding: 2, dilation: 2 },
      alexnet227: { inputSize: 227, kernelSize: 11, stride: 4 },
      alexnet224: { inputSize: 224, ...alexnet },
      resnet: { inputSize: 224, kernelSize: 7, stride: 2, padding: 3 },
      photo: { inputSize: 512, kernelSize: 3 },
    },
  },
  same: {
    rule: same,
    given: ["inputSize", "kernelSize", "stride"],
    found: ["outputSize", "padTotal", "padBegin", "padEnd"],
    rows: {
      same5: { inputSize: 5, kernelSize: 3, stride: 2 },
      same4: { inputSize: 4, kernelSize: 3, stride: 2 },
      same7: { inputSize: 7, kernelSize: 2, stride: 2 },
      same224: { inputSize: 224, kernelSize: 7, stride: 2 },
      same10: { inputSize: 10, kernelSize: 1, stride: 3 },
    },
  },
} as const satisfies SizeTables;

const size = (values: Numbers) => evaluate(conv, values).size;
const padded = (values: Numbers) => evaluate(conv, values).lets.padded;
/** How far the first window can move: what the stride divides. */
const room = (values: Numbers) => padded(values) - evaluate(conv, values).lets.effectiveKernel;
const leftover = (values: Numbers) => evaluate(conv, values).lets.leftover;
const starts = (values: Numbers) => taps(conv, values).map((window) => window[0]?.input ?? Number.NaN);
const samePads = (values: Numbers) => [evaluate(same, values).lets.padBegin, evaluate(same, values).lets.padEnd];

const row = (values: readonly number[]) => tensor(values, [1, 1, values.length]);
const threes = ones([1, 1, 3]);
const v = row([1, 2, 3, 4]);
const summed = (padding: Padding) => [...conv1d(v, threes, { stride: 2, padding }).data];
/** A kernel of one cell copies what it reads, so its output is the padded row. */
const paddedBy = (paddingMode: "zeros" | "reflect" | "replicate" | "circular") => [
  ...conv1d(v, ones([1, 1, 1]), { padding: 2, paddingMode }).data,
];
const edge = (dilation: number) => [...conv1d(row([1, 2, 3, 4, 5, 6, 7]), row([1, 0, -1]), { dilation }).data];
const mean = (paddingMode: "zeros" | "replicate") => [
  ...conv1d(row([6, 6, 6, 6]), tensor([1 / 3, 1 / 3, 1 / 3], [1, 1, 3]), { padding: 1, paddingMode }).data,
];

const halving = { rule: pool, values: { kernelSize: 2, stride: 2 } } as const satisfies Layer;
const encoder = chain(95, [halving, halving]).sizes;
const doubling: Layer = { rule: convTranspose, values: halving.values };
const decoder = chain(encoder.at(-1) ?? 0, [doubling, doubling]).sizes;
/** By how many cells a row on the way up is shorter than that of the same level on the way down. */
const gap = (level: 0 | 1) => (encoder[level] ?? 0) - (decoder.at(-1 - level) ?? 0);

/** Down through a convolution and up through its transpose: how often does the size come back? */
const roundTrips = () => {
  const box = boxOfSettings();
  const fitting = box.filter((values) => isLegal(conv, values));
  const back = fitting.map((sizes) => {
    const down = size(sizes);
    return { came: evaluate(convTranspose, { ...sizes, inputSize: down }).size, wanted: sizes.inputSize };
  });
  return { all: box.length, fitting: back.length, returned: back.filter(({ came, wanted }) => came === wanted).length };
};

/** Rows of 4 to 33 cells, kernels up to 3, strides up to 4, padding up to 2, dilation 1 and 2. */
function boxOfSettings(): readonly Numbers[] {
  const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, above) => from + above);
  return upTo(4, 33).flatMap((inputSize) =>
    upTo(1, 3).flatMap((kernelSize) =>
      upTo(1, 4).flatMap((stride) =>
        upTo(0, 2).flatMap((padding) =>
          upTo(1, 2).map((dilation) => ({ inputSize, kernelSize, stride, padding, dilation })),
        ),
      ),
    ),
  );
}

export const values = numbers({
  ...numbersOfTables(tables),
  startsOf7: () => starts({ inputSize: 7, kernelSize: 3, stride: 2 }),
  plain7: () => size({ inputSize: 7, kernelSize: 3, stride: 2 }),
  plain8: () => size({ inputSize: 8, kernelSize: 3, stride: 2 }),
  leftover8: () => leftover({ inputSize: 8, kernelSize: 3, stride: 2 }),
  sumsOf8: () => [...conv1d(row([1, 2, 3, 4, 5, 6, 7, 8]), threes, { stride: 2 }).data],

  padded8: () => padded(tables.sizes.rows.halved8),
  room7: () => room(tables.sizes.rows.halved7),
  room8: () => room(tables.sizes.rows.halved8),
  steps8: () => Math.floor(room(tables.sizes.rows.halved8) / tables.sizes.rows.halved8.stride),
  dilated8: () => size({ ...tables.sizes.rows.halved8, dilation: 2 }),
  roomDilated8: () => room({ ...tables.sizes.rows.halved8, dilation: 2 }),

  edge: () => edge(1),
  edgeDilated: () => edge(2),
  effective5: () => evaluate(conv, { inputSize: 9, kernelSize: 3, dilation: 2 }).lets.effectiveKernel,
  squareWeights: () => ones([1, 1, 3, 3]).size,
  withoutDilation: () => size({ inputSize: 7, kernelSize: 3 }),
  alexnetPrinted: () => size({ inputSize: 224, kernelSize: 11, stride: 4 }),

  alexnetInputs: () => inputsFor(conv, size(tables.sizes.rows.alexnet224), { min: 1, max: 400 }, alexnet),
  alexnetLeftovers: () => [223, 224, 225, 226].map((inputSize) => leftover({ inputSize, ...alexnet })),
  quarterRoom: () => room({ inputSize: 25, kernelSize: 2, stride: 2 }),
  quarterSteps: () => Math.floor(room({ inputSize: 25, kernelSize: 2, stride: 2 }) / 2),
  quarter: () => size({ inputSize: 25, kernelSize: 2, stride: 2 }),
  quarterSame: () => evaluate(same, { inputSize: 25, kernelSize: 2, stride: 2 }).size,
  quarterCeil: () => evaluate(poolCeil, { inputSize: 25, kernelSize: 2, stride: 2 }).size,
  encoder: () => encoder,
  decoder: () => decoder,
  gapInner: () => gap(1),
  gapOuter: () => gap(0),
  gapDoubled: () => gap(1) * halving.values.stride,
  lost: () => encoder.slice(0, -1).map((inputSize) => leftover({ inputSize, kernelSize: 2, stride: 2 })),
  halved23: () => size({ inputSize: 23, kernelSize: 3, stride: 2, padding: 1 }),
  halved24: () => size({ inputSize: 24, kernelSize: 3, stride: 2, padding: 1 }),
  settings: () => roundTrips().all,
  unfit: () => roundTrips().all - roundTrips().fitting,
  roundTrips: () => roundTrips().fitting,
  roundTripsBack: () => roundTrips().returned,

  even1: () => size({ inputSize: 8, kernelSize: 4, padding: 1 }),
  even2: () => size({ inputSize: 8, kernelSize: 4, padding: 2 }),
  evenPads: () => samePads({ inputSize: 8, kernelSize: 4 }),
  full: () => size({ inputSize: 5, kernelSize: 3, padding: 2 }),
  startsPadBegin: () => starts({ inputSize: 4, kernelSize: 3, stride: 2, padBegin: 1 }),
  startsPadEnd: () => starts({ inputSize: 4, kernelSize: 3, stride: 2, padEnd: 1 }),

  sameSums: () => summed([samePads({ inputSize: 4, kernelSize: 3, stride: 2 }) as [number, number]]),
  padOneSums: () => summed(1),
  padOneLeftover: () => leftover({ inputSize: 4, kernelSize: 3, stride: 2, padding: 1 }),
  sameOfText: () => evaluate(same, { inputSize: 4, kernelSize: 2, stride: 2 }).size,
  samePadsOfText: () => samePads({ inputSize: 4, kernelSize: 2, stride: 2 }),
  readBySame10: () =>
    new Set(
      taps(same, tables.same.rows.same10)
        .flat()
        .map(({ input }) => input),
    ).size,

  row4: () => [...v.data],
  zeros: () => paddedBy("zeros"),
  reflect: () => paddedBy("reflect"),
  replicate: () => paddedBy("replicate"),
  circular: () => paddedBy("circular"),
  meanZeros: () => mean("zeros"),
  meanReplicate: () => mean("replicate"),
} satisfies Record<string, () => NumberValue>);
