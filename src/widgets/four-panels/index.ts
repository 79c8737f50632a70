/**
 * w17: one transposed convolution computed in four ways on the same numbers: by stamping, by the transposed matrix, by
 * zero insertion, and by phases. The products that make a cell are the same; what is wasted differs.
 */
import { byMatrix, byPhases, byScatter, byZeroInsertion } from "#engine/constructions/index.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { evaluate, taps } from "#rules/rule.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { countingFromOne, type Grid, grid } from "../kit/grid.ts";
import { size } from "../kit/kinds.ts";

export const constructions = ["scatter", "matrix", "zeros", "phases"] as const;
export type ConstructionName = (typeof constructions)[number];

export default defineWidget({
  id: "w17",
  name: "four-panels",
  version: 1,
  migrate: {},
  lesson: "transposed-convolution",
  params: {
    inputSize: size("inputSize", 3, { max: 5 }),
    kernelSize: size("kernelSize", 4, { max: 5 }),
    stride: size("stride", 2, { max: 3 }),
    dilation: size("dilation", 1, { max: 2 }),
    padding: size("padding", 0, { max: 4 }),
    outputPadding: size("outputPadding", 0, { max: 2 }),
    x: grid({ shape: ["inputSize"], fill: countingFromOne, role: "input" }),
    w: grid({ shape: ["kernelSize"], fill: countingFromOne, role: "kernel" }),
  },
  rules: (sizes) => [{ rule: convTranspose, numbers: sizes }],
  compute: ({ inputSize, kernelSize, stride, dilation, padding, outputPadding, x, w }) => {
    const options = { stride, dilation, padding, outputPadding };
    const sizes = { inputSize, kernelSize, ...options };
    const [input, weight] = [row(x), kernel(w)];
    const scatter = byScatter(input, weight, options);
    const matrix = byMatrix(input, weight, options);
    const zeros = byZeroInsertion(input, weight, options);
    const phases = byPhases(input, weight, options);
    const links = taps(convTranspose, sizes).flatMap((cells, output) =>
      cells.map(({ input: cell, tap }): Triple => [cell, output, tap]),
    );
    const [[before, after] = [0, 0]] = zeros.pads;
    return {
      ...sizes,
      outputSize: evaluate(convTranspose, sizes).size,
      stampedSize: evaluate(convTranspose, sizes).lets.stampedSize,
      x,
      w,
      outputs: {
        scatter: numbers(scatter.output),
        matrix: numbers(matrix.output),
        zeros: numbers(zeros.output),
        phases: numbers(phases.output),
      },
      multiplies: {
        scatter: scatter.multiplies,
        matrix: matrix.multiplies,
        zeros: zeros.multiplies,
        phases: phases.multiplies,
      },
      stuffed: { data: numbers(zeros.stuffed), before, after },
      turned: numbers(zeros.kernel),
      phases: phases.phases.map(({ taps: [list = []], first: [first = 0], output }) => ({
        taps: list,
        first,
        data: numbers(output),
      })),
      triples: links,
    };
  },
  frames: (model) => model.outputSize,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: ({ outputSize, multiplies }) => ({ o: outputSize, ...multiplies }),
  arrays: (model) => arrays(model),
  links: (model) => links(model),
  arithmetic: (model, _step, focus) => weightedSum(links(model), arrays(model), focus),
  describe: (model, step) => ({
    ...model,
    step,
    equal: allEqual(model.outputs),
    value: model.outputs.scatter[step] ?? 0,
  }),
});

/** Whether the four ways give the same numbers, bit for bit. */
export function allEqual(outputs: Readonly<Record<ConstructionName, readonly number[]>>): boolean {
  return constructions.every(
    (name) =>
      outputs[name].length === outputs.scatter.length &&
      outputs[name].every((value, cell) => Object.is(value + 0, (outputs.scatter[cell] ?? 0) + 0)),
  );
}

interface Shown {
  readonly x: Grid;
  readonly w: Grid;
  readonly outputs: { readonly scatter: readonly number[] };
  readonly triples: readonly Triple[];
}

function arrays({ x, w, outputs: { scatter } }: Shown): Record<string, ShownArray> {
  return {
    x: { label: "x", role: "input", ...x },
    w: { label: "w", role: "kernel", ...w },
    y: { label: "y", role: "output", shape: [scatter.length], data: scatter },
  };
}

function links({ triples }: Shown): readonly Link[] {
  return [{ from: "x", to: "y", weights: "w", triples }];
}

const row = ({ data }: Grid): Tensor => tensor(data, [1, data.length]);
const kernel = ({ data }: Grid): Tensor => tensor(data, [1, 1, data.length]);
const numbers = ({ data }: Tensor): number[] => Array.from(data);
