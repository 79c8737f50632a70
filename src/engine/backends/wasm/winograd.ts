// 3 × 3 convolutions by Winograd's method, where a scope allows it. See assembly/winograd.ts.

import type { Layer } from "../../links.ts";
import type { Tensor } from "../../tensor.ts";
import { plainThree } from "./axes.ts";
import { type Backend, emptyTensor } from "./backend.ts";
import type { LayerPlan } from "./conv.ts";
import { viewOf } from "./view.ts";

/**
 * How many tiles are done at once. All transformed weights are read again for each block: where they are few, small blocks
 * stay in the nearest cache; where they are many, blocks are as large as the second one holds. Measured on AMD EPYC.
 */
function tilesAtOnce(inChannels: number, outChannels: number): number {
  if (36 * inChannels * outChannels < 2 ** 16) return 16;
  return Math.min(64, Math.max(24, 2 ** 17 / 36 / (inChannels + outChannels)));
}

interface Prepared {
  /** The structure of assembly/winograd.ts, complete but for nine addresses at its start. */
  readonly job: number;
  readonly zeros: number;
  readonly weightSize: number;
  /** In bytes: window, inputs, sums, spare. */
  readonly rooms: readonly number[];
}

/** Undefined where the method does not apply. */
export function winograd(
  backend: Backend,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  { layer, shape }: LayerPlan,
): Tensor | undefined {
  const prepared = backend.prepared("winograd", layer, () => prepare(backend, layer));
  if (!prepared || x.size === 0) return undefined;
  const { arena, kernels } = backend;
  const { job, rooms, weightSize, zeros } = prepared;
  const scratch = arena.scratch(rooms.reduce((sum, bytes) => sum + bytes, 0));
  let next = scratch;
  const addresses = rooms.map((bytes) => {
    next += bytes;
    return next - bytes;
  });
  const fields = job / 4;
  arena.memory.ints.set(addresses, fields + 5);
  const transformed = arena.derived(weight, prepared, weightSize, (to) => {
    const from = arena.addressOf(weight);
    arena.memory.ints.set([from, to], fields + 3);
    kernels.winogradWeights(job);
  });
  const xAt = arena.addressOf(x);
  const biasAt = bias ? arena.addressOf(bias) : zeros;
  const { tensor, address } = emptyTensor(backend, shape);
  arena.memory.ints.set([xAt, address, biasAt, 0, transformed.address], fields);
  kernels.winograd(job);
  return tensor;
}

function prepare(backend: Backend, layer: Layer): Prepared | undefined {
  const axes = plainThree(layer);
  if (!axes || layer.axes.length !== 2) return undefined;
  const [, height, width] = axes;
  const fits = [height, width].every(({ taps, stride, dilation }) => taps === 3 && stride === 1 && dilation === 1);
  const { batch, groups, inChannels, outChannels } = layer;
  const [tileRows, tileColumns] = [height, width].map(({ outSize }) => Math.ceil(outSize / 4)) as [number, number];
  // Below so many channels the way there and back costs more than it saves.
  if (!fits || inChannels < 8 || outChannels < 8 || tileColumns < 4) return undefined;
  const blockRows = Math.min(tileRows, Math.max(1, Math.round(tilesAtOnce(inChannels, outChannels) / tileColumns)));
  const view = viewOf(
    [1, height.inSize, width.inSize],
    [0, -height.padBegin, -width.padBegin],
    [1, 4 * tileRows + 2, 4 * tileColumns + 2],
    4,
    inChannels,
  );
  const tiles = blockRows * tileColumns;
  const zeros = backend.table(new Int32Array(Math.max(8, groups * outChannels)));
  const lines = (floats: number) => Math.ceil(floats / 16 + 1) * 64;
  return {
    job: backend.table(
      [0, 0, 0, 0, 0, 0, 0, 0, 0, batch, groups, inChannels, outChannels, height.inSize * width.inSize].concat(
        [height.outSize, width.outSize, tileRows, tileColumns, blockRows],
        [backend.table(Int32Array.from({ length: inChannels }, (_, c) => c * tiles * 4)), zeros],
        backend.table(view.window ?? []),
      ),
    ),
    zeros,
    weightSize: groups * inChannels * outChannels * 36,
    rooms: [
      lines(view.windowSize),
      lines(inChannels * tiles * 36),
      lines(outChannels * tiles * 36),
      lines(160 + 4 * tiles),
    ],
  };
}
