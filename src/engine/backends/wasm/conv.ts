// Convolutions, transposed convolutions and the gradients of both in their inputs: one kernel, two sweeps.

import type { Layer } from "../../links.ts";
import type { Plan } from "../../op.ts";
import type { Tensor } from "../../tensor.ts";
import { type Backend, emptyTensor, integers } from "./backend.ts";
import { gatherSweep, type Pass, type Sweep, scatterSweep, threeAxes } from "./sweep.ts";

export interface LayerPlan extends Plan {
  readonly layer: Layer;
}

/** Bytes of a picture that a block of pixels may touch, so that it stays in the nearest cache for all channels. */
const blockBytes = 2 ** 16;

/** Convolution: from x through the layer's links. */
export function gather(
  backend: Backend,
  x: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  { layer, shape }: LayerPlan,
) {
  const axes = threeAxes(layer);
  if (!axes) return undefined;
  const { inChannels, outChannels, groups } = layer;
  const taps = weight.size / (groups * outChannels * inChannels);
  return swept(backend, gatherSweep(layer, axes), {
    x,
    weight,
    bias,
    shape,
    layer: { ...layer, inChannels, outChannels },
    rowStep: inChannels * taps,
  });
}

/** Transposed convolution: back along the layer's links, so what the layer puts out comes in here. */
export function scatter(
  backend: Backend,
  y: Tensor,
  weight: Tensor,
  bias: Tensor | undefined,
  { layer, shape }: LayerPlan,
) {
  const axes = threeAxes(layer);
  if (!axes) return undefined;
  const { inChannels, outChannels, groups } = layer;
  const taps = weight.size / (groups * outChannels * inChannels);
  return swept(backend, scatterSweep(layer, axes), {
    x: y,
    weight,
    bias,
    shape,
    layer: { ...layer, inChannels: outChannels, outChannels: inChannels },
    rowStep: taps,
  });
}

interface Job {
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
  readonly shape: readonly number[];
  readonly layer: Pick<Layer, "batch" | "groups" | "inChannels" | "outChannels">;
  /** From the weights of one output channel to those of the next, in floats. */
  readonly rowStep: number;
}

function swept(backend: Backend, sweep: Sweep, { x, weight, bias, shape, layer, rowStep }: Job): Tensor | undefined {
  const { arena, kernels } = backend;
  const { batch, groups, inChannels, outChannels } = layer;
  const perGroup = weight.size / groups;
  if (x.size === 0) return undefined;
  const packed = arena.scratch(weight.size * 4);
  const from = arena.addressOf(weight);
  let sound = 0;
  let at = 0;
  const shares: number[] = [];
  for (const { shares: all } of sweep.passes) {
    for (const { offsets, columns } of all) {
      const k = offsets.length;
      const table = integers(backend, columns);
      for (let g = 0; g < groups; g++)
        sound += kernels.pack(
          packed + (g * perGroup + at) * 4,
          from + g * perGroup * 4,
          rowStep,
          table,
          k,
          outChannels,
        );
      shares.push(
        k,
        integers(
          backend,
          offsets.map((offset) => offset * 4),
        ),
        at * 4,
      );
      at += outChannels * k;
    }
  }
  // With ∞ or NaN among the weights, a 0 in the padding would make NaN where nothing is read.
  if (sweep.padded && sound !== 0) return undefined;
  const sharesAt = integers(backend, shares);
  const widest = Math.max(4, ...sweep.passes.map(({ width }) => width));
  const spareRow = Math.ceil(widest / 8) * 8 + 8;
  const most = Math.max(1, ...sweep.passes.map((pass) => pass.shares.length));
  let used = 0;
  const passes = sweep.passes.map((pass) => {
    const fields = passFields(pass, sharesAt + used * 12, inChannels);
    used += pass.shares.length;
    return fields;
  });
  const biasAt = bias ? arena.addressOf(bias) : zeros(backend, groups * outChannels);
  const xAt = arena.addressOf(x);
  const window = sweep.window ? arena.scratch(sweep.windowSize * 4) : 0;
  const spare = arena.scratch(6 * most * spareRow * 4);
  const { tensor, address } = emptyTensor(backend, shape);
  kernels.convolve(
    integers(backend, [
      ...[xAt, address, biasAt, packed, window, spare],
      ...[batch, groups, inChannels, outChannels],
      ...[x.size / (batch * groups * inChannels), tensor.size / (batch * groups * outChannels), perGroup, spareRow],
      ...[integers(backend, passes.flat()), passes.length, sweep.window ? integers(backend, sweep.window) : 0],
    ]),
  );
  return tensor;
}

/** In the order of the fields of assembly/conv.ts, distances in bytes. */
function passFields({ depths, rows, width, x, y, crop, outWidth, shares }: Pass, sharesAt: number, channels: number) {
  const block = Math.max(32, Math.floor(blockBytes / 4 / channels / 8) * 8);
  const bytes = [...x, ...y].map((floats) => floats * 4);
  return [depths, rows, width, ...bytes, shares.length, crop, outWidth, block, sharesAt];
}

function zeros({ arena }: Backend, count: number): number {
  const address = arena.scratch(count * 4);
  arena.memory.floats.fill(0, address / 4, address / 4 + count);
  return address;
}
