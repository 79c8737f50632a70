/**
 * w19: the kernel of a transposed convolution, sorted by phase. Weights whose places leave the same remainders by the
 * stride make one small kernel; s² small convolutions at stride 1, interleaved, are the layer. That is what a sub-pixel
 * convolution does: s² output channels, then pixel shuffle. The figure runs both and compares.
 */
import { byPhases, type Phase } from "#engine/constructions/index.ts";
import { linearMap } from "#engine/linear/linearMap.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { convTranspose2d } from "#engine/ops/convTranspose.ts";
import { crop, pad } from "#engine/ops/pad.ts";
import { pixelShuffle } from "#engine/ops/pixelShuffle.ts";
import { type Tensor, tensor } from "#engine/tensor.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { evaluate } from "#rules/rule.ts";
import { weightedSum } from "../kit/arithmetic.ts";
import { defineWidget, type Link, type ShownArray, type Triple } from "../kit/define.ts";
import { countingFromOne, grid } from "../kit/grid.ts";
import { size } from "../kit/kinds.ts";
import { entriesOf } from "../kit/triples.ts";

export default defineWidget({
  id: "w19",
  name: "phase-sorter",
  version: 1,
  migrate: {},
  lesson: "transposed-convolution",
  params: {
    inputSize: size("inputSize", 2, { max: 3 }),
    kernelSize: size("kernelSize", 4, { max: 8 }),
    stride: size("stride", 2, { min: 2, max: 4 }),
    x: grid({ shape: ["inputSize", "inputSize"], fill: countingFromOne, role: "input" }),
    w: grid({ shape: ["kernelSize", "kernelSize"], fill: countingFromOne, role: "kernel" }),
  },
  rules: (sizes) => [{ rule: convTranspose, numbers: sizes }],
  compute: ({ inputSize, kernelSize, stride, x, w }) => {
    const { size: outputSize } = evaluate(convTranspose, { inputSize, kernelSize, stride });
    const input = tensor(x.data, [1, ...x.shape]);
    const weight = tensor(w.data, [1, 1, ...w.shape]);
    const layer = (image: Tensor) => convTranspose2d(image, weight, { stride });
    const output = Array.from(layer(input).data);
    const phases = byPhases(input, weight, { stride }).phases.map((phase) =>
      placed(phase, stride, kernelSize, outputSize),
    );
    return {
      inputSize,
      kernelSize,
      stride,
      outputSize,
      phases,
      isEven: kernelSize % stride === 0,
      isEqual:
        subPixel(input, weight, stride, outputSize).every((value, cell) => value === output[cell]) &&
        phases.every(({ cells, data }) => cells.every((cell, at) => output[cell] === data[at])),
      x: { label: "x", role: "input", ...x },
      w: { label: "w", role: "kernel", ...w },
      y: { label: "y", role: "output", shape: [outputSize, outputSize], data: output },
      triples: entriesOf(linearMap(layer, input)),
    } as const;
  },
  // First all phases, then each by itself.
  frames: ({ phases }) => phases.length + 1,
  numbers: ({ outputSize, phases }) => ({ o: outputSize, phases: phases.length }),
  arrays: ({ x, w, y }) => ({ x, w, y }),
  links: (model) => links(model),
  arithmetic: (model, _step, focus) => weightedSum(links(model), { x: model.x, w: model.w, y: model.y }, focus),
  describe: (model, step) => ({ ...model, step, phase: model.phases[step - 1] }),
});

/** A phase as places: which weights it has, and which outputs, both as positions in the large arrays. */
function placed({ remainder, taps, first, output }: Phase, stride: number, kernelSize: number, outputSize: number) {
  const [row = 0, column = 0] = remainder;
  const [tapRows = [], tapColumns = []] = taps;
  const [firstRow = 0, firstColumn = 0] = first;
  const [height = 0, width = 0] = output.shape.slice(-2);
  const along = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at * stride);
  return {
    row,
    column,
    taps: tapRows.flatMap((tapRow) => tapColumns.map((tapColumn) => tapRow * kernelSize + tapColumn)),
    tapColumns: tapColumns.length,
    cells: along(firstRow, height).flatMap((cellRow) =>
      along(firstColumn, width).map((cellColumn) => cellRow * outputSize + cellColumn),
    ),
    columns: width,
    /** What the small convolution gave. */
    data: Array.from(output.data),
  };
}

/**
 * The same layer as a sub-pixel convolution: the kernel filled up with zeros to a multiple of the stride, its weights
 * sorted into s² output channels by pixel unshuffle's order, a plain convolution with full padding, pixel shuffle.
 * Source: Shi et al. 2016, Is the deconvolution layer the same as a convolutional layer? (arXiv 1609.07009).
 */
function subPixel(input: Tensor, weight: Tensor, stride: number, outputSize: number): readonly number[] {
  const kernelSize = weight.shape[3] ?? 1;
  const small = Math.ceil(kernelSize / stride);
  const fill = small * stride - kernelSize;
  const { data } = pad(weight, {
    pads: [
      [0, fill],
      [0, fill],
    ],
  });
  const side = small * stride;
  const sorted = Array.from({ length: stride ** 2 * small ** 2 }, (_, at) => {
    const [channel, tap] = [Math.floor(at / small ** 2), at % small ** 2];
    // A convolution lays its kernel the other way round than a stamp, so the small kernels are turned.
    const [row, column] = [small - 1 - Math.floor(tap / small), small - 1 - (tap % small)];
    return data[(row * stride + Math.floor(channel / stride)) * side + column * stride + (channel % stride)] ?? 0;
  });
  const channels = conv2d(input, tensor(sorted, [stride ** 2, 1, small, small]), { padding: small - 1 });
  const whole = pixelShuffle(channels, { upscaleFactor: stride });
  return Array.from(crop(whole, { start: [0, 0], size: [outputSize, outputSize] }).data);
}

interface Shown {
  readonly x: ShownArray;
  readonly w: ShownArray;
  readonly y: ShownArray;
  readonly triples: readonly Triple[];
}

function links({ triples }: Shown): readonly Link[] {
  return [{ from: "x", to: "y", weights: "w", triples }];
}
