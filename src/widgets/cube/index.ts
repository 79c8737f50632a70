/** w06: a window slides over a block of cells, along as many axes as the kernel leaves room on. */
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { counting, grid } from "../kit/grid.ts";
import { choice } from "../kit/kinds.ts";
import { side, slideBlock, spans } from "./model.ts";

export default defineWidget({
  id: "w06",
  name: "cube",
  version: 1,
  migrate: {},
  lesson: "sliding-window",
  params: {
    axes: choice(["three", "two", "one"], "three", "axes"),
    // The slices stand one under the other, since a grid has rows and columns only.
    x: grid({ shape: [side * side, side], fill: counting, role: "input" }),
  },
  compute: ({ axes, x }) => slideBlock(axes, x.data),
  frames: ({ windows }) => windows.length,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: ({ y }, step) => ({ sum: y.data[step] ?? 0 }),
  arrays: ({ x, k, y }): Record<string, ShownArray> => ({ x, k, y }),
  links: ({ link }) => [link],
  arithmetic: ({ x, k, y, link }, _step, focus) => weightedSum([link], { x, k, y }, focus),
  describe: ({ axes, windows, y, outputShape }, step) => ({
    axes,
    step,
    count: windows.length,
    place: windows[step]?.place ?? [0, 0, 0],
    cells: spans[axes].reduce((product, span) => product * span, 1),
    moved: outputShape.filter((places) => places > 1).length,
    kernelShape: spans[axes],
    outputShape,
    sum: y.data[step] ?? 0,
  }),
});
