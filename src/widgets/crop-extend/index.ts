/**
 * w21: one sum of stamps, and the piece of it that each framework keeps. PyTorch crops p at both ends and gives a cells
 * back; SAME keeps i·s cells, and the odd cell too many goes from the end (TensorFlow, ONNX's SAME_UPPER) or from the
 * beginning (SAME_LOWER). Equal sizes, one cell apart.
 * Source of the last two: ONNX, documentation of ConvTranspose, auto_pad.
 */
import { linearMap } from "#engine/linear/linearMap.ts";
import { convTranspose1d } from "#engine/ops/convTranspose.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { asides, evaluate } from "#rules/rule.ts";
import { sameTranspose } from "#rules/tensorflowTranspose.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray } from "../kit/define.ts";
import { countingFromOne, grid } from "../kit/grid.ts";
import { choice, size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";

export const frameworks = ["torch", "same", "upper", "lower"] as const;
export type Framework = (typeof frameworks)[number];

/** What is kept of the sum: from which cell on, and how many cells. */
export interface Frame {
  readonly start: number;
  readonly size: number;
}

export default defineWidget({
  id: "w21",
  name: "crop-extend",
  version: 1,
  migrate: {},
  lesson: "transposed-output-size",
  params: {
    inputSize: size("inputSize", 2, { max: 5 }),
    kernelSize: size("kernelSize", 3, { max: 6 }),
    stride: size("stride", 2, { max: 3 }),
    padding: size("padding", 1, { max: 4 }),
    outputPadding: size("outputPadding", 1, { max: 2 }),
    rule: choice(frameworks, "torch"),
    x: grid({ shape: ["inputSize"], fill: countingFromOne, role: "input" }),
    w: grid({ shape: ["kernelSize"], fill: countingFromOne, role: "kernel" }),
  },
  rules: (sizes) => [{ rule: convTranspose, numbers: sizes }],
  compute: ({ inputSize, kernelSize, stride, padding, outputPadding, rule, x, w }) => {
    const sizes = { inputSize, kernelSize, stride };
    const torch = evaluate(convTranspose, { ...sizes, padding, outputPadding });
    const same = evaluate(sameTranspose, sizes).size;
    const cropped = Object.fromEntries(asides(sameTranspose, sizes).map(({ name, value }) => [name, value]));
    const frames: Readonly<Record<Framework, Frame>> = {
      torch: { start: padding, size: torch.size },
      same: { start: cropped.padBegin ?? 0, size: same },
      upper: { start: cropped.padBegin ?? 0, size: same },
      lower: { start: cropped.padEnd ?? 0, size: same },
    };
    const weight = tensor(w.data, [1, 1, kernelSize]);
    const stampAll = (row: Tensor) => convTranspose1d(row, weight, { stride });
    const input = tensor(x.data, [1, inputSize]);
    const sum = Array.from(stampAll(input).data);
    const pieces = Object.fromEntries(
      frameworks.map((name): [string, ShownArray] => {
        const { start, size: cells } = frames[name];
        // Past the last stamp nothing was added: a bias, if there is one, stands alone.
        const data = Array.from({ length: cells }, (_, cell) => sum[start + cell] ?? 0);
        return [name, { label: `y of ${name}`, role: "output", shape: [cells], data }];
      }),
    );
    return {
      ...sizes,
      padding,
      outputPadding,
      rule,
      stampedSize: sum.length,
      padTotal: cropped.padTotal ?? 0,
      frames,
      x: { label: "x", role: "input", ...x },
      w: { label: "w", role: "kernel", ...w },
      sum: { label: "sum", role: "output", shape: [sum.length], data: sum },
      pieces,
      triples: entriesOf(linearMap(stampAll, input)),
    } as const;
  },
  numbers: ({ frames, stampedSize }) => ({
    stamped: stampedSize,
    ...Object.fromEntries(frameworks.map((name) => [`${name}Size`, frames[name].size])),
  }),
  arrays: (model) => shown(model),
  links: (model) => links(model),
  arithmetic: (model, _step, focus) => weightedSum(links(model).slice(0, 1), shown(model), focus),
  describe: (model) => model,
});

interface Model {
  readonly x: ShownArray;
  readonly w: ShownArray;
  readonly sum: ShownArray;
  readonly pieces: Readonly<Record<string, ShownArray>>;
  readonly frames: Readonly<Record<Framework, Frame>>;
  readonly stampedSize: number;
  readonly triples: Link["triples"];
}

function shown({ x, w, sum, pieces }: Model): Record<string, ShownArray> {
  return { x, w, sum, ...pieces };
}

/** The stamps make the sum, and each framework keeps cells of it. */
function links({ triples, frames, stampedSize }: Model): readonly Link[] {
  const kept = frameworks.map((name): Link => {
    const { start, size: cells } = frames[name];
    const inside = Array.from({ length: cells }, (_, cell) => cell).filter((cell) => start + cell < stampedSize);
    return { from: "sum", to: name, triples: inside.map((cell) => [start + cell, cell, 0] as const) };
  });
  return [{ from: "x", to: "sum", weights: "w", triples }, ...kept];
}
