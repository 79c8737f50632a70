/** A convolution of a small picture with its matrix C, and the way back through Cᵀ: what w13 and w18 compute. */
import { linearMap } from "#engine/linear/linearMap.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { convTranspose2d } from "#engine/ops/convTranspose.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { asides, evaluate } from "#rules/rule.ts";
import type { Link, ShownArray } from "../kit/define.ts";
import { counting, countingFromOne, type Grid, grid } from "../kit/grid.ts";
import { size } from "../kit/kinds.ts";
import { transposed } from "../kit/linking.ts";
import { entriesOf } from "../kit/triples.ts";

export const params = {
  inputSize: size("inputSize", 4, { max: 8 }),
  kernelSize: size("kernelSize", 3, { max: 5 }),
  stride: size("stride", 1, { max: 4 }),
  padding: size("padding", 0, { max: 2 }),
  dilation: size("dilation", 1, { max: 3 }),
  x: grid({ shape: ["inputSize", "inputSize"], fill: counting, role: "input" }),
  w: grid({ shape: ["kernelSize", "kernelSize"], fill: countingFromOne, role: "kernel" }),
};

export interface Settings {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly padding: number;
  readonly dilation: number;
  readonly x: Grid;
  readonly w: Grid;
}

export function matrixModel({ inputSize, kernelSize, stride, padding, dilation, x, w }: Settings) {
  const sizes = { inputSize, kernelSize, stride, padding, dilation };
  const options = { stride, padding, dilation };
  const input = tensor(x.data, [1, ...x.shape]);
  const weight = tensor(w.data, [1, 1, ...w.shape]);
  const map = linearMap((picture: Tensor) => conv2d(picture, weight, options), input);
  const { size: outputSize } = evaluate(conv, sizes);
  const leftover = asides(conv, sizes).find(({ name }) => name === "leftover")?.value ?? 0;
  const y = conv2d(input, weight, options);
  const back = convTranspose2d(y, weight, { ...options, outputPadding: leftover });
  const triples = entriesOf(map);
  const [rows, columns] = [map.matrix.rows, map.matrix.columns];
  return {
    ...sizes,
    outputSize,
    rows,
    columns,
    triples,
    nonzeros: triples.length,
    density: triples.length / (rows * columns),
    x: { label: "x", role: "input", ...x } satisfies ShownArray,
    w: { label: "w", role: "kernel", ...w } satisfies ShownArray,
    y: square("Cx", outputSize, y),
    z: square("CᵀCx", inputSize, back),
  };
}

export type MatrixModel = ReturnType<typeof matrixModel>;

const square = (label: string, side: number, { data }: Tensor): ShownArray => ({
  label,
  role: "output",
  shape: [side, side],
  data: Array.from(data),
});

/** Down through C, and back up by the same entries. */
export function matrixLinks({ triples }: MatrixModel): readonly [down: Link, up: Link] {
  const down: Link = { from: "x", to: "y", weights: "w", triples };
  return [down, transposed(down, "y", "z")];
}
