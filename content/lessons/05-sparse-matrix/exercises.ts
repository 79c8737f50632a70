// The exercises of lesson 5: cases, answers, and the mistakes that are worth naming.
// The engine gives the right answers; a wrong one is what a reader gets who writes another matrix.
import { conv1d, conv2d, ones, type Tensor, tensor, unfold } from "#engine/index.ts";
import { coverage, dense, linearMap, transpose } from "#engine/linear/index.ts";
import type { Random } from "#engine/random.ts";
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { code, exercise, list, number, shape } from "#site/exercise/exercise.ts";

type Row = readonly number[];
interface Square {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}
const side = (given: Square) => evaluate(conv, given).size;
const matrixOf = ({ inputSize, kernelSize, stride }: Square) =>
  linearMap(
    (x: Tensor) => conv2d(x, ones([1, 1, kernelSize, kernelSize]), { stride }),
    ones([1, 1, inputSize, inputSize]),
  ).matrix;
const shapeOf = (given: Square): Row => {
  const { rows, columns } = matrixOf(given);
  return [rows, columns];
};
const drawSquare = (random: Random): Square => {
  const kernelSize = random.integer(2, 3);
  return { inputSize: kernelSize + random.integer(2, 5), kernelSize, stride: random.integer(1, 3) };
};
const squares = {
  outputSize: side,
  lines: (given: Square) => matrixOf(given).rows,
  columns: (given: Square) => matrixOf(given).columns,
  taps: ({ kernelSize }: Square) => kernelSize ** 2,
};
const fiveByTwo: Square = { inputSize: 5, kernelSize: 3, stride: 2 };

export const ex1 = exercise({
  answer: shape(),
  fixed: fiveByTwo,
  vary: drawSquare,
  solve: shapeOf,
  wrong: {
    noStride: (given) => shapeOf({ ...given, stride: 1 }),
    oneAxis: (given) => [side(given), given.inputSize],
    transposed: (given) => [...shapeOf(given)].reverse(),
    taps: (given) => [side(given) ** 2, given.kernelSize ** 2],
  },
  derived: squares,
});

const entries = (given: Square) => matrixOf(given).value.length;

export const ex2 = exercise({
  answer: number(),
  fixed: fiveByTwo,
  vary: drawSquare,
  solve: entries,
  wrong: {
    everything: (given) => matrixOf(given).rows * matrixOf(given).columns,
    oneLine: ({ kernelSize }) => kernelSize ** 2,
    noStride: (given) => entries({ ...given, stride: 1 }),
    perCell: ({ inputSize, kernelSize }) => (inputSize * kernelSize) ** 2,
  },
  derived: squares,
});

interface Slid {
  readonly x: Row;
  readonly kernel: Row;
}
const asTensor = (row: Row) => tensor(row, [1, 1, row.length]);
const slide = ({ x, kernel }: Slid, options = {}): Row => [...conv1d(asTensor(x), asTensor(kernel), options).data];
const randomRow = (random: Random, length: number, from: number, to: number): Row =>
  Array.from({ length }, () => random.integer(from, to));

export const ex3 = exercise({
  answer: list(),
  fixed: { x: [3, 1, 4, 1], kernel: [1, 2] } as Slid,
  vary: (random): Slid => ({ x: randomRow(random, 4, 0, 9), kernel: [random.integer(1, 3), random.integer(2, 5)] }),
  solve: (given) => slide(given),
  wrong: {
    turned: (given) => slide({ ...given, kernel: [...given.kernel].reverse() }),
    sideBySide: (given) => slide(given, { stride: 2 }),
    full: (given) => slide(given, { padding: 1 }),
    unweighted: (given) => slide({ ...given, kernel: [1, 1] }),
  },
});

