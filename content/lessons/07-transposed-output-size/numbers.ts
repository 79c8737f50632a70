// The numbers of lesson 7, computed by the rules and the engine.
import { conv1d, conv2d, convTranspose1d, convTranspose2d, ones, type Tensor, tensor, zeros } from "#engine/index.ts";
import { apply, linearMap, transpose } from "#engine/linear/index.ts";
import { chain } from "#rules/chain.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose, legalSizes } from "#rules/convTranspose.ts";
import { evaluate, isLegal, legalRange, type Numbers, type Rule } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { sameTranspose, sameTransposeTo, validTranspose, validTransposeTo } from "#rules/tensorflowTranspose.ts";
import { type NumberValue, numbers } from "#site/numbers.ts";
import { numbersOfTables, type SizeTables } from "#site/sizeTable.ts";

const given = ["inputSize", "kernelSize", "stride", "padding", "dilation", "outputPadding"] as const;

export const tables = {
  sizes: {
    rule: convTranspose,
    given,
    found: ["outputSize"],
    rows: {
      bare: { inputSize: 2, kernelSize: 3 },
      dcgan: { inputSize: 1, kernelSize: 4 },
      doubled: { inputSize: 4, kernelSize: 4, stride: 2, padding: 1 },
      odd: { inputSize: 4, kernelSize: 3, stride: 2, padding: 1 },
      even: { inputSize: 4, kernelSize: 3, stride: 2, padding: 1, outputPadding: 1 },
      wide: { inputSize: 4, kernelSize: 5, stride: 2, padding: 2, outputPadding: 1 },
      holes: { inputSize: 4, kernelSize: 3, dilation: 2 },
      gaps: { inputSize: 3, kernelSize: 2, stride: 3 },
      photo: { inputSize: 256, kernelSize: 3, stride: 2 },
    },
  },
  factors: {
    rule: convTranspose,
    given: ["inputSize", "kernelSize", "stride", "padding", "outputPadding"],
    found: ["outputSize"],
    rows: {
      twice2: { inputSize: 7, kernelSize: 2, stride: 2 },
      twice4: { inputSize: 7, kernelSize: 4, stride: 2, padding: 1 },
      twice6: { inputSize: 7, kernelSize: 6, stride: 2, padding: 2 },
      twice3: { inputSize: 7, kernelSize: 3, stride: 2, padding: 1, outputPadding: 1 },
      thrice3: { inputSize: 7, kernelSize: 3, stride: 3 },
      thrice5: { inputSize: 7, kernelSize: 5, stride: 3, padding: 1 },
      thrice4: { inputSize: 7, kernelSize: 4, stride: 3, padding: 1, outputPadding: 1 },
    },
  },
} as const satisfies SizeTables;

const size = (rule: Rule, values: Numbers) => evaluate(rule, values).size;
const legal = (rule: Rule, values: Numbers) => {
  const { min, max } = legalRange(rule, values, "outputSize") ?? { min: 0, max: -1 };
  return Array.from({ length: max - min + 1 }, (_, above) => min + above);
};

const row = (values: readonly number[]) => tensor(values, [1, 1, values.length]);
const list = ({ data }: Tensor) => [...data];
const plane = ({ data, shape }: Tensor) =>
  Array.from({ length: shape.at(-2) ?? 1 }, (_, y) => [...data].slice(y * (shape.at(-1) ?? 1)).slice(0, shape.at(-1)));

/** The example that every framework gets: two cells, three taps, a stride of 2. */
const pair = row([1, 2]);
const taps = row([1, 2, 3]);
const four = row([1, 2, 3, 4]);
const deep = { inputSize: 4, kernelSize: 3, stride: 2, padding: 4 };
const stamped = (options: Parameters<typeof convTranspose1d>[2] = {}) =>
  list(convTranspose1d(pair, taps, { stride: 2, ...options }));
const example = { inputSize: 2, kernelSize: 3, stride: 2 };
/** What TensorFlow's SAME crops for the size asked for, at the beginning and at the end. */
const samePads = (outputSize: number): [number, number] => {
  const { padBegin, padEnd } = evaluate(sameTransposeTo, { ...example, outputSize }).lets;
  return [padBegin, padEnd];
};
const swapped = ([begin, end]: [number, number]): [number, number] => [end, begin];
/** The stretched pair, in a border of zeros, under the turned taps. */
const bordered = (padding: number) => list(conv1d(row([1, 0, 2]), row([3, 2, 1]), { padding }));

