// A layer's axes as the kernels take them: three of them, each with links that keep an even distance.

import type { Layer } from "../../links.ts";

/** Three axes, depth first; a missing one has a single cell. */
export type Three<T> = readonly [T, T, T];

export interface Axis {
  readonly outSize: number;
  readonly inSize: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padBegin: number;
}

const one: Axis = { outSize: 1, inSize: 1, taps: 1, stride: 1, dilation: 1, padBegin: 0 };

/** The axes as three; undefined if one of them has links that keep no distance. */
export function threeAxes(layer: Layer): Three<Axis> | undefined {
  const known = plainAxes(layer);
  if (known?.every(isPointwise)) {
    // Nothing but a matrix for each cell: rows need not end.
    const cells = known.reduce((product, axis) => product * axis.inSize, 1);
    return [one, one, { ...one, outSize: cells, inSize: cells }];
  }
  return known && padded(known);
}

/** The same without joining rows. */
export function plainThree(layer: Layer): Three<Axis> | undefined {
  const known = plainAxes(layer);
  return known && padded(known);
}

function padded(axes: readonly Axis[]): Three<Axis> {
  return [one, one, ...axes].slice(-3) as unknown as Three<Axis>;
}

function plainAxes({ axes }: Layer): readonly Axis[] | undefined {
  const known: Axis[] = [];
  for (const axis of axes) {
    if (!axis.even) return undefined;
    known.push({ ...axis.even, outSize: axis.outSize, inSize: axis.inSize, taps: axis.tapSize });
  }
  return known;
}

export function isPointwise({ taps, stride, padBegin, inSize, outSize }: Axis): boolean {
  return taps === 1 && stride === 1 && padBegin === 0 && inSize === outSize;
}
