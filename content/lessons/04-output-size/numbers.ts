// The numbers of lesson 4, computed by the rules.
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/evaluate.ts";
import { numbers } from "#site/numbers.ts";

export const values = numbers({
  rowOfSeven: () => evaluate(conv, { inputSize: 7, kernelSize: 3, stride: 2, padding: 1 }).size,
  rowOfEight: () => evaluate(conv, { inputSize: 8, kernelSize: 3, stride: 2, padding: 1 }).size,
});
