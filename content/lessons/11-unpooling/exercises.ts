// The exercises of lesson 11: cases, answers, and the mistakes that are worth naming.
import { maxPool1d, maxPool2d, maxUnpool1d, maxUnpool2d } from "#engine/index.ts";
import { decodeIndex, encodeIndex } from "#engine/indexLayouts.ts";
import { tensor } from "#engine/tensor.ts";
import { pool } from "#rules/pool.ts";
import { evaluate, inputsFor } from "#rules/rule.ts";
import { unpool } from "#rules/unpool.ts";
import { choice, code, exercise, grid, list, number } from "#site/exercise/exercise.ts";
import { digit, white } from "./digit.ts";
import { psnr } from "./ways.ts";

interface Row {
  readonly row: readonly number[];
}
const tiles = { kernelSize: 2 };
const asRow = (row: readonly number[]) => tensor(row, [1, row.length]);
const maxima = ({ row }: Row) => [...maxPool1d(asRow(row), tiles).output.data];

export const ex1 = exercise({
  answer: grid(),
  fixed: { row: [1, 5, 2, 3, 0, 4] } as Row,
  vary: (random): Row => ({ row: Array.from({ length: 6 }, () => random.integer(0, 9)) }),
  solve: ({ row }) => {
    const { output, indices } = maxPool1d(asRow(row), tiles);
    return [...maxUnpool1d(output, indices, tiles).data];
  },
  wrong: {
    asItWas: ({ row }) => row,
    firstCells: (given) => maxima(given).flatMap((value) => [value, 0]),
    copies: (given) => maxima(given).flatMap((value) => [value, value]),
  },
});

interface Pooled {
  readonly outputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}
const least = ({ outputSize, kernelSize, stride }: Pooled) =>
  evaluate(unpool, { inputSize: outputSize, kernelSize, stride }).size;
const legal = ({ outputSize, ...layer }: Pooled) => inputsFor(pool, outputSize, { min: 1, max: 400 }, layer);

export const ex2 = exercise({
  answer: list({ anyOrder: true }),
  fixed: { outputSize: 22, kernelSize: 2, stride: 2 } as Pooled,
  vary: (random): Pooled => ({
    outputSize: random.integer(4, 40),
    kernelSize: random.integer(2, 4),
    stride: random.integer(2, 4),
  }),
  solve: legal,
  wrong: {
    onlyLeast: (layer) => [least(layer)],
    timesStride: ({ outputSize, stride }) => [outputSize * stride],
    below: (layer) => Array.from({ length: layer.stride }, (_, less) => least(layer) - less),
    oneTooMany: (layer) => [...legal(layer), least(layer) + layer.stride],
  },
  derived: { least, longest: (layer) => Math.max(...legal(layer)) },
});

const zero = tensor(digit.flat(), [1, digit.length, digit.length]);

export const ex3 = exercise({
  answer: choice(["switches", "copy", "equal"]),
  fixed: {},
  solve: () => [psnr("copy", zero, white) > psnr("switches", zero, white) ? "copy" : "switches"] as const,
  wrong: { places: () => ["switches"] as const, undecided: () => ["equal"] as const },
  derived: {
    switches: () => psnr("switches", zero, white),
    copy: () => psnr("copy", zero, white),
  },
});

interface Index {
  readonly index: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}
const found = ({ index, height, width, channels }: Index) => {
  const { cell, channel = 0 } = decodeIndex("nhwc", index, { channels, cells: height * width });
  return { y: Math.floor(cell / width), x: cell % width, c: channel };
};

export const ex4 = exercise({
  answer: list(),
  fixed: { index: 25, height: 4, width: 4, channels: 2 } as Index,
  vary: (random): Index => {
    const [height, width, channels] = [random.integer(3, 6), random.integer(3, 6), random.integer(2, 4)];
    const cell = random.integer(width, height * width - 1);
    const place = { picture: 0, channel: random.integer(0, channels - 1), cell };
    return { height, width, channels, index: encodeIndex("nhwc", place, { channels, cells: height * width }) };
  },
  solve: (given) => {
    const { y, x, c } = found(given);
    return [y, x, c];
  },
  wrong: {
    widthAlone: ({ index, width, channels }) => [Math.floor(index / width), index % width, index % channels],
    planeFirst: ({ index, height, width }) => [
      Math.floor((index % (height * width)) / width),
      index % width,
      Math.floor(index / (height * width)),
    ],
    notDivided: (given) => [found(given).y, given.index % (given.width * given.channels), found(given).c],
  },
  derived: {
    rowLength: ({ width, channels }) => width * channels,
    rest: ({ index, width, channels }) => index % (width * channels),
  },
});

export const ex5 = exercise({
  answer: code(),
  fixed: {},
  // The line that takes the pooled size times the stride for the size of the picture.
  solve: () => 3,
  wrong: { decoding: () => 7, column: () => 8, adding: () => 10, picture: () => 6 },
});

interface Plane {
  readonly plane: readonly (readonly number[])[];
  readonly y: readonly number[];
}
const switchesOf = ({ plane }: Plane) => maxPool2d(tensor(plane.flat(), [1, 4, 4]), tiles).indices;
const putBack = (given: Plane) => maxUnpool2d(tensor(given.y, [1, 2, 2]), switchesOf(given), tiles);

export const ex6 = exercise({
  answer: list(),
  fixed: {
    plane: [
      [1, 3, 2, 4],
      [5, 6, 1, 2],
      [7, 2, 9, 1],
      [3, 4, 6, 8],
    ],
    y: [6, 4, 7, 9],
  } as Plane,
  vary: (random): Plane => ({
    plane: Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => random.integer(0, 9))),
    y: Array.from({ length: 4 }, () => random.integer(-9, 9)),
  }),
  solve: (given) => [...switchesOf(given).data].map((at) => putBack(given).data[at] ?? Number.NaN),
  wrong: {
    firstCells: (given) => [0, 2, 8, 10].map((at) => putBack(given).data[at] ?? Number.NaN),
    pooledAgain: (given) => [...maxPool2d(putBack(given), tiles).output.data],
    averaged: ({ y }) => y.map((value) => value / 4),
  },
});

export const ex7 = exercise({
  answer: choice(["overwrite", "sum", "max", "error"]),
  fixed: {},
  solve: () => ["sum"] as const,
  wrong: {
    overwrite: () => ["overwrite"] as const,
    largest: () => ["max"] as const,
    refused: () => ["error"] as const,
  },
});

interface Mean {
  readonly mean: number;
  readonly kernelSize: number;
}

export const ex8 = exercise({
  answer: number({ tolerance: 2e-3 }),
  fixed: { mean: 6, kernelSize: 2 } as Mean,
  vary: (random): Mean => ({ mean: random.integer(1, 36), kernelSize: random.integer(2, 4) }),
  solve: ({ mean, kernelSize }) => mean / kernelSize ** 2,
  wrong: {
    copied: ({ mean }) => mean,
    dividedByK: ({ mean, kernelSize }) => mean / kernelSize,
    multiplied: ({ mean, kernelSize }) => mean * kernelSize ** 2,
  },
  derived: { cells: ({ kernelSize }) => kernelSize ** 2 },
});
