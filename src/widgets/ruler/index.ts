/** w10: one axis as a strip, with every window that fits and the first that does not. */
import { conv } from "#rules/conv.ts";
import { evaluate, explain, type Numbers, taps } from "#rules/rule.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { size } from "../kit/kinds.ts";

const symbols = ["inputSize", "kernelSize", "stride", "padBegin", "padEnd", "dilation"] as const;

export default defineWidget({
  id: "w10",
  name: "ruler",
  version: 1,
  migrate: {},
  lesson: "output-size",
  params: {
    inputSize: size("inputSize", 8),
    padBegin: size("padBegin", 1),
    padEnd: size("padEnd", 1),
    kernelSize: size("kernelSize", 3),
    dilation: size("dilation", 2),
    stride: size("stride", 2),
  },
  rules: (values) => [{ rule: conv, numbers: values }],
  compute: (values) => {
    const sizes = Object.fromEntries(symbols.map((name) => [name, values[name]])) as Record<
      (typeof symbols)[number],
      number
    >;
    const { size: outputSize, lets } = evaluate(conv, sizes);
    const windows = taps(conv, sizes);
    const starts = windows.map((_, window) => window * sizes.stride - sizes.padBegin);
    const read = new Set(windows.flat().map(({ input }) => input));
    const row = Array.from({ length: lets.padded }, (_, cell) => cell - sizes.padBegin);
    const nextStart = outputSize * sizes.stride - sizes.padBegin;
    return {
      ...sizes,
      outputSize,
      ...lets,
      starts,
      windows,
      /** Cells that no tap reads, counted from the first cell that is not padding. */
      unread: row.filter((cell) => !read.has(cell)),
      next: {
        start: nextStart,
        end: nextStart + lets.effectiveKernel - 1,
        lastCell: sizes.inputSize + sizes.padEnd - 1,
      },
      plainSize: sizeIfAny({ ...sizes, padBegin: 0, padEnd: 0, dilation: 1 }),
      paddedSize: sizeIfAny({ ...sizes, dilation: 1 }),
    };
  },
  numbers: (model) => ({
    o: model.outputSize,
    r: model.leftover,
    // A stage that has no window yet has no number to show.
    ...(model.plainSize === undefined ? {} : { oPlain: model.plainSize }),
    ...(model.paddedSize === undefined ? {} : { oPadded: model.paddedSize }),
    oDilated: model.outputSize,
  }),
  arrays: (model): Record<string, ShownArray> => ({
    x: {
      label: "i",
      role: "input",
      shape: [model.inputSize],
      data: Array.from({ length: model.inputSize }, (_, cell) => cell),
    },
    y: { label: "start", role: "output", shape: [model.outputSize], data: model.starts },
  }),
  links: (model): readonly Link[] => [
    {
      from: "x",
      to: "y",
      weights: "w",
      triples: model.windows.flatMap((window, output) => window.map(({ input, tap }): Triple => [input, output, tap])),
    },
  ],
  arithmetic: (model, _step, { array, position }) => {
    if (array !== "y")
      return model.windows.flatMap((window, output) =>
        window.some(({ input }) => input === position) ? [`i(${position}) → y(${output})`] : [],
      );
    const start = model.starts[position] ?? 0;
    const taps = (model.windows[position] ?? []).map(
      ({ input, tap }) => `w(${tap}): ${start} + ${tap}·${model.dilation} = ${input}`,
    );
    return [`start(${position}) = ${position}·${model.stride} − ${model.padBegin} = ${start}`, ...taps];
  },
  describe: (model) => ({ ...model, betweenTaps: model.unread.length - model.leftover }),
});

function sizeIfAny(numbers: Numbers): number | undefined {
  return explain(conv, numbers) ? undefined : evaluate(conv, numbers).size;
}
