// (d) Phases: output cells whose place in the stamped picture leaves the same remainder by s are reached by the same
// taps, every s-th one. So a transposed convolution is sᵈ small convolutions with stride 1, interleaved, and no product
// is with a zero that was inserted.
//
//     k = 4, s = 2      cells 0 2 4 … use taps 0 and 2, cells 1 3 5 … taps 1 and 3
//
// Source: Shi et al. 2016, Is the deconvolution layer the same as a convolutional layer? (arXiv 1609.07009).

import { croppingConv } from "#rules/conv.ts";
import { eachCell } from "../cells.ts";
import type { Layer } from "../links.ts";
import { add } from "../ops/add.ts";
import { gather } from "../ops/contractions.ts";
import { place } from "../ops/moves.ts";
import type { Pads } from "../params/index.ts";
import { sizeOf, type Tensor, zeros } from "../tensor.ts";
import { axisNumbers, windowLinks } from "../window.ts";
import { type Construction, type ConstructionOptions, type Geometry, geometry } from "./geometry.ts";
import { exchanged } from "./kernels.ts";

export interface Phase {
  /** The remainder on each axis, from 0 to s − 1. */
  readonly remainder: readonly number[];
  /** Which taps of each axis reach this phase, in rising order. */
  readonly taps: readonly (readonly number[])[];
  /** The first output cell of the phase on each axis; the others follow at steps of s. */
  readonly first: readonly number[];
  /** The small kernel, turned round, as a convolution's weight; undefined if no tap reaches the phase. */
  readonly kernel: Tensor | undefined;
  /** The small convolution's result, [N, out, …] or [out, …]: 0 where no tap reaches. */
  readonly output: Tensor;
}

export interface PhaseConstruction extends Construction {
  readonly phases: readonly Phase[];
}

/**
 * A transposed convolution as interleaved convolutions with stride 1.
 * @param x [N, C, …] or [C, …]
 * @param weight [C, out / groups, …kernel]
 * @returns the output, the phases, and the multiplies: each output cell with the taps of its phase
 */
export function byPhases(x: Tensor, weight: Tensor, options: ConstructionOptions = {}): PhaseConstruction {
  const g = geometry(x, weight, options);
  const perAxis = g.outSizes.map((_, axis) => axisPhases(g, axis));
  const phases = combinations(perAxis).map((axes) => phaseOf(x, weight, g, axes));
  const leading = g.shape.length - g.rank;
  let output = zeros(g.shape, x.dtype);
  let multiplies = 0;
  for (const { first, taps, output: part } of phases) {
    const at = eachCell("byPhases", g.shape, part.shape, (cell, axis) =>
      axis < leading ? cell : first[axis - leading] + cell * g.stride[axis - leading],
    );
    output = add(output, place(part, at, g.shape));
    multiplies += g.pairs * sizeOf(part.shape.slice(leading)) * sizeOf(taps.map((list) => list.length));
  }
  return { output, multiplies, phases };
}

interface AxisPhase {
  readonly remainder: number;
  readonly first: number;
  readonly count: number;
  readonly taps: readonly number[];
  /** Input cells from one tap of the phase to the next. */
  readonly dilation: number;
  readonly pads: Pads;
}

/** Stamped cell n + p belongs to phase (n + p) mod s; tap u reaches it if u · d leaves the same remainder. */
function axisPhases({ kernelSize, stride, dilation, pads, inSizes, outSizes }: Geometry, axis: number): AxisPhase[] {
  const [k, s, d, o] = [kernelSize[axis], stride[axis], dilation[axis], outSizes[axis]];
  const [padBegin] = pads[axis];
  return Array.from({ length: s }, (_, remainder) => {
    const taps = Array.from({ length: k }, (_, tap) => tap).filter((tap) => (tap * d) % s === remainder);
    const first = (((remainder - padBegin) % s) + s) % s;
    const count = first < o ? Math.ceil((o - first) / s) : 0;
    // Output `first` of the phase, through tap u, reads input (first + p − u·d) / s: whole, since the remainders agree.
    const readBy = (tap: number) => (first + padBegin - tap * d) / s;
    const lowest = readBy(taps[taps.length - 1] ?? 0);
    const span = taps.length > 0 ? readBy(taps[0]) - lowest : 0;
    const step = taps.length > 1 ? span / (taps.length - 1) : 1;
    return { remainder, first, count, taps, dilation: step, pads: [-lowest, lowest + span + count - inSizes[axis]] };
  });
}

function phaseOf(x: Tensor, weight: Tensor, g: Geometry, axes: readonly AxisPhase[]): Phase {
  const counts = axes.map((axis) => axis.count);
  const shape = [...g.shape.slice(0, g.shape.length - g.rank), ...counts];
  const found = {
    remainder: axes.map((axis) => axis.remainder),
    taps: axes.map((axis) => axis.taps),
    first: axes.map((axis) => axis.first),
  };
  if (sizeOf(counts) === 0 || axes.some(({ taps }) => taps.length === 0)) {
    return { ...found, kernel: undefined, output: zeros(shape, x.dtype) };
  }
  const window = {
    kernelSize: axes.map((axis) => axis.taps.length),
    stride: axes.map(() => 1),
    dilation: axes.map((axis) => axis.dilation),
    pads: axes.map((axis) => axis.pads),
  };
  const layer: Layer = {
    ...g.layer,
    axes: windowLinks("byPhases", croppingConv, axisNumbers(window, g.inSizes)),
    outChannels: g.layer.inChannels,
    inChannels: g.layer.outChannels,
  };
  const kernel = exchanged(
    weight,
    g.groups,
    axes.map(({ taps }) => [...taps].reverse()),
  );
  return { ...found, kernel, output: gather(layer, x, kernel, shape) };
}

/** Every choice of one phase an axis, the last axis fastest. */
function combinations(perAxis: readonly (readonly AxisPhase[])[]): AxisPhase[][] {
  return perAxis.reduce<AxisPhase[][]>(
    (all, axis) => all.flatMap((before) => axis.map((phase) => [...before, phase])),
    [[]],
  );
}