/** What a convolution that pads in a ring does to its gradient: the transpose of its matrix, taken at the pair. */
const ring = () => {
  const layer = (x: Tensor) => conv1d(x, taps, { stride: 2, padding: 1, paddingMode: "circular" });
  return list(apply(transpose(linearMap(layer, zeros([1, 1, 3]))), pair));
};

const down = { kernelSize: 5, stride: 3, padding: 2 };
const shared = legalSizes({ ...down, inputSize: 8 });

/** Text 001’s array, which is its input and its kernel. */
const square = tensor([0, 1, 2, 3], [1, 1, 2, 2]);
/** Text 003’s picture and filter, and the way down and up. */
const picture = ones([1, 1, 4, 4]);
const filter = tensor([1, 0, -1, -2], [1, 1, 2, 2]);
const below = conv2d(picture, filter, { stride: 2 });
const textLayer = { inputSize: 2, kernelSize: 2, stride: 2 };

/** How many stamps each cell collects where four cells are doubled. */
const stampCounts = ({ kernelSize, ...crop }: { kernelSize: number; padding: number; outputPadding?: number }) =>
  list(convTranspose1d(ones([1, 1, 4]), ones([1, 1, kernelSize]), { stride: 2, ...crop }));

/** The layers of the DCGAN generator, by their sizes: one that starts from a single cell, and one that doubles. */
const start = { rule: convTranspose, values: { kernelSize: 4 } };
const double = { rule: convTranspose, values: { kernelSize: 4, stride: 2, padding: 1 } };

/** What a layer with stride 2 and padding 1 adds to twice its input, at any input size. */
const bracket = (kernelSize: number) =>
  size(convTranspose, { inputSize: 7, kernelSize, stride: 2, padding: 1 }) - 2 * 7;

const channels = tensor([1, 2, 3, 4], [1, 2, 2]);
const kernels = tensor([1, 10, 100, 1000], [2, 1, 2]);
const channelsOf = (groups: number, weight = kernels) => plane(convTranspose1d(channels, weight, { groups }));
/** One tap from each input channel to each output channel. */
const crossed = tensor([1, 10, 100, 1000], [2, 2, 1]);

/** Rows of 4 to 33 cells, kernels up to 3, padding up to 2, dilation 1 and 2: all that fit with this stride. */
function settings(stride: number): readonly (Numbers & { readonly inputSize: number })[] {
  const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, above) => from + above);
  return upTo(4, 33)
    .flatMap((inputSize) =>
      upTo(1, 3).flatMap((kernelSize) =>
        upTo(0, 2).flatMap((padding) =>
          upTo(1, 2).map((dilation) => ({ inputSize, kernelSize, stride, padding, dilation })),
        ),
      ),
    )
    .filter((values) => isLegal(conv, values));
}
const returned = (stride: number) =>
  settings(stride).filter(
    (values) => size(convTranspose, { ...values, inputSize: size(conv, values) }) === values.inputSize,
  ).length;
/** And with an output padding of r. */
const returnedByLeftover = (stride: number) =>
  settings(stride).filter((values) => {
    const { size: inputSize, lets } = evaluate(conv, values);
    return size(convTranspose, { ...values, inputSize, outputPadding: lets.leftover }) === values.inputSize;
  }).length;
const total = (count: (stride: number) => number) => [1, 2, 3, 4].reduce((sum, stride) => sum + count(stride), 0);

