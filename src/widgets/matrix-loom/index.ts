/** w13: a convolution as the matrix it is. A row is a window, a column is a stamp, and a colour is one weight. */
import { conv } from "#rules/conv.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget } from "../kit/define.ts";
import { matrixLinks, matrixModel, params } from "./model.ts";

export default defineWidget({
  id: "w13",
  name: "matrix-loom",
  version: 1,
  migrate: {},
  lesson: "sparse-matrix",
  params,
  rules: (sizes) => [{ rule: conv, numbers: sizes }],
  compute: (settings) => matrixModel(settings),
  numbers: ({ rows, columns, nonzeros, density }) => ({ rows, columns, nonzeros, density }),
  arrays: ({ x, w, y }) => ({ x, w, y }),
  links: (model) => [matrixLinks(model)[0]],
  arithmetic: (model, _step, focus) =>
    weightedSum([matrixLinks(model)[0]], { x: model.x, w: model.w, y: model.y }, focus),
  describe: (model) => model,
});
