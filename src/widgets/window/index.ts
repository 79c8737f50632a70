/** w03: a window slides over a padded plane; each place gives k × k products, and their sum is one output. */
import { conv } from "#rules/conv.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { counting, countingFromOne, grid } from "../kit/grid.ts";
import { size, toggle } from "../kit/kinds.ts";
import { productsOf, runningOf, sizesOf, slideWindow, windowOf } from "./model.ts";

export default defineWidget({
  id: "w03",
  name: "window",
  version: 1,
  migrate: {},
  lesson: "sliding-window",
  params: {
    // The figure is about single products: beyond 12 cells a side and 25 products a window no one could read them.
    inputSize: size("inputSize", 4, { max: 12 }),
    kernelSize: size("kernelSize", 3, { max: 5 }),
    padding: size("padding", 0, { max: 4 }),
    stride: size("stride", 1, { max: 4 }),
    dilation: size("dilation", 1, { max: 3 }),
    flip: toggle(false),
    x: grid({ shape: ["inputSize", "inputSize"], fill: counting, role: "input" }),
    k: grid({ shape: ["kernelSize", "kernelSize"], fill: countingFromOne, role: "kernel", key: "w" }),
  },
  rules: (values) => [{ rule: conv, numbers: sizesOf(values) }],
  compute: slideWindow,
  frames: (model) => model.windows.length,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: (model, step) => ({ sum: model.y.data[step] ?? 0 }),
  arrays: (model, step): Record<string, ShownArray> => ({
    x: model.x,
    k: model.k,
    products: productsOf(model, step),
    running: runningOf(model, step),
    y: model.y,
  }),
  links: ({ links }) => Object.values(links),
  arithmetic: (model, _step, focus) => {
    const { x, k, y, links } = model;
    if (focus.array === "terms") {
      const [input, , weight] = links.products.triples[focus.position] ?? [-1, 0, 0];
      const position = focus.position % k.data.length;
      const products = productsOf(model, windowOf(model, 0, focus));
      const here = { ...links.products, triples: [[input, position, weight] as const] };
      return weightedSum([here], { x, k, terms: products }, { ...focus, position });
    }
    // An output counts its zeros of padding; the list of a weight's places leaves them out, since they have no position.
    const triples = links.sums.triples.filter(([input]) => focus.array === "y" || input >= 0);
    return weightedSum([{ ...links.sums, triples }], { x, k, y }, focus);
  },
  describe: (model, step) => {
    const window = model.windows[step];
    const next = model.windows[step + 1];
    const reads = new Set(window?.taps.map(({ input }) => input));
    return {
      ...model,
      step,
      row: window?.row ?? 0,
      column: window?.column ?? 0,
      taps: model.kernelSize ** 2,
      sum: model.y.data[step] ?? 0,
      otherSum: model.otherWay[step] ?? 0,
      /** How many cells this window shares with the one to its right; undefined where there is none. */
      shared: next && next.row === window?.row ? next.taps.filter(({ input }) => reads.has(input)).length : undefined,
      zeros: window?.taps.filter(({ input }) => input < 0).length ?? 0,
    };
  },
});