export const values = numbers({
  ...numbersOfTables(tables),
  row2: () => list(pair),
  taps3: () => list(taps),
  stampOne: () => list(convTranspose1d(row([1]), taps)),
  stampTwo: () => list(convTranspose1d(row([2]), taps)),
  full: () => stamped(),
  fullSize: () => stamped().length,
  textFull: () => size(convTranspose, { inputSize: 2, kernelSize: 2 }),
  textPadded: () => plane(convTranspose2d(square, square, { padding: 1 })),
  textStrided: () => plane(convTranspose2d(square, square, { stride: 2 })),

  cropped: () => stamped({ padding: 1 }),
  border0: () => bordered(0),
  border1: () => bordered(1),
  border2: () => bordered(2),
  row4: () => list(four),
  deepStamped: () => list(convTranspose1d(four, taps, { stride: 2 })),
  deepCrop: () => list(convTranspose1d(four, taps, { stride: 2, padding: deep.padding })),
  deepBorder: () => evaluate(convTranspose, deep).lets.effectiveKernel - 1 - deep.padding,
  ring,

  down24: () => size(conv, { ...down, inputSize: 24 }),
  least: () => size(convTranspose, { ...down, inputSize: 8 }),
  shared: () => shared,
  settings: () => total((stride) => settings(stride).length),
  settingsBack: () => total(returned),
  settingsByLeftover: () => total(returnedByLeftover),
  settings1: () => settings(1).length,
  settings2: () => settings(2).length,
  settings3: () => settings(3).length,
  settings4: () => settings(4).length,
  back1: () => returned(1),
  back2: () => returned(2),
  back3: () => returned(3),
  back4: () => returned(4),
  same23: () => size(same, { inputSize: 23, kernelSize: 3, stride: 2 }),
  same24: () => size(same, { inputSize: 24, kernelSize: 3, stride: 2 }),
  sameBack: () => size(sameTranspose, { inputSize: 12, kernelSize: 3, stride: 2 }),

  uncropped: () => stamped({ padding: 1, outputPadding: 1 }),
  beyond: () => stamped({ outputPadding: 1 }),
  beyondBias: () => stamped({ outputPadding: 1, bias: tensor([10], [1]) }),
  exampleSizes: () => legalSizes({ ...example, padding: 1 }),
  oneTooLarge: () => size(conv, { inputSize: 5, kernelSize: 3, stride: 2, padding: 1 }),
  farSize: () => size(convTranspose, { ...example, dilation: 3, outputPadding: 2 }),
  farBack: () => size(conv, { inputSize: 11, kernelSize: 3, stride: 2, dilation: 3 }),
  pairSizes: () => legal(validTransposeTo, { inputSize: 5, kernelSize: 3, stride: 2 }),

  counts4: () => stampCounts({ kernelSize: 4, padding: 1 }),
  counts3: () => stampCounts({ kernelSize: 3, padding: 1, outputPadding: 1 }),

  spread: () => stamped({ stride: 1, dilation: 2 }),
  spreadTwice: () => stamped({ dilation: 2 }),
  onesSpread: () =>
    list(convTranspose1d(ones([1, 1, 6]), ones([1, 1, 3]), { stride: 2, dilation: 2, padding: 1, outputPadding: 1 })),
  channelsInOrder: () => channelsOf(1, crossed),
  channelsExchanged: () => channelsOf(1, tensor([1, 100, 10, 1000], [2, 2, 1])),
  channelsJoined: () => channelsOf(1),
  channelsApart: () => channelsOf(2),
  channelsSilent: () => channelsOf(2, tensor([1, 10, 0, 0], [2, 1, 2])),

  sameLegal: () => legal(sameTransposeTo, { inputSize: 3, kernelSize: 3, stride: 2 }),
  validLegal: () => legal(validTransposeTo, { inputSize: 3, kernelSize: 3, stride: 2 }),
  textDown: () => plane(below),
  textUp: () => plane(convTranspose2d(below, filter, { stride: 2 })),
  textSameLegal: () => legal(sameTransposeTo, textLayer),
  textValidLegal: () => legal(validTransposeTo, textLayer),
  kerasValid: () => size(validTranspose, { inputSize: 3, kernelSize: 1, stride: 2 }),
  torchValid: () => size(convTranspose, { inputSize: 3, kernelSize: 1, stride: 2 }),
  kerasNone: () => size(sameTranspose, { inputSize: 4, kernelSize: 3, stride: 2 }),
  kerasZero: () => size(convTranspose, { inputSize: 4, kernelSize: 3, stride: 2, padding: 1 }),

  samePads4: () => samePads(4),
  sameOf4: () => stamped({ padding: [samePads(4)] }),
  sameOf3: () => stamped({ padding: [samePads(3)] }),
  lowerOf4: () => stamped({ padding: [swapped(samePads(4))] }),

  bracket3: () => bracket(3),
  bracket4: () => bracket(4),

  generator: () => chain(1, [start, double, double, double, double]).sizes,
} satisfies Record<string, () => NumberValue>);
