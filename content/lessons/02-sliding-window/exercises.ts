// The exercises of lesson 2: cases, answers, and the mistakes that are worth naming.
// The engine gives the right answers; a wrong one is what a reader gets who lays the kernel otherwise.
import { conv1d, tensor } from "#engine/index.ts";
import type { Random } from "#engine/random.ts";
import { conv } from "#rules/conv.ts";
import { taps } from "#rules/rule.ts";
import { choice, code, exercise, list, number } from "#site/exercise/exercise.ts";

type Row = readonly number[];
interface Slid {
  readonly x: Row;
  readonly kernel: Row;
}

const asTensor = (values: Row) => tensor(values, [1, 1, values.length]);
const correlate = ({ x, kernel }: Slid, ends: readonly [number, number] = [0, 0], stride = 1): Row => [
  ...conv1d(asTensor(x), asTensor(kernel), { stride, padding: [ends] }).data,
];
const turned = ({ x, kernel }: Slid): Slid => ({ x, kernel: kernel.toReversed() });
const overlap = ({ kernel }: Slid) => kernel.length - 1;
const fully = (given: Slid): Row => correlate(given, [overlap(given), overlap(given)]);

const printed: Slid = { x: [2, 0, 1, 3], kernel: [1, 2] };
const drawn = (random: Random): Slid => ({
  x: Array.from({ length: random.integer(4, 5) }, () => random.integer(-2, 9)),
  kernel: Array.from({ length: random.integer(2, 3) }, () => random.integer(-2, 4)),
});
/** The first window written out: 1·2 + 2·0 = 2. */
const firstSum = (given: Slid): string => {
  const bracketed = (value: number) => (value < 0 ? `(−${-value})` : `${value}`);
  const terms = given.kernel.map((weight, tap) => `${bracketed(weight)}·${bracketed(given.x[tap] ?? Number.NaN)}`);
  return `${terms.join(" + ")} = ${`${correlate(given)[0]}`.replace("-", "−")}`;
};
const words = {
  length: ({ x }: Slid) => x.length,
  taps: ({ kernel }: Slid) => kernel.length,
  outputs: (given: Slid) => correlate(given).length,
  fullLength: (given: Slid) => fully(given).length,
  firstSum,
  firstTurned: (given: Slid) => firstSum(turned(given)),
};

export const ex1 = exercise({
  answer: list(),
  fixed: printed,
  vary: drawn,
  solve: (given) => correlate(given),
  wrong: {
    turned: (given) => correlate(turned(given)),
    overEnds: fully,
    sideBySide: (given) => correlate(given, [0, 0], given.kernel.length),
  },
  derived: words,
});

export const ex2 = exercise({
  answer: list(),
  fixed: printed,
  vary: drawn,
  solve: (given) => correlate(turned(given)),
  wrong: {
    notTurned: (given) => correlate(given),
    full: (given) => fully(turned(given)),
    rowTurned: (given) => correlate({ ...given, x: given.x.toReversed() }),
  },
  derived: words,
});

export const ex3 = exercise({
  answer: list(),
  fixed: printed,
  vary: drawn,
  solve: (given) => fully(turned(given)),
  wrong: {
    valid: (given) => correlate(turned(given)),
    notTurned: fully,
    oneEnd: (given) => correlate(turned(given), [overlap(given), 0]),
  },
  derived: words,
});

interface Place {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly row: number;
  readonly column: number;
}
/** The first and the last cell that an output reads along one axis. */
const ends = ({ inputSize, kernelSize }: Place, output: number): Row => {
  const cells = (taps(conv, { inputSize, kernelSize })[output] ?? []).map(({ input }) => input);
  return [Math.min(...cells), Math.max(...cells)];
};
const span = (given: Place): Row => [...ends(given, given.row), ...ends(given, given.column)];

export const ex4 = exercise({
  answer: list(),
  fixed: { inputSize: 4, kernelSize: 3, row: 1, column: 0 } as Place,
  vary: (random): Place => {
    const [inputSize, kernelSize] = [random.integer(5, 9), random.integer(2, 4)];
    const last = inputSize - kernelSize;
    return { inputSize, kernelSize, row: random.integer(0, last), column: random.integer(0, last) };
  },
  solve: span,
  wrong: {
    exchanged: (given) => [...ends(given, given.column), ...ends(given, given.row)],
    endAfter: (given) => span(given).map((cell, at) => cell + (at % 2)),
    centred: (given) => span(given).map((cell) => cell - Math.floor(given.kernelSize / 2)),
  },
});

