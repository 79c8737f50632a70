/** w31: adaptive pooling is told its output size and cuts the input into that many bins, of unequal size where it must. */
import { linearMap } from "#engine/linear/linearMap.ts";
import { adaptiveAvgPool1d } from "#engine/ops/adaptiveAvgPool.ts";
import { adaptiveMaxPool1d } from "#engine/ops/adaptiveMaxPool.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { adaptiveBins, adaptivePool, type Bin } from "#rules/adaptivePool.ts";
import { type Cell, defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import { counting, type Grid, grid } from "../kit/grid.ts";
import { choice, size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";

export default defineWidget({
  id: "w31",
  name: "adaptive-bins",
  version: 1,
  migrate: {},
  lesson: "pooling",
  params: {
    inputSize: size("inputSize", 7, { max: 32 }),
    outputSize: size("outputSize", 3, { max: 16 }),
    op: choice(["mean", "max"], "mean"),
    x: grid({ shape: ["inputSize"], fill: counting, role: "input" }),
  },
  rules: ({ inputSize, outputSize }) => [{ rule: adaptivePool, numbers: { inputSize, outputSize } }],
  compute: ({ inputSize, outputSize, op, x }) => {
    const row = tensor(x.data, [1, inputSize]);
    const pool = (values: Tensor) =>
      op === "mean" ? adaptiveAvgPool1d(values, { outputSize }) : adaptiveMaxPool1d(values, { outputSize }).output;
    const bins = adaptiveBins({ inputSize, outputSize });
    const lengths = bins.map(({ start, end }) => end - start);
    const readers = x.data.map((_, cell) => bins.filter(({ start, end }) => cell >= start && cell < end).length);
    return {
      inputSize,
      outputSize,
      op,
      x,
      y: [...pool(row).data],
      bins,
      shortest: Math.min(...lengths),
      longest: Math.max(...lengths),
      /** How many bins read each cell. */
      readers,
      shared: readers.filter((count) => count > 1).length,
      triples: entriesOf(linearMap(pool, row)),
    };
  },
  numbers: ({ outputSize, shared }) => ({ o: outputSize, shared }),
  arrays: ({ x, y, bins }): Record<string, ShownArray> => ({
    x: { label: "x", role: "input", ...x },
    y: { label: "y", role: "output", shape: [y.length], data: y },
    bins: {
      label: "[start, end)",
      role: "kernel",
      shape: [bins.length, 2],
      data: bins.flatMap(({ start, end }) => [start, end]),
    },
  }),
  links: ({ triples }): readonly Link[] => [{ from: "x", to: "y", triples }],
  arithmetic: (model, _step, focus) => arithmeticOf(model, focus),
  describe: (model) => model,
});

interface Shown {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly op: "mean" | "max";
  readonly x: Grid;
  readonly y: readonly number[];
  readonly bins: readonly Bin[];
  readonly triples: readonly Triple[];
}

function arithmeticOf({ op, x, y, bins, triples }: Shown, { array, position }: Cell): string[] {
  if (array === "x")
    return triples
      .filter(([cell]) => cell === position)
      .map(
        ([, bin]) => `x(${position}) ${formatNumber(x.data[position] ?? 0)} → y(${bin}) ${formatNumber(y[bin] ?? 0)}`,
      );
  const { start = 0, end = 0 } = bins[position] ?? {};
  const values = x.data.slice(start, end);
  const result = formatNumber(y[position] ?? 0);
  return op === "max"
    ? [`y(${position}) = max(${values.map(formatNumber).join(", ")}) = ${result}`]
    : [`y(${position}) = (${values.map(operand).join(" + ")}) / ${values.length} = ${result}`];
}

function operand(value: number): string {
  const text = formatNumber(value);
  return text.startsWith("−") ? `(${text})` : text;
}
