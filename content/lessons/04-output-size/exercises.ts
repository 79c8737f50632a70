// The exercises of lesson 4: cases, answers, and the mistakes that are worth naming.
import { conv } from "#rules/conv.ts";
import { evaluate, inputsFor } from "#rules/evaluate.ts";
import { exercise, list, number } from "#site/exercise/exercise.ts";

interface Layer {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
}
const size = (layer: Layer) => evaluate(conv, layer).size;
const span = ({ inputSize, kernelSize, padding }: Layer) => inputSize + 2 * padding - kernelSize;

export const ex1 = exercise({
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
    paddingOnce: (given) => evaluate(conv, { ...given, padBegin: given.padding, padEnd: 0 }).size,
    noPlusOne: (given) => size(given) - 1,
    roundedUp: (given) => Math.ceil(span(given) / given.stride) + 1,
  },
  derived: { span, steps: (given) => span(given) / given.stride },
});

export const ex2 = exercise({
  answer: list({ anyOrder: true }),
  fixed: { outputSize: 6, kernelSize: 3, stride: 2, padding: 1 },
  solve: ({ outputSize, ...layer }) => inputsFor(conv, outputSize, undefined, layer),
  wrong: { onlyOne: ({ outputSize, ...layer }) => inputsFor(conv, outputSize, undefined, layer).slice(0, 1) },
});