/** How many windows along one axis hold a cell. */
const holding = ({ inputSize, kernelSize }: Place, cell: number) =>
  taps(conv, { inputSize, kernelSize }).filter((window) => window.some(({ input }) => input === cell)).length;
const feeds = (given: Place, count: (down: number, across: number) => number): Row => [
  count(holding(given, 0), holding(given, 0)),
  count(holding(given, given.row), holding(given, given.column)),
];

export const ex5 = exercise({
  answer: list(),
  fixed: { inputSize: 4, kernelSize: 3, row: 1, column: 1 } as Place,
  vary: (random): Place => {
    const inputSize = random.integer(4, 7);
    return {
      inputSize,
      kernelSize: random.integer(2, 4),
      row: random.integer(1, inputSize - 1),
      column: random.integer(1, inputSize - 1),
    };
  },
  solve: (given) => feeds(given, (down, across) => down * across),
  wrong: {
    everywhere: ({ kernelSize }) => [kernelSize ** 2, kernelSize ** 2],
    oneAxis: (given) => feeds(given, (down) => down),
    added: (given) => feeds(given, (down, across) => down + across),
  },
  derived: { down: (given) => holding(given, given.row), across: (given) => holding(given, given.column) },
});

interface Shift {
  readonly side: "left" | "right";
  readonly times: number;
}
/** A kernel of three with one weight. */
const single = (tap: number, weight: number): Row => [0, 1, 2].map((at) => (at === tap ? weight : 0));
/** An impulse in the middle of a row leaves its mark where the kernel takes it. */
const movesLeft = (kernel: Row) => correlate({ x: [0, 1, 0], kernel }, [1, 1])[0] !== 0;
const shifting = ({ side, times }: Shift): Row =>
  [0, 2].map((tap) => single(tap, times)).find((kernel) => movesLeft(kernel) === (side === "left")) ?? [];

export const ex6 = exercise({
  answer: list(),
  fixed: { side: "left", times: 3 } as Shift,
  vary: (random): Shift => ({ side: random.integer(0, 1) === 0 ? "left" : "right", times: random.integer(2, 9) }),
  solve: shifting,
  wrong: {
    opposite: (given) => shifting(given).toReversed(),
    still: ({ times }) => single(1, times),
    notTimes: (given) => shifting({ ...given, times: 1 }),
  },
});

export const ex7 = exercise({
  answer: code(),
  fixed: {},
  solve: () => 6,
  wrong: { size: () => 2, zeros: () => 3, outputs: () => 4, taps: () => 5 },
});

export const ex8 = exercise({
  answer: choice(["binomial", "middle", "rows", "weights"]),
  fixed: {
    kernel: [
      [1, 2, 1],
      [2, 4, 2],
      [1, 2, 1],
    ],
  },
  solve: () => ["binomial"] as const,
  wrong: {
    middleFour: () => ["middle"] as const,
    equalRows: () => ["rows"] as const,
    counting: () => ["weights"] as const,
  },
});

interface Holed {
  readonly down: Row;
  readonly across: Row;
}
const productAt = ({ down, across }: Holed, row: number, column: number) =>
  (down[row] ?? Number.NaN) * (across[column] ?? Number.NaN);

export const ex9 = exercise({
  answer: number(),
  fixed: { down: [1, 2, 5], across: [1, 4, 2] } as Holed,
  vary: (random): Holed => ({
    down: [1, random.integer(2, 4), random.integer(2, 6)],
    across: [random.integer(1, 3), random.integer(1, 5), random.integer(1, 5)],
  }),
  solve: (given) => productAt(given, 2, 2),
  wrong: {
    added: (given) => 2 * productAt(given, 1, 2) - productAt(given, 0, 2),
    copied: (given) => productAt(given, 1, 2),
    firstRow: (given) => productAt(given, 0, 2),
  },
  derived: {
    kernel: (given) =>
      given.down.map((_, row) =>
        given.across.map((_, column) => (row === 2 && column === 2 ? 0 : productAt(given, row, column))),
      ),
    factor: ({ down }) => down[2],
  },
});
