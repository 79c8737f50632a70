/**
 * w16: a transposed convolution as stamping. Each input cell lays a scaled kernel on the output, a stride further on;
 * where stamps overlap they add up. Padding crops the sum; output padding un-crops it at the end.
 */
import { linearMap } from "#engine/linear/linearMap.ts";
import { convTranspose2d } from "#engine/ops/convTranspose.ts";
import { ones, type Tensor, tensor } from "#engine/tensor.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { evaluate } from "#rules/rule.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray } from "../kit/define.ts";
import { countingFromOne, type Grid, grid } from "../kit/grid.ts";
import { choice, size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";

const asTensor = ({ shape, data }: Grid, leading: readonly number[]): Tensor => tensor(data, [...leading, ...shape]);

export default defineWidget({
  id: "w16",
  name: "stamp",
  version: 1,
  migrate: {},
  lesson: "transposed-convolution",
  params: {
    inputSize: size("inputSize", 2, { max: 4 }),
    kernelSize: size("kernelSize", 3, { max: 5 }),
    stride: size("stride", 2, { max: 5 }),
    dilation: size("dilation", 1, { max: 3 }),
    padding: size("padding", 0, { max: 5 }),
    outputPadding: size("outputPadding", 0, { max: 4 }),
    show: choice(["sum", "coverage"], "sum"),
    x: grid({ shape: ["inputSize", "inputSize"], fill: countingFromOne, role: "input" }),
    w: grid({ shape: ["kernelSize", "kernelSize"], fill: countingFromOne, role: "kernel" }),
  },
  rules: (sizes) => [{ rule: convTranspose, numbers: sizes }],
  compute: ({ inputSize, kernelSize, stride, dilation, padding, outputPadding, show, x, w }) => {
    const { size: outputSize, lets } = evaluate(convTranspose, {
      inputSize,
      kernelSize,
      stride,
      dilation,
      padding,
      outputPadding,
    });
    const stampedSize = lets.stampedSize;
    // The whole sum, and past its end the cells that output padding adds where nothing is left to un-crop.
    const side = Math.max(stampedSize, padding + outputSize);
    const weight = asTensor(w, [1, 1]);
    const stampAll = (input: Tensor) => convTranspose2d(input, weight, { stride, dilation });
    const sum = stampAll(asTensor(x, [1]));
    // What lies there after each stamp; step 0 shows them all.
    const upTo = (count: number): Grid => ({
      shape: x.shape,
      data: x.data.map((value, position) => (position < count ? value : 0)),
    });
    const coverage = convTranspose2d(ones([1, inputSize, inputSize]), ones([1, 1, kernelSize, kernelSize]), {
      stride,
      dilation,
    });
    const widen = (row: number, column: number) => row * side + column;
    const spread = (values: ArrayLike<number>): number[] => {
      const all = new Array<number>(side * side).fill(0);
      for (let row = 0; row < stampedSize; row++)
        for (let column = 0; column < stampedSize; column++)
          all[widen(row, column)] = values[row * stampedSize + column] ?? 0;
      return all;
    };
    const triples = entriesOf(linearMap(stampAll, asTensor(x, [1]))).map(
      ([input, output, tap]) => [input, widen(Math.floor(output / stampedSize), output % stampedSize), tap] as const,
    );
    const cropped = convTranspose2d(asTensor(x, [1]), weight, { stride, dilation, padding, outputPadding });
    return {
      inputSize,
      kernelSize,
      stride,
      dilation,
      padding,
      outputPadding,
      outputSize,
      stampedSize,
      side,
      show,
      x,
      w,
      sums: [sum, ...x.data.map((_, position) => stampAll(asTensor(upTo(position + 1), [1])))].map(({ data }) =>
        spread(data),
      ),
      coverage: { shape: [side, side], data: spread(coverage.data) },
      cropped: Array.from(cropped.data),
      triples,
    };
  },
  frames: ({ inputSize }) => inputSize * inputSize + 1,
  focusAt: (_model, step) => (step === 0 ? undefined : { array: "x", position: step - 1 }),
  numbers: (model) => ({ o: model.outputSize, stamped: model.stampedSize }),
  arrays: (model, step) => arrays(model, step),
  links: (model) => links(model),
  arithmetic: (model, _step, focus) => (model.show === "sum" ? weightedSum(links(model), arrays(model, 0), focus) : []),
  describe: (model, step) => ({ ...model, step }),
});

interface Shown {
  readonly x: Grid;
  readonly w: Grid;
  readonly side: number;
  readonly sums: readonly (readonly number[])[];
  readonly coverage: Grid;
  readonly show: "sum" | "coverage";
  readonly triples: Link["triples"];
}

function arrays({ x, w, side, sums, coverage, show }: Shown, step: number): Record<string, ShownArray> {
  const result: ShownArray =
    show === "sum"
      ? { label: "y", role: "output", shape: [side, side], data: sums[step] ?? [] }
      : { label: "stamps", role: "overlap", ...coverage };
  return { x: { label: "x", role: "input", ...x }, w: { label: "w", role: "kernel", ...w }, [show]: result };
}

function links({ triples, show }: Shown): readonly Link[] {
  return [{ from: "x", to: show, weights: "w", triples }];
}
