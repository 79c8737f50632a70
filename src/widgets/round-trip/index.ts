/** w20: a row goes down through a convolution and back up through its transpose; which sizes come back? */
import { conv } from "#rules/conv.ts";
import { convTranspose, legalSizes, outputPaddingFor } from "#rules/convTranspose.ts";
import { evaluate, isLegal, taps } from "#rules/rule.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { size } from "../kit/kinds.ts";

interface Sizes {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly outputPadding: number;
}

const down = ({ inputSize, kernelSize, stride, padding, dilation }: Sizes) => ({
  inputSize,
  kernelSize,
  stride,
  padBegin: padding,
  padEnd: padding,
  dilation,
});
const up = (sizes: Sizes, inputSize: number) => ({ ...down(sizes), inputSize, outputPadding: sizes.outputPadding });

export default defineWidget({
  id: "w20",
  name: "round-trip",
  version: 1,
  migrate: {},
  lesson: "transposed-output-size",
  params: {
    inputSize: size("inputSize", 24),
    kernelSize: size("kernelSize", 5),
    stride: size("stride", 3),
    padding: size("padding", 2),
    dilation: size("dilation", 1),
    outputPadding: size("outputPadding", 0),
  },
  rules: (sizes) => {
    const first = { rule: conv, numbers: down(sizes) };
    if (!isLegal(first.rule, first.numbers)) return [first];
    return [first, { rule: convTranspose, numbers: up(sizes, evaluate(conv, first.numbers).size) }];
  },
  compute: ({ inputSize, kernelSize, stride, padding, dilation, outputPadding }) => {
    const sizes: Sizes = { inputSize, kernelSize, stride, padding, dilation, outputPadding };
    const { size: outputSize, lets } = evaluate(conv, down(sizes));
    const back = evaluate(convTranspose, up(sizes, outputSize));
    return {
      ...sizes,
      outputSize,
      leftover: lets.leftover,
      effectiveKernel: lets.effectiveKernel,
      backSize: back.size,
      /** The cells that all stamps cover, before padding crops them. */
      stampedSize: back.lets.stampedSize,
      /** The sizes that share this output, each with the output padding that brings it back. */
      siblings: legalSizes(up(sizes, outputSize)).map((sibling) => ({
        size: sibling,
        needs: outputPaddingFor(up(sizes, outputSize), sibling),
      })),
      reads: taps(conv, down(sizes)),
      writes: taps(convTranspose, up(sizes, outputSize)),
    };
  },
  numbers: (model) => ({ i: model.inputSize, o: model.outputSize, back: model.backSize, r: model.leftover }),
  arrays: (model): Record<string, ShownArray> => ({
    siblings: {
      label: "n",
      role: "input",
      shape: [model.siblings.length],
      data: model.siblings.map(({ size: sibling }) => sibling),
    },
    needs: {
      label: "a",
      role: "output",
      shape: [model.siblings.length],
      data: model.siblings.map(({ needs }) => needs),
    },
  }),
  links: (model): readonly Link[] => [
    {
      from: "x",
      to: "y",
      triples: model.reads.flatMap((window, output) => window.map(({ input, tap }): Triple => [input, output, tap])),
    },
    {
      from: "y",
      to: "z",
      triples: model.writes.flatMap((stamps, output) => stamps.map(({ input, tap }): Triple => [input, output, tap])),
    },
  ],
  describe: (model) => model,
});
