// The exercises of lesson 6: cases, answers, and the mistakes that are worth naming.
// The engine gives the right answers; a wrong one is what a reader gets who stamps otherwise.
import { byPhases, byZeroInsertion } from "#engine/constructions/index.ts";
import { convTranspose1d, convTranspose2d, ones, tensor } from "#engine/index.ts";
import type { Random } from "#engine/random.ts";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { code, exercise, list, number, order } from "#site/exercise/exercise.ts";

type Row = readonly number[];
interface Stamped {
  readonly x: Row;
  readonly kernel: Row;
  readonly stride: number;
}

const asTensor = (row: Row) => tensor(row, [1, 1, row.length]);
const stamp = ({ x, kernel, stride }: Stamped, dilation = 1): Row => [
  ...convTranspose1d(asTensor(x), asTensor(kernel), { stride, dilation }).data,
];
const turned = (given: Stamped): Row => stamp({ ...given, kernel: [...given.kernel].reverse() });
/** Each stamp replaces what lay there before. */
const overwritten = (given: Stamped): Row => {
  const y = stamp(given).map(() => 0);
  for (const [m, value] of given.x.entries())
    for (const [u, weight] of given.kernel.entries()) y[m * given.stride + u] = value * weight;
  return y;
};
const sideBySide = (given: Stamped): Row => stamp({ ...given, stride: given.kernel.length });
const randomRow = (random: Random, length: number, from: number, to: number): Row =>
  Array.from({ length }, () => random.integer(from, to));
const sizes = {
  length: (given: Stamped) => stamp(given).length,
  starts: ({ x, stride }: Stamped) => x.map((_, m) => m * stride).join(", "),
};

export const ex1 = exercise({
  answer: list(),
  fixed: { x: [1, 2], kernel: [1, 1, 1], stride: 1 } as Stamped,
  vary: (random): Stamped => ({
    x: randomRow(random, random.integer(2, 3), 1, 9),
    kernel: randomRow(random, 3, 1, 4),
    stride: 1,
  }),
  solve: (given) => stamp(given),
  wrong: {
    overwritten,
    sideBySide,
    turned,
    cropped: (given) => stamp(given).slice(1, -1),
  },
  derived: sizes,
});

export const ex2 = exercise({
  answer: list(),
  fixed: { x: [1, -1, 2], kernel: [1, 2], stride: 3 } as Stamped,
  vary: (random): Stamped => ({
    x: randomRow(random, 3, -4, 9),
    kernel: randomRow(random, 2, 1, 5),
    stride: random.integer(3, 4),
  }),
  solve: (given) => stamp(given),
  wrong: {
    strideOne: (given) => stamp({ ...given, stride: 1 }),
    noGaps: sideBySide,
    zerosAtEnd: (given) => [...stamp(given), ...Array.from({ length: given.stride - given.kernel.length }, () => 0)],
    spreadKernel: (given) => stamp({ ...given, stride: 1 }, given.stride),
    turned,
  },
  derived: { ...sizes, gap: ({ stride, kernel }) => stride - kernel.length },
});

export const ex3 = exercise({
  answer: list(),
  fixed: { x: [2, 1], kernel: [3, 0, 1], stride: 2 } as Stamped,
  vary: (random): Stamped => ({ x: randomRow(random, 2, 1, 9), kernel: randomRow(random, 3, 0, 5), stride: 2 }),
  solve: (given) => stamp(given),
  wrong: {
    overwritten,
    turned,
    strideOne: (given) => stamp({ ...given, stride: 1 }),
    sideBySide,
  },
  derived: sizes,
});

interface Plane {
  readonly plane: readonly Row[];
}
const centre = ({ plane }: Plane) =>
  convTranspose2d(tensor(plane.flat(), [1, 1, 2, 2]), ones([1, 1, 3, 3]), { stride: 2 }).data[12] ?? Number.NaN;

export const ex4 = exercise({
  answer: number(),
  fixed: {
    plane: [
      [1, 2],
      [3, 4],
    ],
  } as Plane,
  vary: (random): Plane => ({ plane: [randomRow(random, 2, 1, 20), randomRow(random, 2, 1, 20)] }),
  solve: centre,
  wrong: {
    last: ({ plane }) => plane.flat().at(-1) ?? Number.NaN,
    first: ({ plane }) => plane.flat()[0] ?? Number.NaN,
    mean: (given) => centre(given) / 4,
    nineTimes: (given) => centre(given) * 9,
  },
});

interface Lattice {
  readonly rank: number;
  readonly stride: number;
}
const phaseCount = ({ rank, stride }: Lattice) => {
  const axes = Array.from({ length: rank }, () => 1);
  return byPhases(ones([1, 1, ...axes]), ones([1, 1, ...axes.map(() => stride)]), { stride }).phases.length;
};

export const ex5 = exercise({
  answer: number(),
  fixed: { rank: 3, stride: 2 } as Lattice,
  vary: (random): Lattice => ({ rank: random.integer(1, 3), stride: random.integer(2, 4) }),
  solve: phaseCount,
  wrong: {
    perAxis: ({ stride }) => stride,
    added: ({ rank, stride }) => rank * stride,
    plane: ({ stride }) => stride ** 2,
    exchanged: ({ rank, stride }) => rank ** stride,
  },
});

export const ex6 = exercise({
  answer: code(),
  fixed: {},
  solve: () => 6,
  wrong: { size: () => 2, zeros: () => 3, cells: () => 4, taps: () => 5 },
});

interface Strided {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}
const down = (given: Strided) => evaluate(same, given);
const wayBack = (given: Strided) => {
  const { size, lets } = down(given);
  return byZeroInsertion(ones([1, 1, size]), ones([1, 1, given.kernelSize]), {
    stride: given.stride,
    padding: [[lets.padBegin, lets.padEnd]],
    outputSize: given.inputSize,
  });
};
const border = (given: Strided): Row => [...(wayBack(given).pads[0] ?? [])];
const ownPads = (given: Strided): Row => [down(given).lets.padBegin, down(given).lets.padEnd];

export const ex7 = exercise({
  answer: list(),
  fixed: { inputSize: 4, kernelSize: 3, stride: 2 } as Strided,
  vary: (random): Strided => {
    const stride = random.integer(2, 3);
    return { inputSize: random.integer(4, 16), kernelSize: stride + random.integer(1, 3), stride };
  },
  solve: border,
  wrong: {
    recipe: (given) => [...ownPads(given)].reverse(),
    own: ownPads,
    full: ({ kernelSize }) => [kernelSize - 1, kernelSize - 1],
    exchanged: (given) => [...border(given)].reverse(),
  },
  derived: {
    outputSize: (given) => down(given).size,
    padBegin: (given) => down(given).lets.padBegin,
    padEnd: (given) => down(given).lets.padEnd,
    stuffed: (given) => wayBack(given).stuffed.size,
    wide: (given) => wayBack(given).stuffed.size + border(given).reduce((sum, cells) => sum + cells, 0),
    full: ({ kernelSize }) => kernelSize - 1,
  },
});

export const ex8 = exercise({
  answer: order(["pad", "slide", "insert", "drop", "lay"]),
  fixed: {},
  solve: () => ["insert", "pad", "lay", "slide", "drop"] as const,
  wrong: {
    padFirst: () => ["pad", "insert", "lay", "slide", "drop"] as const,
    dropEarly: () => ["insert", "pad", "drop", "lay", "slide"] as const,
    insertLate: () => ["pad", "lay", "slide", "insert", "drop"] as const,
  },
});
