/** w11: one row through TensorFlow's SAME and through PyTorch's p on both sides; where do they part? */
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { countingFromOne, type Grid, grid } from "../kit/grid.ts";
import { size } from "../kit/kinds.ts";
import { frameworks, inFramework, linksOf } from "./frameworks.ts";
import { type Side, type Sizes, sideOf } from "./sides.ts";

const mostCells = 12;
/** Input sizes in the table of SAME's pads: enough to see the stride come round. */
const tableLength = 7;

const sizesOf = ({ inputSize, kernelSize, stride }: Sizes): Sizes => ({ inputSize, kernelSize, stride });

export default defineWidget({
  id: "w11",
  name: "same-vs-p",
  version: 1,
  migrate: {},
  lesson: "output-size",
  params: {
    inputSize: size("inputSize", 4, { max: mostCells }),
    kernelSize: size("kernelSize", 3),
    stride: size("stride", 2),
    padding: size("padding", 1, { max: 5 }),
    x: grid({ shape: ["inputSize"], fill: countingFromOne, role: "input" }),
    w: grid({ shape: ["kernelSize"], fill: () => 1, role: "kernel" }),
  },
  rules: (values) => [
    { rule: same, numbers: sizesOf(values) },
    { rule: conv, numbers: { ...sizesOf(values), padding: values.padding } },
  ],
  compute: (values) => {
    const { padding, x, w } = values;
    const sizes = sizesOf(values);
    const { lets } = evaluate(same, sizes);
    const tf = sideOf(sizes, [lets.padBegin, lets.padEnd], x.data, w.data);
    const torch = sideOf(sizes, [padding, padding], x.data, w.data);
    return {
      ...sizes,
      padding,
      padTotal: lets.padTotal,
      x,
      w,
      tf,
      torch,
      first: firstDifference(tf, torch),
      differences: tf.values.filter((value, window) => value !== torch.values[window]).length,
      table: neighbours(sizes.inputSize).map((inputSize) => padsFor({ ...sizes, inputSize })),
      /** The next size that SAME pads otherwise; undefined where it pads all alike. */
      other: range(sizes.inputSize + 1, sizes.inputSize + 1 + sizes.stride)
        .map((inputSize) => padsFor({ ...sizes, inputSize }))
        .find(({ padBegin, padEnd }) => padBegin !== lets.padBegin || padEnd !== lets.padEnd),
    };
  },
  numbers: ({ tf, torch, padTotal }) => ({
    oTf: tf.outputSize,
    oTorch: torch.outputSize,
    padTotal,
    padBegin: tf.padBegin,
    padEnd: tf.padEnd,
  }),
  arrays: ({ table, ...model }): Record<string, ShownArray> => ({
    ...arraysOf(model),
    sizes: rowOf(
      "i",
      "input",
      table.map(({ inputSize }) => inputSize),
    ),
    begins: rowOf(
      "SAME p_b",
      "pad",
      table.map(({ padBegin }) => padBegin),
    ),
    ends: rowOf(
      "SAME p_e",
      "pad",
      table.map(({ padEnd }) => padEnd),
    ),
  }),
  links: (model) => linksOf(model),
  // Both ways at once: the same window, or the same cell, in either framework.
  arithmetic: (model, _step, focus) => {
    const links = linksOf(model);
    const arrays = { ...arraysOf(model), [frameworks.torch.row]: arraysOf(model).x };
    const cells = focus.array === "w" ? [focus] : [inFramework(focus, "tf"), inFramework(focus, "torch")];
    return cells.flatMap((cell) => weightedSum(links, arrays, cell));
  },
  describe: (model) => model,
});

function rowOf(label: string, role: ShownArray["role"], data: readonly number[]): ShownArray {
  return { label, role, shape: [data.length], data };
}

function arraysOf({ x, w, tf, torch }: { x: Grid; w: Grid; tf: Side; torch: Side }) {
  return {
    x: rowOf("x", "input", x.data),
    w: rowOf("w", "kernel", w.data),
    tf: rowOf("TensorFlow y", "output", tf.values),
    torch: rowOf("PyTorch y", "output", torch.values),
  };
}

/** The first output that the two do not share; undefined where all are equal. */
function firstDifference(tf: Side, torch: Side): number | undefined {
  const most = Math.max(tf.outputSize, torch.outputSize);
  return Array.from({ length: most }, (_, window) => window).find(
    (window) => tf.values[window] !== torch.values[window],
  );
}

function padsFor(sizes: Sizes) {
  const { padBegin, padEnd } = evaluate(same, sizes).lets;
  return { inputSize: sizes.inputSize, padBegin, padEnd };
}

/** Sizes around this one, within the slider. */
function neighbours(inputSize: number): number[] {
  const first = Math.min(Math.max(1, inputSize - Math.floor(tableLength / 2)), mostCells + 1 - tableLength);
  return range(first, first + tableLength);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, offset) => from + offset);
}
