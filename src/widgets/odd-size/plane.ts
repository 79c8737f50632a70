/** A small plane, pooled and unpooled: where each number goes if its index is read in a plane of another width. */
import { EngineError } from "#engine/errors.ts";
import { indexTensor } from "#engine/indexTensor.ts";
import { maxPool2d } from "#engine/ops/maxPool.ts";
import { maxUnpool2d } from "#engine/ops/maxUnpool.ts";
import { tensor } from "#engine/tensor.ts";
import { pool } from "#rules/pool.ts";
import { taps } from "#rules/rule.ts";
import type { Grid } from "../kit/grid.ts";

interface Layer {
  readonly kernelSize: number;
  readonly stride: number;
}

/** Where one number of the pooled plane came from and where it goes; a place is a position in the plane, row-major. */
export interface Journey {
  readonly index: number;
  readonly from: { readonly row: number; readonly column: number };
  /** Undefined where the new plane has no such position. */
  readonly to: { readonly row: number; readonly column: number } | undefined;
  readonly isRight: boolean;
}

/** @param width of the plane that the indices are read in */
export function throughPlane(P: Grid, { kernelSize, stride }: Layer, width: number) {
  const [side = 1] = P.shape;
  const { output, indices } = maxPool2d(tensor(P.data, [1, side, side]), { kernelSize, stride });
  const places = [...indices.data];
  const journeys = places.map((index): Journey => {
    const from = { row: Math.floor(index / side), column: index % side };
    const to = index < width ** 2 ? { row: Math.floor(index / width), column: index % width } : undefined;
    return { index, from, to, isRight: to !== undefined && to.row === from.row && to.column === from.column };
  });
  // As a framework gets them: bare numbers that do not say which plane they were made for.
  const bare = indexTensor(places, { shape: indices.shape });
  const result = refusable(() => [...maxUnpool2d(output, bare, { kernelSize, stride, outputSize: width }).data]);
  const read = new Set(
    taps(pool, { inputSize: side, kernelSize, stride }).flatMap((window) => window.map(({ input }) => input)),
  );
  const unread = Array.from({ length: side }, (_, cell) => cell).filter((cell) => !read.has(cell));
  return { P, unread, pooled: [...output.data], places, journeys, ...result };
}

/** The result, or what the engine says against it. */
function refusable(compute: () => number[]): {
  readonly data: readonly number[] | undefined;
  readonly refusal: string;
} {
  try {
    return { data: compute(), refusal: "" };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return { data: undefined, refusal: error.message };
  }
}
