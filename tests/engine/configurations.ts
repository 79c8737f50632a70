// Random legal layers for laws: small enough to be quick, odd enough to reach the corners.

import fc from "fast-check";
import { random, type Tensor } from "#engine";
import { runs } from "../runs.ts";

/** How many configurations each law is tried on. */
export const LAW_RUNS = runs(20_000);

/** Integers from −9 to 9: sums of their products are exact in float64, so laws hold bit for bit. */
export function wholeNumbers(shape: readonly number[], seed: number): Tensor {
  return random(seed).integers(shape, -9, 9);
}

/** Numbers from −1 to 1. */
export function realNumbers(shape: readonly number[], seed: number): Tensor {
  return random(seed).uniform(shape, { low: -1, high: 1 });
}

export interface WindowAxis {
  readonly inputSize: number;
  readonly kernelSize: number;
  readonly stride: number;
  readonly pads: readonly [number, number];
  readonly dilation: number;
}

const windowAxis = (largest: number): fc.Arbitrary<WindowAxis> =>
  fc
    .record({
      inputSize: fc.integer({ min: 1, max: largest }),
      kernelSize: fc.integer({ min: 1, max: 4 }),
      stride: fc.integer({ min: 1, max: 4 }),
      pads: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })),
      dilation: fc.integer({ min: 1, max: 3 }),
    })
    .map((axis) => {
      // Where the kernel does not fit, padding at the end makes room: nothing is thrown away.
      const missing = axis.dilation * (axis.kernelSize - 1) + 1 - axis.inputSize - axis.pads[0] - axis.pads[1];
      return missing > 0 ? { ...axis, pads: [axis.pads[0], axis.pads[1] + missing] as const } : axis;
    });

const largestOf = [9, 5, 3];

/** The windows of so many axes: the more, the smaller. */
export function windowAxesOf(rank: number): fc.Arbitrary<WindowAxis[]> {
  return fc.array(windowAxis(largestOf[rank - 1]!), { minLength: rank, maxLength: rank });
}

/** Mostly one or two axes, sometimes three. */
function overRanks<T>(of: (rank: number) => fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: of(1) }, { weight: 4, arbitrary: of(2) }, { weight: 1, arbitrary: of(3) });
}

const channels = fc.record({
  batch: fc.integer({ min: 1, max: 2 }),
  groups: fc.integer({ min: 1, max: 2 }),
  inChannels: fc.integer({ min: 1, max: 2 }),
  outChannels: fc.integer({ min: 1, max: 2 }),
});

export const seeds = fc.integer({ min: 0, max: 2 ** 31 });

const column = <K extends keyof WindowAxis>(axes: readonly WindowAxis[], key: K) => axes.map((axis) => axis[key]);

export const convCaseOf = (rank: number) =>
  fc.record({ axes: windowAxesOf(rank), channels, seed: seeds }).map(({ axes, channels: c, seed }) => ({
    rank: axes.length,
    seed,
    x: [c.batch, c.groups * c.inChannels, ...column(axes, "inputSize")],
    weight: [c.groups * c.outChannels, c.inChannels, ...column(axes, "kernelSize")],
    options: {
      stride: column(axes, "stride"),
      padding: column(axes, "pads"),
      dilation: column(axes, "dilation"),
      groups: c.groups,
    },
  }));

export const convTransposeCaseOf = (rank: number) =>
  fc
    .record({
      axes: windowAxesOf(rank),
      channels,
      seed: seeds,
      extra: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    })
    .map(({ axes, channels: c, seed, extra }) => {
      // Padding crops; it must leave a cell. Output padding must stay below the stride or the dilation.
      const pads = axes.map(({ inputSize, kernelSize, stride, dilation, pads: [begin, end] }) => {
        const room = (inputSize - 1) * stride + dilation * (kernelSize - 1);
        const first = Math.min(begin, room);
        return [first, Math.min(end, room - first)] as const;
      });
      const outputPadding = axes.map(({ stride, dilation }, axis) =>
        Math.min(extra[axis]!, Math.max(stride, dilation) - 1),
      );
      return {
        rank: axes.length,
        seed,
        x: [c.batch, c.groups * c.inChannels, ...column(axes, "inputSize")],
        weight: [c.groups * c.inChannels, c.outChannels, ...column(axes, "kernelSize")],
        options: {
          stride: column(axes, "stride"),
          padding: pads,
          dilation: column(axes, "dilation"),
          outputPadding,
          groups: c.groups,
        },
      };
    });

export const convCase = overRanks(convCaseOf);
export const convTransposeCase = overRanks(convTransposeCaseOf);
