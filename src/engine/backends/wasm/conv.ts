// Convolutions, transposed convolutions and the gradients of both in their inputs: one kernel, two sweeps.

import type { Layer } from "../../links.ts";
import type { Plan } from "../../op.ts";
import type { Tensor } from "../../tensor.ts";
import { threeAxes } from "./axes.ts";
import { type Backend, emptyTensor } from "./backend.ts";
import { gatherSweep, type Pass, type Sweep, scatterSweep } from "./sweep.ts";

export interface LayerPlan extends Plan {
  readonly layer: Layer;
}

/** Bytes of a picture that a block of pixels may touch, so that it stays in the nearest cache for all channels. */
const blockBytes = 2 ** 16;

/** What a layer needs in WASM memory besides its tensors, written once: calls with the same plan share it. */
interface Prepared {
  /** The structure of assembly/conv.ts, complete but for six addresses at its start. */
  readonly conv: number;
  /** For each share of taps: how many, where the places of its weights are listed, where its packed weights start. */
  readonly shares: readonly (readonly [taps: number, columns: number, at: number])[];
  readonly groups: number;
  readonly outChannels: number;
  readonly perGroup: number;
  readonly rowStep: number;
  readonly padded: boolean;
  /** In bytes. */
  readonly windowSize: number;
  readonly spareSize: number;
  readonly zeros: number;
}

/** Convolution: from x through the layer's links. */
export function gather(
  backend: Backend,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  { layer, shape }: LayerPlan,
) {
  const prepared = backend.prepared("gather", layer, () => {
    const axes = threeAxes(layer);
    const { inChannels, outChannels, groups } = layer;
    const taps = weight.size / (groups * outChannels * inChannels);
    return axes && prepare(backend, gatherSweep(layer, axes), x, weight, shape, layer, inChannels * taps);
  });
  return prepared && convolve(backend, prepared, x, weight, bias, shape);
}

/** Transposed convolution: back along the layer's links, so what the layer puts out comes in here. */
export function scatter(
  backend: Backend,
  y: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  { layer, shape }: LayerPlan,
) {
  const prepared = backend.prepared("scatter", layer, () => {
    const axes = threeAxes(layer);
    const { inChannels, outChannels, groups } = layer;
    const taps = weight.size / (groups * outChannels * inChannels);
    const turned = { ...layer, inChannels: outChannels, outChannels: inChannels };
    return axes && prepare(backend, scatterSweep(layer, axes), y, weight, shape, turned, taps);
  });
  return prepared && convolve(backend, prepared, y, weight, bias, shape);
}

function convolve(
  backend: Backend,
  prepared: Prepared,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  shape: readonly number[],
): Tensor | undefined {
  if (x.size === 0) return undefined;
  const { arena, kernels } = backend;
  const { conv, shares, groups, outChannels, perGroup, rowStep, padded, windowSize, spareSize, zeros } = prepared;
  const packed = arena.derived(weight, prepared, weight.size, (to) => {
    const from = arena.addressOf(weight);
    let sound = 0;
    for (const [taps, columns, at] of shares) {
      sound += kernels.pack(to + at, perGroup, from, perGroup, groups, rowStep, columns, taps, outChannels);
    }
    return sound;
  });
  // With ∞ or NaN among the weights, a 0 in the padding would make NaN where nothing is read.
  if (padded && packed.made !== 0) return undefined;
  const scratch = arena.scratch(windowSize + spareSize);
  const xAt = arena.addressOf(x);
  const biasAt = bias ? arena.addressOf(bias) : zeros;
  const { tensor, address } = emptyTensor(backend, shape);
  const { ints } = arena.memory;
  const fields = conv / 4;
  ints[fields] = xAt;
  ints[fields + 1] = address;
  ints[fields + 2] = biasAt;
  ints[fields + 3] = packed.address;
  ints[fields + 4] = windowSize > 0 ? scratch : 0;
  ints[fields + 5] = scratch + windowSize;
  kernels.convolve(conv);
  return tensor;
}

function prepare(
  backend: Backend,
  { passes, window, windowSize, padded, same }: Sweep,
  x: Tensor,
  weight: Tensor,
  shape: readonly number[],
  { batch, groups, inChannels, outChannels }: Pick<Layer, "batch" | "groups" | "inChannels" | "outChannels">,
  rowStep: number,
): Prepared {
  const perGroup = weight.size / groups;
  const outPlane = shape.reduce((product, size) => product * size, 1) / (batch * groups * outChannels);
  let at = 0;
  const shares: (readonly [taps: number, columns: number, at: number])[] = [];
  const fields = passes.flatMap((pass) => {
    const rows = pass.shares.flatMap(({ offsets, columns }) => {
      shares.push([offsets.length, backend.table(columns), at * 4]);
      const share = [offsets.length, backend.table(offsets.map((floats) => floats * 4)), at * 4];
      at += outChannels * offsets.length;
      return share;
    });
    return passFields(pass, backend.table(rows), inChannels);
  });
  const spareRow = Math.ceil(Math.max(4, ...passes.map(({ width }) => width)) / 8) * 8 + 8;
  const planes = [x.size / (batch * groups * inChannels), outPlane];
  return {
    conv: backend.table(
      [0, 0, 0, 0, 0, 0, batch, groups, inChannels, outChannels].concat(
        ...[planes, perGroup, spareRow, backend.table(fields), passes.length, window ? backend.table(window) : 0],
        ...(same ? [backend.table(new Int32Array(same[1])), ...same] : [0, 0, 0]),
      ),
    ),
    shares,
    groups,
    outChannels,
    perGroup,
    rowStep,
    padded,
    windowSize: Math.ceil(windowSize / 16) * 64,
    spareSize: 6 * Math.max(1, ...passes.map((pass) => pass.shares.length)) * spareRow * 4,
    zeros: backend.table(new Int32Array(groups * outChannels)),
  };
}

/** In the order of the fields of assembly/conv.ts, distances in bytes. */
function passFields({ depths, rows, width, x, y, outWidth, shares }: Pass, sharesAt: number, channels: number) {
  const block = Math.max(32, Math.floor(blockBytes / 4 / channels / 8) * 8);
  const bytes = [...x, ...y].map((floats) => floats * 4);
  return [depths, rows, width, ...bytes, shares.length, outWidth, block, sharesAt];
}
