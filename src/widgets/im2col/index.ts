/**
 * w14: a convolution by im2col. Every window is copied into a column; one row of weights times the columns is the layer.
 * Pointing at any number shows its copies. What it costs is memory: the columns hold a cell once for each window.
 */

import { linearMap } from "#engine/linear/linearMap.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { unfold } from "#engine/ops/unfold.ts";
import { counting, type Tensor, tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { number, size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";

/** More columns, or more numbers in them, are drawn as a picture: the numbers would be too small to read. */
const mostNumbers = 240;
const mostColumns = 25;

export default defineWidget({
  id: "w14",
  name: "im2col",
  version: 1,
  migrate: {},
  lesson: "sparse-matrix",
  params: {
    inputSize: size("inputSize", 4, { min: 4, max: 8 }),
    kernelSize: size("kernelSize", 3, { max: 4 }),
    stride: size("stride", 1, { max: 3 }),
    channels: number(1, { min: 1, max: 3, key: "c" }),
  },
  rules: (sizes) => [{ rule: conv, numbers: sizes }],
  compute: ({ inputSize, kernelSize, stride, channels }) => {
    const { size: outputSize } = evaluate(conv, { inputSize, kernelSize, stride });
    const image = counting([channels, inputSize, inputSize]);
    const taps = kernelSize ** 2;
    const weights = Array.from({ length: channels * taps }, (_, tap) => (tap % taps) + 1);
    const weight = tensor(weights, [1, channels, kernelSize, kernelSize]);
    const layer = (x: Tensor) => conv2d(x, weight, { stride });
    const columns = unfold(image, { kernelSize, stride });
    const [rows, windows] = [channels * taps, outputSize ** 2];
    return {
      inputSize,
      kernelSize,
      stride,
      channels,
      outputSize,
      rows,
      windows,
      isRead: windows <= mostColumns && rows * windows <= mostNumbers,
      x: { label: "x", role: "input", shape: [channels * inputSize, inputSize], data: Array.from(image.data) },
      w: { label: "w", role: "kernel", shape: [channels * kernelSize, kernelSize], data: weights },
      u: { label: "unfold(x)", role: "input", shape: [rows, windows], data: Array.from(columns.data) },
      y: { label: "y", role: "output", shape: [outputSize, outputSize], data: Array.from(layer(image).data) },
      /** For each number of the columns the cell it is a copy of. */
      copies: entriesOf(linearMap((x: Tensor) => unfold(x, { kernelSize, stride }), image)),
      products: entriesOf(linearMap(layer, image)),
      imageBytes: bytes(image.size),
      columnBytes: bytes(columns.size),
    } as const;
  },
  frames: ({ windows }) => windows,
  focusAt: (_model, step) => ({ array: "y", position: step }),
  numbers: ({ rows, windows, imageBytes, columnBytes }) => ({
    rows,
    windows,
    imageBytes,
    columnBytes,
    factor: columnBytes / imageBytes,
  }),
  arrays: (model) => shown(model),
  links: (model) => links(model),
  arithmetic: (model, _step, focus) => weightedSum(links(model).slice(0, 1), shown(model), focus),
  describe: (model, step) => ({ ...model, step, value: model.y.data[step] ?? 0 }),
});

const bytes = (numbers: number) => numbers * Float32Array.BYTES_PER_ELEMENT;

interface Model {
  readonly x: ShownArray;
  readonly w: ShownArray;
  readonly u: ShownArray;
  readonly y: ShownArray;
  readonly isRead: boolean;
  readonly windows: number;
  readonly copies: readonly Triple[];
  readonly products: readonly Triple[];
}

function shown({ x, w, u, y, isRead }: Model): Record<string, ShownArray> {
  return isRead ? { x, w, u, y } : { x, w, y };
}

/** The layer itself, and its two halves: cells are copied, and copies are multiplied. */
function links({ isRead, windows, copies, products }: Model): readonly Link[] {
  const layer: Link = { from: "x", to: "y", weights: "w", triples: products };
  if (!isRead) return [layer];
  const halves = copies.map(([, place]): Triple => [place, place % windows, Math.floor(place / windows)]);
  return [layer, { from: "x", to: "u", triples: copies }, { from: "u", to: "y", weights: "w", triples: halves }];
}
