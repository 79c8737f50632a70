/**
 * The receptive field: how many input cells one output cell depends on, along one axis, from the first to the last. Each
 * layer says which cells of its input a run of its output cells reads; a chain asks them one after the other, backwards.
 * Cells in the padding count, as is usual; so the field of a deep chain may be larger than the picture.
 */
import { adaptiveBins } from "#rules/adaptivePool.ts";
import { evaluate } from "#rules/rule.ts";
import { same } from "#rules/same.ts";
import type { Layer } from "./layers.ts";
import { padsOf, type Shape } from "./through.ts";

/** Cells from `first` to `last`. */
interface Run {
  readonly first: number;
  readonly last: number;
}
type Reads = (run: Run) => Run | undefined;

export interface Passage {
  readonly layer: Layer;
  readonly before: Shape;
  readonly after: Shape;
}

/** Output cells looked at: as many as upsampling can tell apart in practice, from the middle on. */
const looked = 32;

/** The largest field of a cell after the last passage, along a spatial axis of the input. */
export function fieldOf(passages: readonly Passage[], axis: number): number {
  const readers = passages.map((passage) => readerOf(passage, axis)).reverse();
  const size = passages.at(-1)?.after[axis + 2] ?? 1;
  const start = Math.max(0, Math.floor((size - looked) / 2));
  let widest = 0;
  for (let cell = start; cell < Math.min(size, start + looked); cell++) {
    let run: Run | undefined = { first: cell, last: cell };
    for (const reads of readers) run = run && reads(run);
    if (run) widest = Math.max(widest, run.last - run.first + 1);
  }
  return widest;
}

const asItIs: Reads = (run) => run;

function readerOf({ layer, before, after }: Passage, axis: number): Reads {
  const input = before[axis + 2];
  // Features have no place, so a cell may depend on everything that was flattened into them.
  if (input === undefined) return asItIs;
  const all: Reads = () => ({ first: 0, last: input - 1 });
  const output = after[axis + 2];
  switch (layer.kind) {
    case "conv":
    case "maxPool":
    case "avgPool":
      return windows(layer, input, axis);
    case "convTranspose":
    case "maxUnpool":
      return stamps(layer, axis);
    case "adaptiveAvgPool":
    case "adaptiveMaxPool": {
      const bins = adaptiveBins({ inputSize: input, outputSize: output ?? 1 });
      return ({ first, last }) => ({ first: bins[first]?.start ?? 0, last: (bins[last]?.end ?? input) - 1 });
    }
    case "pad": {
      const [begin] = padsOf(layer, axis);
      return ({ first, last }) => ({ first: first - begin, last: last - begin });
    }
    case "upsample":
      return resampled(layer, input, output ?? 1, axis);
    case "pixelShuffle":
      return ({ first, last }) => ({ first: divided(first, layer.block), last: divided(last, layer.block) });
    case "pixelUnshuffle": {
      const { block = 1 } = layer;
      return ({ first, last }) => ({ first: first * block, last: last * block + block - 1 });
    }
    case "flatten":
    case "unflatten":
      return all;
    case "linear":
      // PyTorch's layer reads the last axis whole.
      return axis === before.length - 3 ? all : asItIs;
    case "batchNorm":
    case "keep":
    case "skipped":
      return asItIs;
    default:
      return layer.kind satisfies never;
  }
}

const divided = (cell: number, by = 1): number => Math.floor(cell / by);
const stepsOf = ({ kernelSize, stride, dilation }: Layer, axis: number) => ({
  kernelSize: kernelSize?.[axis] ?? 1,
  stride: stride?.[axis] ?? 1,
  dilation: dilation?.[axis] ?? 1,
});

/** Window n begins at n·s − p; its last tap lies d(k − 1) further. */
function windows(layer: Layer, inputSize: number, axis: number): Reads {
  const { kernelSize, stride, dilation } = stepsOf(layer, axis);
  const begin =
    layer.padding === "same"
      ? evaluate(same, { inputSize, kernelSize, stride, dilation }).lets.padBegin
      : padsOf(layer, axis)[0];
  return ({ first, last }) => ({
    first: first * stride - begin,
    last: last * stride - begin + dilation * (kernelSize - 1),
  });
}

/** Stamp m writes to m·s + u·d − p. The nearest stamps at both ends are looked for, since strides may leave gaps. */
function stamps(layer: Layer, axis: number): Reads {
  const { kernelSize, stride, dilation } = stepsOf(layer, axis);
  const [begin] = padsOf(layer, axis);
  const stampsOn = (cell: number): number[] =>
    Array.from({ length: kernelSize }, (_, tap) => (cell + begin - tap * dilation) / stride).filter(Number.isInteger);
  return ({ first, last }) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let cell = first; cell <= Math.min(last, first + stride * dilation); cell++)
      low = Math.min(low, ...stampsOn(cell));
    for (let cell = last; cell >= Math.max(first, last - stride * dilation); cell--)
      high = Math.max(high, ...stampsOn(cell));
    return low <= high ? { first: low, last: high } : undefined;
  };
}

/** How far past its place each mode reads. */
const reachOf: Readonly<Record<string, readonly [number, number]>> = {
  nearest: [0, 0],
  "nearest-exact": [0, 0],
  bicubic: [-1, 2],
};

function resampled(
  { mode = "nearest", alignCorners, scale }: Layer,
  input: number,
  output: number,
  axis: number,
): Reads {
  const factor = scale ? (scale[axis] ?? scale[0] ?? 1) : output / input;
  const [down, up] = reachOf[mode] ?? [0, 1];
  const placeOf = (cell: number): number => {
    if (mode === "nearest") return cell / factor;
    if (alignCorners) return output > 1 ? (cell * (input - 1)) / (output - 1) : 0;
    return (cell + 0.5) / factor - (mode === "nearest-exact" ? 0 : 0.5);
  };
  // A place that is a cell needs no neighbour; those at the border are held by it.
  return ({ first, last }) => ({
    first: Math.floor(placeOf(first)) + down,
    last: Number.isInteger(placeOf(last)) ? placeOf(last) : Math.floor(placeOf(last)) + up,
  });
}
