// The exercises of lesson 7: cases, answers, and the mistakes that are worth naming.
// A wrong answer is a formula that people use, kept apart from the rules because no rule says it.
import { conv } from "#rules/conv.ts";
import { convTranspose, legalSizes, outputPaddingFor } from "#rules/convTranspose.ts";
import { evaluate, isLegal, legalRange, type Numbers } from "#rules/rule.ts";
import { sameTransposeTo, validTranspose } from "#rules/tensorflowTranspose.ts";
import { type Answer, code, exercise, list, number } from "#site/exercise/exercise.ts";

interface Layer {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
}

const size = (layer: Numbers) => evaluate(convTranspose, layer).size;
const stampedSize = (layer: Numbers) => evaluate(convTranspose, layer).lets.stampedSize;
const reach = (layer: Numbers) => evaluate(convTranspose, layer).lets.effectiveKernel;
const lastStart = ({ inputSize, stride = 1 }: { readonly inputSize: number; readonly stride?: number }) =>
  (inputSize - 1) * stride;
const extended = (layer: Layer) => ({ ...layer, outputPadding: 1 });

export const ex1 = exercise({
  answer: list(),
  fixed: { inputSize: 13, kernelSize: 3, stride: 2, padding: 1 } as Layer,
  vary: (random): Layer => ({
    inputSize: random.integer(4, 30),
    kernelSize: random.integer(3, 6),
    stride: random.integer(2, 4),
    padding: random.integer(1, 2),
  }),
  solve: (layer) => [size(layer), size(extended(layer))],
  wrong: {
    oneStepMore: (layer) => [size(layer) + layer.stride, size(extended(layer)) + layer.stride],
    paddingOnce: (layer) => [size(layer) + layer.padding, size(extended(layer)) + layer.padding],
    bothEnds: (layer) => [size(layer), size(layer) + 2],
    paddingGrows: (layer) => [size(layer) + 4 * layer.padding, size(extended(layer)) + 4 * layer.padding],
  },
  derived: {
    lastStart,
    stamped: stampedSize,
    steps: ({ inputSize }) => inputSize - 1,
    both: ({ padding }) => 2 * padding,
    grown: (layer) => stampedSize(layer) + 2 * layer.padding,
  },
});

export const ex2 = exercise({
  answer: number(),
  fixed: { inputSize: 10, kernelSize: 5, stride: 3, padding: 2 } as Layer,
  vary: (random): Layer => ({
    inputSize: random.integer(6, 40),
    kernelSize: random.integer(4, 8),
    stride: random.integer(2, 4),
    padding: random.integer(1, 3),
  }),
  solve: size,
  wrong: {
    notCropped: stampedSize,
    paddingOnce: (layer) => size(layer) + layer.padding,
    oneStepMore: (layer) => size(layer) + layer.stride,
    wayDown: (layer) => evaluate(conv, layer).size,
  },
  derived: { lastStart, stamped: stampedSize, steps: ({ inputSize }) => inputSize - 1 },
});

interface Dilated {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly dilation: number;
}

export const ex3 = exercise({
  answer: number(),
  fixed: { inputSize: 5, kernelSize: 3, dilation: 3 } as Dilated,
  vary: (random): Dilated => ({
    inputSize: random.integer(3, 20),
    kernelSize: random.integer(2, 6),
    dilation: random.integer(2, 5),
  }),
  solve: size,
  wrong: {
    forgotDilation: (layer) => size({ ...layer, dilation: 1 }),
    gapAfterLast: (layer) => lastStart(layer) + layer.kernelSize * layer.dilation,
    spreadInput: ({ inputSize, kernelSize, dilation }) => size({ inputSize, kernelSize, stride: dilation }),
    wayDown: ({ inputSize, ...layer }) => inputSize - reach({ inputSize, ...layer }) + 1,
  },
  derived: { reach, lastStart, gaps: ({ kernelSize }) => kernelSize - 1 },
});

interface Wanted {
  readonly outputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
}

/** The layer that goes back up: its input is the output that the question names. */
const up = ({ outputSize, ...layer }: Wanted): Layer => ({ ...layer, inputSize: outputSize });
const rows = (wanted: Wanted) => legalSizes(up(wanted));

export const ex4 = exercise({
  answer: list({ anyOrder: true }),
  fixed: { outputSize: 8, kernelSize: 5, stride: 3, padding: 2 } as Wanted,
  vary: (random): Wanted => ({
    outputSize: random.integer(4, 15),
    kernelSize: random.integer(3, 7),
    stride: random.integer(2, 4),
    padding: random.integer(1, 2),
  }),
  solve: rows,
  wrong: {
    onlyLeast: (wanted) => rows(wanted).slice(0, 1),
    oneMore: (wanted) => [...rows(wanted), size(up(wanted)) + wanted.stride],
    notCropped: (wanted) => legalSizes({ ...up(wanted), padding: 0 }),
    oneStepMore: (wanted) => rows(wanted).map((cells) => cells + wanted.stride),
  },
  derived: {
    least: (wanted) => size(up(wanted)),
    most: (wanted) => Math.max(...rows(wanted)),
    next: (wanted) => size(up(wanted)) + wanted.stride,
    more: ({ outputSize }) => outputSize + 1,
    steps: ({ outputSize }) => outputSize - 1,
  },
});

interface Factor {
  readonly factor: number;
}

