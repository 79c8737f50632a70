/**
 * w30: one plane pooled by maximum, mean or p-norm. Winners are marked and counted as each framework counts them, divisors
 * are printed, and windows that hang over or are dropped are drawn.
 */
import { encodeIndex } from "#engine/indexLayouts.ts";
import type { IndexLayout } from "#engine/indexTensor.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { type Grid, grid } from "../kit/grid.ts";
import { choice, number, size, toggle } from "../kit/kinds.ts";
import { arithmeticOf } from "./arithmetic.ts";
import { axisOf, linksOf, numbersOf, type Operation, operations, poolOf, ruleOf } from "./pooling.ts";

/** A smaller board shows its top left corner. */
const board = [
  [1, 3, 2, 4, 0, 5, 1, 2],
  [5, 6, 1, 2, 7, 3, 2, 8],
  [7, 2, 9, 1, 4, 0, 6, 3],
  [3, 4, 6, 8, 2, 5, 1, 9],
  [2, 0, 5, 3, 6, 1, 7, 4],
  [8, 1, 3, 7, 0, 9, 2, 5],
  [4, 6, 2, 0, 8, 3, 5, 1],
  [1, 9, 4, 5, 2, 6, 0, 7],
];
/** In the order of what they count: the plane, the channels, the batch, everything. */
export const layouts = ["plane", "nhwc", "nhwc-batch", "nchw"] as const satisfies readonly IndexLayout[];

const companions = { max: "index", average: "divisor", lp: "powers" } as const;

export default defineWidget({
  id: "w30",
  name: "pool-board",
  version: 1,
  migrate: {},
  lesson: "pooling",
  params: {
    op: choice(operations, "max"),
    inputSize: size("inputSize", 4, { max: 8 }),
    kernelSize: size("kernelSize", 2, { max: 5 }),
    stride: size("stride", 2, { max: 5 }),
    padding: size("padding", 0, { max: 2 }),
    ceilMode: toggle(false, "ceil"),
    countIncludePad: toggle(true, "count"),
    normType: number(2, { min: 1, max: 16, key: "norm" }),
    layout: choice(layouts, "plane"),
    channels: number(2, { min: 1, max: 4, key: "C" }),
    picture: number(1, { min: 0, max: 3, key: "n" }),
    P: grid({
      shape: ["inputSize", "inputSize"],
      fill: (cell, [side = 1]) => board[Math.floor(cell / side)]?.[cell % side] ?? 0,
      role: "input",
    }),
  },
  rules: (values) => [{ rule: ruleOf(values), numbers: numbersOf(values) }],
  idle: ({ op, padding }) => [
    ...(op === "max" ? [] : (["layout", "channels", "picture"] as const)),
    ...(op === "average" && padding > 0 ? [] : (["countIncludePad"] as const)),
    ...(op === "lp" ? [] : (["normType"] as const)),
  ],
  compute: ({ op, layout, channels, picture, P, ...settings }) => {
    const axis = axisOf(settings);
    const { data, companion } = poolOf(op, P, settings);
    const extent = { channels, cells: P.data.length };
    // The board is the last channel of its picture, so that every layout has something to count.
    const counted = (cell: number, as = layout) => encodeIndex(as, { picture, channel: channels - 1, cell }, extent);
    return {
      ...settings,
      ...axis,
      op,
      layout,
      channels,
      picture,
      P,
      data,
      /** Where the winners lie in the plane; none but for a maximum. */
      winners: op === "max" ? companion : [],
      companion: op === "max" ? companion.map((cell) => counted(cell)) : companion,
      indices: Object.fromEntries(
        layouts.map((as) => [as, op === "max" ? companion.map((cell) => counted(cell, as)) : []]),
      ) as Record<IndexLayout, number[]>,
      triples: linksOf(op, P, settings),
    };
  },
  frames: ({ data }) => data.length + 1,
  focusAt: (_model, step) => (step === 0 ? undefined : { array: "y", position: step - 1 }),
  numbers: ({ outputSize, otherSize }) => ({ o: outputSize, ...(otherSize === undefined ? {} : { other: otherSize }) }),
  arrays: (model) => arraysOf(model),
  links: (model) => allLinks(model),
  arithmetic: (model, _step, focus) => arithmeticOf(model, focus),
  describe: (model, step) => ({ ...model, step }),
});

interface Shown {
  readonly op: Operation;
  readonly P: Grid;
  readonly outputSize: number;
  readonly data: readonly number[];
  readonly companion: readonly number[];
  readonly triples: readonly Triple[];
}

/** The name of the second array of results, by what it holds. */
export const companionOf = ({ op }: Pick<Shown, "op">) => companions[op];

function arraysOf({ op, P, outputSize, data, companion }: Shown): Record<string, ShownArray> {
  const shape = [outputSize, outputSize];
  const beside: Readonly<Record<Operation, ShownArray>> = {
    max: { label: "index", role: "kernel", shape, data: companion },
    average: { label: "divisor", role: "kernel", shape, data: companion },
    lp: { label: "Σ", role: "output", shape, data: companion },
  };
  return {
    P: { label: "P", role: "input", ...P },
    y: { label: "y", role: "output", shape, data },
    [companionOf({ op })]: beside[op],
  };
}

/** A result and what stands beside it come from the same cells, and light together. */
function allLinks(model: Shown): readonly Link[] {
  const beside = companionOf(model);
  return [
    { from: "P", to: "y", triples: model.triples },
    { from: "P", to: beside, triples: model.triples },
    { from: beside, to: "y", triples: model.data.map((_, window): Triple => [window, window, 0]) },
  ];
}
