/** w18: transposing the matrix is one act, and it turns the layer round: 9 to 1 on the way down, 1 to 9 on the way up. */
import { conv } from "#rules/conv.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { size } from "../kit/kinds.ts";
import { type MatrixModel, matrixLinks, matrixModel, params } from "../matrix-loom/model.ts";

export default defineWidget({
  id: "w18",
  name: "transpose-flip",
  version: 1,
  migrate: {},
  lesson: "transposed-convolution",
  params: { ...params, inputSize: size("inputSize", params.inputSize.default, { max: 6 }) },
  rules: (sizes) => [{ rule: conv, numbers: sizes }],
  compute: (settings) => matrixModel(settings),
  frames: () => 2,
  numbers: ({ rows, columns }, step) => (step === 0 ? { rows, columns } : { rows: columns, columns: rows }),
  arrays: (model, step) => shown(model, step),
  links: (model, step) => [matrixLinks(model)[step === 0 ? 0 : 1]],
  arithmetic: (model, step, focus) => weightedSum([matrixLinks(model)[step === 0 ? 0 : 1]], shown(model, step), focus),
  describe: (model, step) => ({ ...model, isTransposed: step === 1, most: mostLinks(model) }),
});

/** Down: x, w and Cx. Up: what came down is the input now. */
function shown({ x, w, y, z }: MatrixModel, step: number): Record<string, ShownArray> {
  return step === 0 ? { x, w, y } : { y: { ...y, role: "input" }, w, z };
}

/** The most inputs that one output of C has. */
function mostLinks({ triples, rows }: MatrixModel): number {
  const counts = new Array<number>(rows).fill(0);
  for (const [, output] of triples) counts[output] = (counts[output] ?? 0) + 1;
  return Math.max(...counts);
}