interface Fitted {
  readonly inputSize: number;
  readonly kernelSize: number;
}
const readsOf = ({ inputSize, kernelSize }: Fitted): Row => {
  const layer = (x: Tensor) => conv2d(x, ones([1, 1, kernelSize, kernelSize]));
  return [...coverage(transpose(linearMap(layer, ones([1, 1, inputSize, inputSize])))).data];
};
const columnsWith = (given: Fitted): Row =>
  [1, 2, 4].map((count) => readsOf(given).filter((reads) => reads === count).length);

export const ex4 = exercise({
  answer: list(),
  fixed: { inputSize: 4, kernelSize: 3 } as Fitted,
  vary: (random): Fitted => {
    const kernelSize = random.integer(3, 7);
    return { inputSize: kernelSize + 1, kernelSize };
  },
  solve: columnsWith,
  wrong: {
    lines: () => [0, 0, 4],
    oneAxis: ({ inputSize }) => [2, inputSize - 2, 0],
    cornersOnly: (given) => {
      const [corners = 0, edges = 0, middle = 0] = columnsWith(given);
      return [corners + edges, 0, middle];
    },
    exchanged: (given) => [...columnsWith(given)].reverse(),
  },
});

interface Deep {
  readonly channels: number;
  readonly kernelSize: number;
}
const rowsOf = ({ channels, kernelSize }: Deep) =>
  unfold(ones([channels, kernelSize, kernelSize]), { kernelSize }).shape[0] ?? Number.NaN;

export const ex5 = exercise({
  answer: number(),
  fixed: { channels: 16, kernelSize: 3 } as Deep,
  vary: (random): Deep => ({ channels: 2 ** random.integer(1, 6), kernelSize: random.integer(2, 5) }),
  solve: rowsOf,
  wrong: {
    oneChannel: ({ kernelSize }) => kernelSize ** 2,
    oneAxis: ({ channels, kernelSize }) => channels * kernelSize,
    added: ({ channels, kernelSize }) => channels + kernelSize ** 2,
  },
  derived: { taps: ({ kernelSize }) => kernelSize ** 2 },
});

interface Line {
  readonly kernel: readonly Row[];
  readonly window: number;
}
const lineOf = ({ kernel, window }: Line): Row => {
  const layer = (x: Tensor) => conv2d(x, tensor(kernel.flat(), [1, 1, 2, 2]));
  return [...dense(linearMap(layer, ones([1, 1, 3, 3])).matrix).data].slice(9 * window, 9 * window + 9);
};
/** The kernel laid into a line of nine: its weights in this order, from this cell on, a gap after two of them. */
const laid = (weights: Row, start: number, gap: number): Row =>
  Array.from({ length: 9 }, (_, cell) => {
    const at = cell - start;
    return (at < 2 ? weights[at] : at >= 2 + gap ? weights[at - gap] : 0) ?? 0;
  });
const startOf = ({ window }: Line) => Math.floor(window / 2) * 3 + (window % 2);

export const ex6 = exercise({
  answer: list(),
  fixed: {
    kernel: [
      [1, 2],
      [3, 4],
    ],
    window: 2,
  } as Line,
  vary: (random): Line => {
    // Four different weights, so that another order is another line.
    const first = random.integer(1, 9);
    const step = random.integer(1, 4);
    return {
      kernel: [
        [first, first + step],
        [first + 2 * step, first + 3 * step],
      ],
      window: random.integer(0, 3),
    };
  },
  solve: lineOf,
  wrong: {
    noGap: (given) => laid(given.kernel.flat(), startOf(given), 0),
    byNumber: (given) => laid(given.kernel.flat(), given.window, 1),
    turned: (given) => laid(given.kernel.flat().reverse(), startOf(given), 1),
    transposed: ({ kernel: [[a = 0, b = 0] = [], [c = 0, d = 0] = []], ...given }) =>
      laid([a, c, b, d], startOf({ ...given, kernel: [] }), 1),
  },
  derived: { start: startOf },
});

export const ex7 = exercise({
  answer: code(),
  fixed: {},
  solve: () => 6,
  wrong: { flatten: () => 2, product: () => 3, lines: () => 4, counts: () => 5 },
});