/** Layers whose output is always the same many cells above stride · input are as good as each other. */
const surplus = ([kernelSize = 0, stride = 0, padding = 0]: readonly number[]) => kernelSize - stride - 2 * padding;
const stride = ([, stride = 0]: readonly number[]) => stride;
const numbers = list();
/** A kernel size, a stride and a padding. Every layer that gives the right sizes is a right answer. */
const layerAnswer: Answer<readonly number[]> = {
  ...numbers,
  parse: (entered) => {
    const layer = numbers.parse(entered);
    const [kernelSize, stride, padding] = layer ?? [];
    return layer?.length === 3 && isLegal(convTranspose, { inputSize: 64, kernelSize, stride, padding })
      ? layer
      : undefined;
  },
  same: (a, b) => stride(a) === stride(b) && surplus(a) === surplus(b),
};

export const ex5 = exercise({
  answer: layerAnswer,
  fixed: { factor: 2 } as Factor,
  vary: (random): Factor => ({ factor: random.integer(2, 9) }),
  solve: ({ factor }) => [factor + 2, factor, 1],
  wrong: {
    oneShort: ({ factor }) => [factor + 1, factor, 1],
    notCropped: ({ factor }) => [factor + 2, factor, 0],
    paddingOnce: ({ factor }) => [factor + 1, factor, 0],
    strideOne: ({ factor }) => [factor, 1, 0],
  },
  derived: {
    tiles: ({ factor }) => [factor, factor, 0],
    wider: ({ factor }) => [factor + 2, factor, 1],
  },
});

interface Aimed extends Layer {
  readonly outputSize: number;
}

export const ex6 = exercise({
  answer: number(),
  fixed: { inputSize: 7, kernelSize: 3, stride: 2, padding: 1, outputSize: 14 } as Aimed,
  vary: (random): Aimed => {
    const layer: Layer = {
      inputSize: random.integer(4, 20),
      kernelSize: random.integer(3, 7),
      stride: random.integer(3, 6),
      padding: random.integer(1, 2),
    };
    return { ...layer, outputSize: size(layer) + random.integer(1, layer.stride - 1) };
  },
  solve: ({ outputSize, ...layer }) => outputPaddingFor(layer, outputSize),
  wrong: {
    notCropped: ({ outputSize, ...layer }) => outputSize - stampedSize(layer),
    paddingOnce: ({ outputSize, ...layer }) => outputSize - size(layer) - layer.padding,
    oneStepMore: ({ outputSize, ...layer }) => outputSize - size(layer) - layer.stride,
    fromInput: ({ outputSize, inputSize }) => outputSize - inputSize,
  },
  derived: {
    stamped: ({ outputSize: _wanted, ...layer }) => stampedSize(layer),
    least: ({ outputSize: _wanted, ...layer }) => size(layer),
    steps: ({ inputSize }) => inputSize - 1,
  },
});

interface Narrow {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
}

export const ex7 = exercise({
  answer: list(),
  fixed: { inputSize: 3, kernelSize: 1, stride: 2 } as Narrow,
  // A kernel narrower than the stride, where the two differ.
  vary: (random): Narrow => {
    const stride = random.integer(2, 5);
    return { inputSize: random.integer(3, 12), kernelSize: random.integer(1, stride - 1), stride };
  },
  solve: (layer) => [evaluate(validTranspose, layer).size, size(layer)],
  wrong: {
    swapped: (layer) => [size(layer), evaluate(validTranspose, layer).size],
    bothStamps: (layer) => [size(layer), size(layer)],
    bothMultiples: ({ inputSize, stride }) => [inputSize * stride, inputSize * stride],
    kernelAdded: (layer) => [layer.inputSize * layer.stride + layer.kernelSize, size(layer)],
  },
  derived: {
    multiple: ({ inputSize, stride }) => inputSize * stride,
    lastStart,
    gap: ({ kernelSize, stride }) => stride - kernelSize,
  },
});

interface Asked {
  readonly inputSize: number;
  readonly stride: number;
}

/** SAME does not ask for the kernel. */
const asked = ({ inputSize, stride }: Asked) => {
  const { min, max } = legalRange(sameTransposeTo, { inputSize, stride, kernelSize: 3 }, "outputSize") ?? {
    min: 0,
    max: -1,
  };
  return Array.from({ length: max - min + 1 }, (_, above) => min + above);
};

export const ex8 = exercise({
  answer: list({ anyOrder: true }),
  fixed: { inputSize: 3, stride: 2 } as Asked,
  vary: (random): Asked => ({ inputSize: random.integer(3, 12), stride: random.integer(2, 4) }),
  solve: asked,
  wrong: {
    onlyKeras: ({ inputSize, stride }) => [inputSize * stride],
    fromMultiple: ({ inputSize, stride }) => asked({ inputSize, stride }).map((cells) => cells + stride - 1),
    bothEnds: ({ inputSize, stride }) => [(inputSize - 1) * stride, ...asked({ inputSize, stride })],
  },
  derived: {
    multiple: ({ inputSize, stride }) => inputSize * stride,
    before: lastStart,
    fewer: ({ inputSize }) => inputSize - 1,
    least: (given) => Math.min(...asked(given)),
  },
});

/** Text 002's claim as a program. The line to mend is the one that does not say which size it wants. */
export const ex9 = exercise({
  answer: code(),
  fixed: {},
  solve: () => 3,
  wrong: { options: () => 1, down: () => 2, join: () => 4 },
});
