// The exercises of lesson 4: cases, answers, and the mistakes that are worth naming.
// A wrong answer is a formula that people use, kept apart from the rules because no rule says it.
import { conv } from "#rules/conv.ts";
import { evaluate, inputsFor, type Numbers } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { exercise, list, number } from "#site/exercise/exercise.ts";

interface Kernel {
  readonly kernelSize: number;
  readonly dilation: number;
}

/** With stride 1, SAME pads alike on both sides if the reach is odd; the row's length does not matter then. */
const keeping = (kernel: Kernel) => evaluate(same, { inputSize: 64, ...kernel }).lets;

const reach = (kernel: Kernel) => keeping(kernel).effectiveKernel;
/** Not the rule's reach, but one with a gap after the last tap too. */
const gapAfterLast = ({ kernelSize, dilation }: Kernel) => kernelSize * dilation;

export const ex1 = exercise({
  answer: number(),
  fixed: { kernelSize: 3, dilation: 4 } as Kernel,
  vary: (random): Kernel => ({ kernelSize: random.integer(2, 7), dilation: random.integer(2, 6) }),
  solve: reach,
  wrong: {
    gapAfterLast,
    countedHoles: (kernel) => reach({ ...kernel, dilation: kernel.dilation + 1 }),
    noFirstTap: (kernel) => reach(kernel) - 1,
  },
  derived: { gaps: ({ kernelSize }) => kernelSize - 1, holes: ({ dilation }) => dilation - 1 },
});

interface Layer {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
}

const size = (layer: Numbers) => evaluate(conv, layer).size;
const lets = (layer: Numbers) => evaluate(conv, layer).lets;
/** How far the first window can move: what the stride divides. */
const room = (layer: Numbers) => lets(layer).padded - lets(layer).effectiveKernel;
const onceOnly = ({ padding, ...layer }: Layer) => ({ ...layer, padBegin: padding });
const unpadded = (layer: Layer) => ({ ...layer, padding: 0 });
const steps = (layer: Layer) => room(layer) / layer.stride;
const layerWords = {
  padded: (layer: Layer) => lets(layer).padded,
  room,
  steps,
  whole: (layer: Layer) => Math.floor(steps(layer)),
};

export const ex2 = exercise({
  answer: number(),
  fixed: { inputSize: 64, kernelSize: 5, stride: 2, padding: 2 } as Layer,
  vary: (random): Layer => ({
    inputSize: random.integer(20, 120),
    kernelSize: random.integer(2, 7),
    stride: random.integer(2, 4),
    padding: random.integer(1, 3),
  }),
  solve: size,
  wrong: {
    paddingOnce: (layer) => size(onceOnly(layer)),
    noPadding: (layer) => size(unpadded(layer)),
    noPlusOne: (layer) => size(layer) - 1,
    roundedUp: (layer) => Math.ceil(steps(layer)) + 1,
  },
  derived: layerWords,
});

interface Dilated {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly dilation: number;
}

/** Not the rule's reading of dilation: one that counts the holes between the taps. */
const holes = (layer: Dilated): Dilated => ({ ...layer, dilation: layer.dilation + 1 });

export const ex3 = exercise({
  answer: number(),
  fixed: { inputSize: 30, kernelSize: 3, dilation: 4 } as Dilated,
  vary: (random): Dilated => ({
    inputSize: random.integer(30, 64),
    kernelSize: random.integer(2, 5),
    dilation: random.integer(2, 5),
  }),
  solve: size,
  wrong: {
    forgotDilation: (layer) => size({ ...layer, dilation: 1 }),
    gapAfterLast: (layer) => size({ inputSize: layer.inputSize, kernelSize: gapAfterLast(layer) }),
    countedHoles: (layer) => size(holes(layer)),
    noPlusOne: (layer) => size(layer) - 1,
  },
  derived: {
    reach: (layer) => lets(layer).effectiveKernel,
    gaps: ({ kernelSize }) => kernelSize - 1,
    holes: ({ dilation }) => dilation - 1,
    room,
  },
});

export const ex4 = exercise({
  // Wide enough to know 33.3 as a third that was not rounded, far too narrow for another whole number.
  answer: number({ tolerance: 1.5e-3 }),
  fixed: { inputSize: 100, kernelSize: 7, stride: 3, padding: 2 } as Layer,
  vary: (random): Layer => ({
    inputSize: random.integer(40, 160),
    kernelSize: random.integer(3, 9),
    stride: random.integer(3, 5),
    padding: random.integer(1, 3),
  }),
  solve: size,
  wrong: {
    roundedUp: (layer) => Math.ceil(steps(layer)) + 1,
    notRounded: (layer) => steps(layer) + 1,
    noPlusOne: (layer) => size(layer) - 1,
    noPadding: (layer) => size(unpadded(layer)),
  },
  derived: layerWords,
});

