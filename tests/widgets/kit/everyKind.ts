// A figure made for tests, with one parameter of every kind; the figures of the course use a few kinds each.
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { defineWidget, type Link, type ShownArray, type Triple, type Widget } from "#widgets/kit/define.ts";
import { counting, countingFromOne, grid } from "#widgets/kit/grid.ts";
import { choice, image, number, seed, size, text, toggle } from "#widgets/kit/kinds.ts";

const declared = defineWidget({
  id: "w00",
  name: "every-kind",
  version: 3,
  migrate: {
    // Version 1 called the kernel "kernel"; version 2 counted the rate in percent.
    1: (state) => renamed(state, "kernel", "k"),
    2: (state) => new Map([...state].map(([key, value]) => [key, key === "rate" ? `${Number(value) / 100}` : value])),
  },
  lesson: "output-size",
  params: {
    inputSize: size("inputSize", 5, { max: 8 }),
    kernelSize: size("kernelSize", 3),
    outputPadding: size("outputPadding", 0),
    rate: number(0.5, { min: -1, max: 1, step: 0.1 }),
    mode: choice(["zeros", "reflect"], "zeros"),
    photo: image(["camera", "other"], "camera"),
    flip: toggle(false),
    seed: seed(),
    code: text("conv", { maxLength: 20 }),
    x: grid({ shape: ["inputSize"], fill: counting, role: "input" }),
    w: grid({ shape: ["kernelSize", 2], fill: countingFromOne, role: "kernel", key: "weights" }),
  },
  rules: ({ inputSize, kernelSize, outputPadding }) => [
    { rule: conv, numbers: { inputSize, kernelSize, padding: 0, stride: 1, dilation: 1 } },
    // The second rule shares no parameter with the first, so both can be broken at once.
    { rule: conv, numbers: { inputSize: 4, kernelSize: outputPadding + 1, padding: 0, stride: 1, dilation: 1 } },
  ],
  compute: ({ inputSize, kernelSize, x }) => ({
    inputSize,
    kernelSize,
    x,
    outputSize: evaluate(conv, { inputSize, kernelSize, padding: 0, stride: 1, dilation: 1 }).size,
  }),
  frames: ({ outputSize }) => outputSize,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: ({ outputSize }) => ({ o: outputSize }),
  arrays: ({ x, outputSize }): Record<string, ShownArray> => ({
    x: { ...x, label: "x", role: "input" },
    y: { label: "y", role: "output", shape: [outputSize], data: x.data.slice(0, outputSize) },
  }),
  links: ({ outputSize, kernelSize }): Link[] => [
    {
      from: "x",
      to: "y",
      triples: Array.from({ length: outputSize * kernelSize }, (_, at): Triple => {
        const [output, tap] = [Math.floor(at / kernelSize), at % kernelSize];
        return [output + tap, output, tap];
      }),
    },
  ],
  describe: ({ outputSize }) => ({ outputSize }),
});

export const everyKind = declared as unknown as Widget;

function renamed(state: ReadonlyMap<string, string>, from: string, to: string): ReadonlyMap<string, string> {
  return new Map([...state].map(([key, value]) => [key === from ? to : key, value]));
}
