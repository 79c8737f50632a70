/** w05: a window slides over a signal, and its weighted mean or slope draws a new one. */
import { conv } from "#rules/conv.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { grid } from "../kit/grid.ts";
import { choice, size } from "../kit/kinds.ts";
import { linkOf, millivolts, ownFill, ownSize, slideOver } from "./model.ts";

/** Samples of the ECG. */
const ecgSize = 300;

export default defineWidget({
  id: "w05",
  name: "signal",
  version: 1,
  migrate: {},
  lesson: "sliding-window",
  images: ["ecg"],
  params: {
    source: choice(["ecg", "own"], "ecg", "signal"),
    shape: choice(["mean", "tent", "slope"], "mean", "shape"),
    kernelSize: size("kernelSize", 9, { max: 31 }),
    x: grid({ shape: [ownSize], fill: (position) => ownFill[position] ?? 0, role: "input" }),
  },
  rules: ({ source, kernelSize }) => [
    { rule: conv, numbers: { inputSize: source === "ecg" ? ecgSize : ownSize, kernelSize } },
  ],
  compute: ({ source, shape, kernelSize, x }, { images }) => {
    if (!images.ecg) throw new Error('The signal needs the picture "ecg"; name it in `images`.');
    return slideOver(source, shape, kernelSize, source === "ecg" ? millivolts(images.ecg) : x.data);
  },
  frames: ({ outputSize }) => outputSize,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: ({ y }, step) => ({ y: y.data[step] ?? 0 }),
  arrays: ({ source, x }): Record<string, ShownArray> => (source === "own" ? { x } : {}),
  // The cells of the ECG are too many to be drawn one by one, and what is not drawn need not be lit.
  links: (model) => (model.source === "own" ? [linkOf(model, [...model.y.data.keys()])] : []),
  arithmetic: (model, _step, focus) => {
    const { x, k, y } = model;
    const outputs = focus.array === "y" ? [focus.position] : [...y.data.keys()];
    return weightedSum([linkOf(model, outputs)], { x, k, y }, focus);
  },
  describe: ({ source, shape, kernelSize, x, y, over }, step) => ({
    source,
    shape,
    kernelSize,
    over,
    step,
    value: y.data[step] ?? 0,
    count: y.data.length,
    highest: Math.max(...x.data),
    highestOut: Math.max(...y.data),
    lowestOut: Math.min(...y.data),
  }),
});
