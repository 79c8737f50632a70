// The exercises of lesson 10: cases, answers, and the mistakes that are worth naming.
// The engine gives the right answers; a wrong one is what a reader gets who reads the window otherwise.
import { avgPool2d, lpPool1d, maxPool2d } from "#engine/index.ts";
import { decodeIndex, encodeIndex } from "#engine/indexLayouts.ts";
import type { Random } from "#engine/random.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { adaptiveBins } from "#rules/adaptivePool.ts";
import { exercise, grid, list, number } from "#site/exercise/exercise.ts";

type Rows = readonly (readonly number[])[];
interface Plane {
  readonly plane: Rows;
}

const tiles = { kernelSize: 2 };
const printed: Rows = [
  [4, 2, 7, 1],
  [0, 3, 5, 8],
  [6, 6, 1, 0],
  [2, 9, 3, 3],
];
const randomPlane = (random: Random, from: number, to: number): Rows =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => random.integer(from, to)));

const asTensor = (plane: Rows) => tensor(plane.flat(), [1, plane.length, plane[0]?.length ?? 0]);
const rowsOf = (x: Tensor): Rows => inRows([...x.data], x.shape.at(-1) ?? 1);
const inRows = (values: readonly number[], width: number): Rows =>
  Array.from({ length: values.length / width }, (_, row) => values.slice(row * width, (row + 1) * width));

/** The four windows of 2 × 2, each as the cells it holds in row-major order, put through a function. */
const perWindow = (plane: Rows, f: (cells: readonly number[], row: number, column: number) => number): Rows =>
  [0, 2].map((row) =>
    [0, 2].map((column) =>
      f(
        [0, 1].flatMap((r) => [0, 1].map((c) => plane[row + r]?.[column + c] ?? Number.NaN)),
        row,
        column,
      ),
    ),
  );
const total = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + cell, 0);
const largest = (plane: Rows) => rowsOf(maxPool2d(asTensor(plane), tiles).output);
const averages = (plane: Rows) => rowsOf(avgPool2d(asTensor(plane), tiles));

export const ex1 = exercise({
  answer: grid(),
  fixed: { plane: printed } as Plane,
  vary: (random): Plane => ({ plane: randomPlane(random, 0, 9) }),
  solve: ({ plane }) => largest(plane),
  wrong: {
    mean: ({ plane }) => averages(plane),
    ofRows: ({ plane }) =>
      inRows(
        plane.map((row) => Math.max(...row)),
        2,
      ),
    firstCell: ({ plane }) => perWindow(plane, ([first = Number.NaN]) => first),
  },
});

const indices = (plane: Rows) => inRows([...maxPool2d(asTensor(plane), tiles).indices.data], 2);
/** Where the largest cell lies in its window: 0 to 3. */
const inWindow = (cells: readonly number[]) => cells.indexOf(Math.max(...cells));
const lastInWindow = (cells: readonly number[]) => cells.lastIndexOf(Math.max(...cells));
const inPlane = (row: number, column: number, at: number) => (row + Math.floor(at / 2)) * 4 + column + (at % 2);

export const ex2 = exercise({
  answer: grid(),
  fixed: { plane: printed } as Plane,
  vary: (random): Plane => ({ plane: randomPlane(random, 0, 9) }),
  solve: ({ plane }) => indices(plane),
  wrong: {
    inWindow: ({ plane }) => perWindow(plane, inWindow),
    columnFirst: ({ plane }) => indices(plane).map((row) => row.map((at) => (at % 4) * 4 + Math.floor(at / 4))),
    fromOne: ({ plane }) => indices(plane).map((row) => row.map((at) => at + 1)),
    lastOfEquals: ({ plane }) => perWindow(plane, (cells, row, column) => inPlane(row, column, lastInWindow(cells))),
  },
});

export const ex3 = exercise({
  answer: grid(),
  fixed: { plane: printed } as Plane,
  vary: (random): Plane => ({ plane: randomPlane(random, 0, 9) }),
  solve: ({ plane }) => averages(plane),
  wrong: {
    notDivided: ({ plane }) => perWindow(plane, total),
    dividedByTwo: ({ plane }) => perWindow(plane, (cells) => total(cells) / 2),
    largest: ({ plane }) => largest(plane),
  },
});