export const ex5 = exercise({
  answer: number(),
  fixed: { kernelSize: 5, dilation: 2 } as Kernel,
  vary: (random): Kernel => ({ kernelSize: 2 * random.integer(1, 3) + 1, dilation: random.integer(2, 5) }),
  solve: (kernel) => keeping(kernel).padBegin,
  wrong: {
    forgotDilation: (kernel) => keeping({ ...kernel, dilation: 1 }).padBegin,
    bothSides: (kernel) => keeping(kernel).padTotal,
    gapAfterLast: (kernel) => Math.floor(gapAfterLast(kernel) / 2),
  },
  derived: { reach: (kernel) => keeping(kernel).effectiveKernel, total: (kernel) => keeping(kernel).padTotal },
});

export const ex6 = exercise({
  answer: number(),
  fixed: { inputSize: 10, kernelSize: 3, stride: 3, padding: 0 } as Layer,
  // A kernel at least as wide as the stride leaves no gaps between windows, so what is unread stands at the end.
  vary: (random): Layer => ({
    inputSize: random.integer(9, 40),
    kernelSize: random.integer(4, 6),
    stride: random.integer(2, 4),
    padding: random.integer(0, 2),
  }),
  solve: (layer) => lets(layer).leftover,
  wrong: {
    quotient: (layer) => Math.floor(steps(layer)),
    missing: (layer) => layer.stride - lets(layer).leftover,
    windows: size,
    wholeRow: (layer) => lets(layer).padded % layer.stride,
  },
  derived: { ...layerWords, windows: size },
});

interface Wanted {
  readonly outputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
}

const inputs = ({ outputSize, ...layer }: Wanted, others: Numbers = {}) =>
  inputsFor(conv, outputSize, { min: 1, max: 100 }, { ...layer, ...others });

export const ex7 = exercise({
  answer: list({ anyOrder: true }),
  fixed: { outputSize: 6, kernelSize: 3, stride: 2, padding: 1 } as Wanted,
  vary: (random): Wanted => ({
    outputSize: random.integer(4, 12),
    kernelSize: random.integer(3, 6),
    stride: random.integer(2, 4),
    padding: random.integer(1, 2),
  }),
  solve: (wanted) => inputs(wanted),
  wrong: {
    onlyShortest: (wanted) => inputs(wanted).slice(0, 1),
    onlyLongest: (wanted) => inputs(wanted).slice(-1),
    noPadding: (wanted) => inputs(wanted, { padding: 0 }),
    paddingOnce: (wanted) => inputs(wanted, { padBegin: wanted.padding, padEnd: 0 }),
    noPlusOne: (wanted) => inputs({ ...wanted, outputSize: wanted.outputSize + 1 }),
  },
  derived: {
    shortest: (wanted) => Math.min(...inputs(wanted)),
    longest: (wanted) => Math.max(...inputs(wanted)),
    most: ({ stride }) => stride - 1,
    steps: ({ outputSize }) => outputSize - 1,
  },
});

interface Strided {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}

const samePads = (layer: Strided) => evaluate(same, layer);
const pair = ({ padBegin, padEnd }: { readonly padBegin: number; readonly padEnd: number }) => [padBegin, padEnd];
const halves = (total: number) => [Math.floor(total / 2), total - Math.floor(total / 2)];
/** What a row of some windows lacks: the reach of all of them, less the row. */
const lack = ({ inputSize, kernelSize, stride }: Strided, moves: number) =>
  Math.max(moves * stride + kernelSize - inputSize, 0);

export const ex8 = exercise({
  answer: list(),
  fixed: { inputSize: 6, kernelSize: 4, stride: 2 } as Strided,
  vary: (random): Strided => ({
    inputSize: random.integer(5, 40),
    kernelSize: random.integer(3, 7),
    stride: random.integer(2, 3),
  }),
  solve: (layer) => pair(samePads(layer).lets),
  wrong: {
    extraFirst: (layer) => pair(samePads(layer).lets).reverse(),
    strideOne: (layer) => pair(samePads({ ...layer, stride: 1 }).lets),
    oneMoveMore: (layer) => halves(lack(layer, samePads(layer).size)),
    allAtEnd: (layer) => [0, samePads(layer).lets.padTotal],
    roundedDown: (layer) => halves(lack(layer, Math.floor(layer.inputSize / layer.stride) - 1)),
  },
  derived: {
    outputSize: (layer) => samePads(layer).size,
    moves: (layer) => samePads(layer).size - 1,
    end: (layer) => (samePads(layer).size - 1) * layer.stride + layer.kernelSize,
    total: (layer) => samePads(layer).lets.padTotal,
    strideOneTotal: ({ kernelSize }) => kernelSize - 1,
  },
});
