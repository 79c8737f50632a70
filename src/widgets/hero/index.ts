/**
 * The course in one picture: a 4 × 4 plane goes down through a convolution and back up through its transpose, by the same
 * nine weights. The size comes back; the numbers do not.
 */
import { conv2d } from "#engine/ops/conv.ts";
import { convTranspose2d } from "#engine/ops/convTranspose.ts";
import { counting } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { taps } from "#rules/rule.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { transposed } from "../kit/linking.ts";

export const inputSize = 4;
export const kernelSize = 3;

export default defineWidget({
  id: "hero",
  name: "hero",
  version: 1,
  migrate: {},
  lesson: "transposed-convolution",
  params: {},
  compute: () => {
    const x = counting([1, inputSize, inputSize]);
    const weight = counting([1, 1, kernelSize, kernelSize], 1);
    const y = conv2d(x, weight);
    const z = convTranspose2d(y, weight);
    const outputSize = y.shape[1] ?? 0;
    const down: Link = { from: "x", to: "y", weights: "k", triples: squareLinks() };
    const grid = (label: string, role: ShownArray["role"], size: number, data: ArrayLike<number>): ShownArray => ({
      label,
      role,
      shape: [size, size],
      data: Array.from(data),
    });
    return {
      outputSize,
      x: grid("x", "input", inputSize, x.data),
      y: grid("Cx", "output", outputSize, y.data),
      z: grid("CᵀCx", "output", inputSize, z.data),
      k: grid("K", "kernel", kernelSize, weight.data),
      links: [down, transposed(down, "y", "z")],
    };
  },
  frames: (model) => model.y.data.length,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: () => ({}),
  arrays: ({ x, y, z }) => ({ x, y, z }),
  links: (model) => model.links,
  arithmetic: ({ x, y, z, k, links }, _step, focus) => weightedSum(links, { x, y, z, k }, focus),
  describe: ({ x, y, z, outputSize }, step) => ({
    windows: y.data.length,
    window: step + 1,
    sum: y.data[step] ?? 0,
    weights: kernelSize ** 2,
    inputSize,
    outputSize,
    first: x.data.slice(0, inputSize),
    back: z.data.slice(0, inputSize),
  }),
});

/** The links of both axes together, windows and taps in row-major order. */
function squareLinks(): Triple[] {
  const axis = taps(conv, { inputSize, kernelSize, stride: 1, padBegin: 0, padEnd: 0, dilation: 1 });
  const windows = axis.flatMap((rows, row) => axis.map((columns, column) => ({ rows, columns, row, column })));
  return windows.flatMap(({ rows, columns, row, column }) =>
    rows.flatMap((down) =>
      columns.map(
        (across): Triple => [
          down.input * inputSize + across.input,
          row * axis.length + column,
          down.tap * kernelSize + across.tap,
        ],
      ),
    ),
  );
}