const overlapping = { kernelSize: 3, stride: 2, padding: 1 };
const zerosAround = (plane: Rows): Rows => {
  const blank = Array.from({ length: 6 }, () => 0);
  return [blank, ...plane.map((row) => [0, ...row, 0]), blank];
};

export const ex4 = exercise({
  answer: grid(),
  fixed: { plane: printed } as Plane,
  // Mostly below zero, so that padding of zeros would be chosen now and then.
  vary: (random): Plane => ({ plane: randomPlane(random, -9, 3) }),
  solve: ({ plane }) => rowsOf(maxPool2d(asTensor(plane), overlapping).output),
  wrong: {
    tiled: ({ plane }) => largest(plane),
    padAtEnd: ({ plane }) => rowsOf(maxPool2d(asTensor(plane), { ...overlapping, padding: 0, ceilMode: true }).output),
    zerosChosen: ({ plane }) => rowsOf(maxPool2d(asTensor(zerosAround(plane)), { ...overlapping, padding: 0 }).output),
  },
});

interface Index {
  readonly index: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
/** An index of TensorFlow's; channel above 0 and a row below the first, so that each step of decoding counts. */
const randomIndex = (random: Random): Index => {
  const [height, width, channels] = [random.integer(3, 6), random.integer(3, 6), random.integer(2, 4)];
  const place = {
    picture: 0,
    channel: random.integer(1, channels - 1),
    cell: random.integer(width, height * width - 1),
  };
  return { height, width, channels, index: encodeIndex("nhwc", place, { channels, cells: height * width }) };
};
const found = ({ index, height, width, channels }: Index) => {
  const { cell, channel = 0 } = decodeIndex("nhwc", index, { channels, cells: height * width });
  return { y: Math.floor(cell / width), x: cell % width, c: channel, cell };
};
const printedIndex: Index = { index: 29, height: 4, width: 4, channels: 2 };

export const ex5 = exercise({
  answer: list(),
  fixed: printedIndex,
  vary: randomIndex,
  solve: (given) => {
    const { y, x, c } = found(given);
    return [y, x, c];
  },
  wrong: {
    channelFirst: ({ index, height, width }) => [
      Math.floor((index % (height * width)) / width),
      index % width,
      Math.floor(index / (height * width)),
    ],
    notDivided: (given) => {
      const { y, c } = found(given);
      return [y, given.index % (given.width * given.channels), c];
    },
    columnFirst: (given) => {
      const { y, x, c } = found(given);
      return [x, y, c];
    },
  },
  derived: {
    rowLength: ({ width, channels }) => width * channels,
    rest: ({ index, width, channels }) => index % (width * channels),
    y: (given) => found(given).y,
    x: (given) => found(given).x,
    c: (given) => found(given).c,
  },
});

export const ex6 = exercise({
  answer: number(),
  fixed: printedIndex,
  vary: randomIndex,
  solve: (given) => found(given).cell,
  wrong: {
    unchanged: ({ index }) => index,
    withChannel: (given) => found(given).c * given.height * given.width + found(given).cell,
    columnFirst: (given) => found(given).x * given.height + found(given).y,
    onlyRemainder: ({ index, height, width }) => index % (height * width),
  },
  derived: {
    cells: ({ height, width }) => height * width,
    y: (given) => found(given).y,
    x: (given) => found(given).x,
    c: (given) => found(given).c,
  },
});

interface Binned {
  readonly row: readonly number[];
  readonly bins: number;
}
const binsOf = ({ row, bins }: Binned) =>
  adaptiveBins({ inputSize: row.length, outputSize: bins }).map(({ start, end }) => row.slice(start, end));
const maxOf = (bins: Rows) => bins.map((bin) => Math.max(...bin));
const meanOf = (bins: Rows) => bins.map((bin) => total(bin) / bin.length);
/** Windows side by side, as long as the division rounded down. */
const sideBySide = ({ row, bins }: Binned) => inRows(row, Math.floor(row.length / bins)).slice(0, bins);
/** Bins that end where the next one begins: the end rounded down as well. */
const touching = ({ row, bins }: Binned) =>
  Array.from({ length: bins }, (_, bin) =>
    row.slice(Math.floor((bin * row.length) / bins), Math.floor(((bin + 1) * row.length) / bins)),
  );

export const ex7 = exercise({
  answer: list({ tolerance: 2e-3 }),
  fixed: { row: [1, 5, 2, 9, 3], bins: 2 } as Binned,
  vary: (random): Binned => {
    const bins = random.integer(2, 4);
    const length = bins * random.integer(1, 2) + random.integer(1, bins - 1);
    return { bins, row: Array.from({ length }, () => random.integer(0, 20)) };
  },
  solve: (given) => maxOf(binsOf(given)),
  wrong: {
    sideBySide: (given) => maxOf(sideBySide(given)),
    touching: (given) => maxOf(touching(given)),
    mean: (given) => meanOf(binsOf(given)),
  },
  derived: {
    length: ({ row }) => row.length,
    ranges: ({ row, bins }) =>
      adaptiveBins({ inputSize: row.length, outputSize: bins })
        .map(({ start, end }) => `[${start}, ${end})`)
        .join(", "),
  },
});

interface Pairs {
  readonly row: readonly number[];
}
const pairs = ({ row }: Pairs) => inRows(row, 2);
/** Two numbers whose squares add up to a square. */
const triples: Rows = [
  [3, 4],
  [5, 12],
  [6, 8],
  [8, 15],
  [0, 5],
  [0, 7],
  [9, 12],
  [7, 24],
];

export const ex8 = exercise({
  answer: list({ tolerance: 2e-3 }),
  fixed: { row: [3, 4, 0, 5] } as Pairs,
  vary: (random): Pairs => ({ row: [0, 1].flatMap(() => triples[random.integer(0, triples.length - 1)] ?? []) }),
  solve: ({ row }) => [...lpPool1d(tensor(row, [1, row.length]), { normType: 2, kernelSize: 2 }).data],
  wrong: {
    noRoot: (given) => pairs(given).map((pair) => total(pair.map((value) => value ** 2))),
    sums: (given) => pairs(given).map(total),
    largest: (given) => maxOf(pairs(given)),
    rootOfMean: (given) => pairs(given).map((pair) => Math.sqrt(total(pair.map((value) => value ** 2)) / 2)),
  },
});

interface Cell extends Plane {
  readonly stride: number;
  readonly row: number;
  readonly column: number;
}
const flat = ({ row, column }: Cell) => row * 4 + column;
const won = (given: Cell) =>
  [...maxPool2d(asTensor(given.plane), { kernelSize: 2, stride: given.stride }).indices.data].filter(
    (at) => at === flat(given),
  ).length;
/** How many windows of 2 × 2 read the cell: starts from one before it to itself, on each axis. */
const readers = ({ stride, row, column }: Cell) => {
  const onAxis = (at: number) =>
    [at - 1, at].filter((start) => start >= 0 && start <= 2 && start % stride === 0).length;
  return onAxis(row) * onAxis(column);
};

export const ex9 = exercise({
  answer: number(),
  fixed: {
    plane: [
      [1, 3, 2, 4],
      [5, 6, 1, 2],
      [7, 2, 9, 1],
      [3, 4, 6, 8],
    ],
    stride: 2,
    row: 2,
    column: 2,
  } as Cell,
  // A stride of 1 lets a cell win up to four windows.
  vary: (random): Cell => ({
    plane: randomPlane(random, 0, 9),
    stride: 1,
    row: random.integer(0, 3),
    column: random.integer(0, 3),
  }),
  solve: won,
  wrong: {
    shared: (given) => readers(given) / 4,
    value: ({ plane, row, column }) => plane[row]?.[column] ?? Number.NaN,
    readers,
    once: (given) => Math.min(won(given), 1),
  },
  derived: { won, readers, value: ({ plane, row, column }) => plane[row]?.[column] ?? Number.NaN },
});
