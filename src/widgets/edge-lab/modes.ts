/** The four padding modes at work: on a picture and its blur, and on a row small enough to read. */
import { EngineError } from "#engine/errors.ts";
import { type PaddingMode, paddingModes } from "#engine/links.ts";
import { conv2d } from "#engine/ops/conv.ts";
import { pad } from "#engine/ops/pad.ts";
import { full, type Tensor, tensor } from "#engine/tensor.ts";
import { formatNumber } from "../kit/format.ts";

export const modeNames = ["zeros", "reflect", "replicate", "circular"] as const satisfies readonly PaddingMode[];

/**
 * The mean of every k × k window, in float64.
 * @param photo [1, side, side]
 * @returns [1, o, o]
 */
export function blurOf(photo: Tensor, paddingMode: PaddingMode, padding: number, kernelSize: number): Tensor {
  // The mean of a square is the mean down its columns of the means along its rows: 2k products a pixel instead of k².
  const mean = (shape: readonly number[]) => full(shape, 1 / kernelSize);
  const along = conv2d(photo, mean([1, 1, 1, kernelSize]), { padding: [0, padding], paddingMode });
  return conv2d(along, mean([1, 1, kernelSize, 1]), { padding: [padding, 0], paddingMode });
}

/** The mean of each ring of a square, from the outermost inwards. */
export function ringMeans(data: ArrayLike<number>, side: number): number[] {
  const rings = Math.ceil(side / 2);
  const sums = new Float64Array(rings);
  const counts = new Float64Array(rings);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const ring = Math.min(row, column, side - 1 - row, side - 1 - column);
      sums[ring] = (sums[ring] ?? 0) + (data[row * side + column] ?? 0);
      counts[ring] = (counts[ring] ?? 0) + 1;
    }
  }
  return Array.from(sums, (sum, ring) => sum / (counts[ring] ?? 1));
}

export interface PaddedRow {
  /** The padded row, or undefined where the row is too short for so many pads. */
  readonly data: readonly number[] | undefined;
  /** Where each cell comes from, counted in the padded row: its own place, that of the cell it copies, or nowhere. */
  readonly sources: readonly (number | undefined)[];
  /** The most pads, up to those asked for, that this mode can fill. */
  readonly most: number;
}

/** Pads a row at both ends. */
export function padRow(row: readonly number[], mode: PaddingMode, pads: number): PaddedRow {
  const padBy = (count: number): readonly number[] | undefined => {
    try {
      return [...pad(tensor(row), { pads: [[count, count]], mode }).data];
    } catch (error) {
      if (error instanceof EngineError) return undefined;
      throw error;
    }
  };
  let most = pads;
  while (padBy(most) === undefined) most--;
  const data = padBy(pads);
  const sources = (data ?? []).map((_, cell) => {
    const position = cell - pads;
    if (position >= 0 && position < row.length) return cell;
    const source = paddingModes[mode](position, row.length);
    return source < 0 ? undefined : source + pads;
  });
  return { data, sources, most };
}

/** How a mode finds the cell that a pad copies, as a sum of indices; undefined where there is none to work out. */
export function indexSum(mode: PaddingMode, position: number, size: number): string | undefined {
  const [at, last, all] = [position, size - 1, size].map(formatNumber);
  const before = position < 0;
  switch (mode) {
    case "reflect":
      return before ? `−(${at})` : `2·${last} − ${at}`;
    case "circular":
      return before ? `${at} + ${all}` : `${at} − ${all}`;
    case "zeros":
    case "replicate":
      return undefined;
    default:
      return mode satisfies never;
  }
}
