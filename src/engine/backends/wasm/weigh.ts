// Gradients of convolutions in their weights. See assembly/weigh.ts.

import type { Layer } from "../../links.ts";
import type { Tensor } from "../../tensor.ts";
import { plainThree, type Three } from "./axes.ts";
import { type Backend, emptyTensor } from "./backend.ts";
import type { LayerPlan } from "./conv.ts";

/** Pixels of whole pictures that are prepared in one go, but for larger pictures. */
const pixelsAtOnce = 4096;

interface Prepared {
  /** The structure of assembly/weigh.ts, complete but for six addresses at its start. */
  readonly job: number;
  readonly padded: boolean;
  /** In bytes. */
  readonly windowSize: number;
  readonly packedSize: number;
  readonly spareSize: number;
}

/** The weight's gradient: x and y meet along the layer's links. */
export function weigh(backend: Backend, x: Tensor, y: Tensor, { layer, shape }: LayerPlan): Tensor | undefined {
  const prepared = backend.prepared("weigh", layer, () => prepare(backend, layer));
  if (!prepared || x.size === 0 || y.size === 0) return undefined;
  const { arena, kernels } = backend;
  const { job, padded, windowSize, packedSize, spareSize } = prepared;
  const scratch = arena.scratch(windowSize + packedSize + spareSize);
  const [xAt, yAt] = [arena.addressOf(x), arena.addressOf(y)];
  const { tensor, address } = emptyTensor(backend, shape);
  arena.memory.ints.set([xAt, yAt, address, scratch, scratch + windowSize, scratch + windowSize + packedSize], job / 4);
  const sound = kernels.weigh(job);
  if (!padded || sound === 0) return tensor;
  tensor.cell.release();
  return undefined;
}

function prepare(backend: Backend, layer: Layer): Prepared | undefined {
  const axes = plainThree(layer);
  if (!axes) return undefined;
  const { batch, groups, inChannels, outChannels } = layer;
  const [depth, height, width] = axes;
  const sizes = axes.map(
    ({ outSize, taps, stride, dilation }) => (outSize - 1) * stride + (taps - 1) * dilation + 1,
  ) as unknown as Three<number>;
  const picture = axes.map(({ inSize }) => inSize);
  const first = axes.map(({ padBegin }) => -padBegin);
  const pixels = depth.outSize * height.outSize * width.outSize;
  const chunk = Math.min(batch, Math.max(1, Math.floor(pixelsAtOnce / pixels)));
  const [rowFloats, depthFloats] = [sizes[2] * inChannels, sizes[1] * sizes[2] * inChannels];
  const windowStep = sizes[0] * depthFloats;
  // Taps side by side count as channels; taps with holes between them are rows of their own.
  const joined = width.dilation === 1 ? width.taps : 1;
  const rowStarts: number[] = [];
  for (let d = 0; d < depth.taps; d++) {
    for (let h = 0; h < height.taps; h++) {
      for (let w = 0; w < width.taps; w += joined) {
        const cell = d * depth.dilation * depthFloats + h * height.dilation * rowFloats;
        rowStarts.push((cell + w * width.dilation * inChannels) * 4);
      }
    }
  }
  const [offsets, columns] = [new Int32Array(chunk * pixels), new Int32Array(chunk * pixels)];
  let at = 0;
  for (let n = 0; n < chunk; n++) {
    for (let d = 0; d < depth.outSize; d++) {
      for (let h = 0; h < height.outSize; h++) {
        const row = n * windowStep + d * depth.stride * depthFloats + h * height.stride * rowFloats;
        for (let w = 0; w < width.outSize; w++, at++) {
          offsets[at] = (row + w * width.stride * inChannels) * 4;
          columns[at] = n * groups * outChannels * pixels + (at % pixels);
        }
      }
    }
  }
  const channels = joined * inChannels;
  const taps = depth.taps * height.taps * width.taps;
  const xPlane = picture.reduce((product, size) => product * size, 1);
  return {
    job: backend.table(
      [0, 0, 0, 0, 0, 0, batch, groups, inChannels, outChannels, xPlane, pixels, windowStep, chunk].concat(
        [backend.table(offsets), backend.table(columns), rowStarts.length, backend.table(rowStarts), channels],
        [joined, taps, backend.table(new Int32Array(8))],
        backend.table([...picture, ...first, ...sizes, 1, sizes[2], sizes[2], sizes[0] * sizes[1] * sizes[2]]),
      ),
    ),
    padded: first.some((cell, axis) => cell < 0 || cell + (sizes[axis] ?? 0) > (picture[axis] ?? 0)),
    windowSize: Math.ceil((chunk * windowStep) / 16 + 1) * 64,
    packedSize: Math.ceil((Math.min(chunk * pixels, pixelsAtOnce) * outChannels) / 16) * 64,
    spareSize: outChannels * Math.max(4, channels) * 4,
  };
}
