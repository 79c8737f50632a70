// Max and average pools, and max unpooling. See assembly/pool.ts.

import { IndexTensor } from "../../indexTensor.ts";
import type { Layer } from "../../links.ts";
import type { Plan } from "../../op.ts";
import type { MaxPoolResult } from "../../ops/maxPool.ts";
import type { Tensor } from "../../tensor.ts";
import { type Axis, plainThree, type Three } from "./axes.ts";
import { type Backend, emptyTensor } from "./backend.ts";
import { viewOf } from "./view.ts";

interface PoolPlan extends Plan {
  readonly layer: Layer;
}

export interface MaxPoolPlan extends PoolPlan {
  readonly of: readonly number[];
}

export interface AvgPoolPlan extends PoolPlan {
  readonly divisor: Float64Array;
}

export interface UnpoolPlan extends Plan {
  readonly plane: number;
  readonly perPlane: number;
  readonly overlap: string;
}

interface Prepared {
  /** The structure of assembly/pool.ts, complete but for five addresses at its start. */
  readonly job: number;
  /** In bytes; 0 where x is read as it lies. */
  readonly windowSize: number;
  /** The sizes of a plane and of its result, if windows of 2 × 2 lie side by side on it. */
  readonly side: readonly [height: number, width: number, rows: number, columns: number] | undefined;
}

const spareSize = 64;

export function maxPool(backend: Backend, x: Tensor, { layer, shape, of }: MaxPoolPlan): MaxPoolResult | undefined {
  const prepared = backend.prepared("pool", layer, () => prepare(backend, layer, undefined));
  if (!prepared || x.size === 0) return undefined;
  const { arena, kernels } = backend;
  const xAt = arena.addressOf(x);
  const { tensor: output, address: y } = emptyTensor(backend, shape);
  const { cell, address: indices } = arena.result(output.size, true);
  if (prepared.side) kernels.maxPool2x2(xAt, y, indices, layer.batch, ...prepared.side);
  else kernels.maxPool(start(backend, prepared, xAt, y, indices));
  return { output, indices: new IndexTensor(shape, cell as IndexTensor["cell"], "plane", of) };
}

export function avgPool(backend: Backend, x: Tensor, { layer, shape, divisor }: AvgPoolPlan): Tensor | undefined {
  const prepared = backend.prepared("pool", layer, () => prepare(backend, layer, divisor));
  if (!prepared || x.size === 0) return undefined;
  const { arena, kernels } = backend;
  const xAt = arena.addressOf(x);
  const { tensor, address } = emptyTensor(backend, shape);
  // One count for all windows, a power of two: then the inverse is exact.
  if (prepared.side && divisor.every((count) => count === 4)) {
    kernels.avgPool2x2(xAt, address, layer.batch, ...prepared.side, 1 / 4);
  } else {
    kernels.avgPool(start(backend, prepared, xAt, address, 0));
  }
  return tensor;
}

/** Only the plain kind, where the last of two numbers for one place stays. Declines bad indices: the op itself words them. */
export function maxUnpool(
  backend: Backend,
  x: Tensor,
  indices: IndexTensor,
  { shape, plane, perPlane, overlap }: UnpoolPlan,
): Tensor | undefined {
  if (overlap !== "overwrite" || x.size === 0) return undefined;
  const { arena, kernels } = backend;
  const [xAt, indicesAt] = [arena.addressOf(x), arena.addressOf(indices)];
  const { tensor, address } = emptyTensor(backend, shape);
  const wrong = kernels.unpool(address, xAt, indicesAt, x.size / perPlane, perPlane, plane);
  if (wrong === 0) return tensor;
  tensor.cell.release();
  return undefined;
}

function start({ arena }: Backend, { job, windowSize }: Prepared, x: number, y: number, indices: number): number {
  const scratch = arena.scratch(windowSize + spareSize);
  arena.memory.ints.set([x, y, indices, windowSize > 0 ? scratch : 0, scratch + windowSize], job / 4);
  return job;
}

function prepare(backend: Backend, layer: Layer, divisor: Float64Array | undefined): Prepared | undefined {
  const axes = plainThree(layer);
  if (!axes) return undefined;
  const [depth, height, width] = axes;
  const sizes = axes.map(
    ({ outSize, taps, stride, dilation }) => (outSize - 1) * stride + (taps - 1) * dilation + 1,
  ) as unknown as Three<number>;
  const picture = axes.map(({ inSize }) => inSize) as unknown as Three<number>;
  const first = axes.map(({ padBegin }) => -padBegin) as unknown as Three<number>;
  const view = viewOf(picture, first, sizes, width.stride, 1);
  const plane = picture[1] * picture[2];
  const [offsets, positions]: number[][] = [[], []];
  for (let d = 0; d < depth.taps; d++) {
    for (let h = 0; h < height.taps; h++) {
      for (let w = 0; w < width.taps; w++) {
        const column = w * width.dilation;
        const cell = (column % width.stride) * view.part + Math.floor(column / width.stride);
        offsets.push((d * depth.dilation * view.depth + h * height.dilation * view.row + cell) * 4);
        positions.push(d * depth.dilation * plane + h * height.dilation * picture[2] + column);
      }
    }
  }
  const firsts = axes.map((axis, which) =>
    backend.table(firstCells(axis).map((cell) => cell * [plane, picture[2], 1][which]!)),
  );
  const counts = backend.floatTable(divisor ?? [1]);
  return {
    job: backend.table(
      [0, 0, 0, 0, 0, layer.batch, picture[0] * plane, depth.outSize, height.outSize, width.outSize].concat(
        [offsets.length, backend.table(offsets), backend.table(positions)],
        [depth.stride * view.depth * 4, height.stride * view.row * 4],
        [depth.stride * plane, height.stride * picture[2], width.stride],
        [first[0] * plane + first[1] * picture[2] + first[2], ...firsts, counts, divisor && divisor.length > 1 ? 1 : 0],
        view.window ? backend.table(view.window) : 0,
      ),
    ),
    windowSize: view.window ? Math.ceil(view.windowSize / 16 + 1) * 64 : 0,
    side: isSideBySide(axes) ? [picture[1], picture[2], height.outSize, width.outSize] : undefined,
  };
}

/** For each window the first of its cells that is no padding. */
function firstCells({ outSize, stride, dilation, padBegin }: Axis): number[] {
  return Array.from({ length: outSize }, (_, o) => {
    const begin = o * stride - padBegin;
    return begin >= 0 ? begin : begin + Math.ceil(-begin / dilation) * dilation;
  });
}

function isSideBySide([depth, height, width]: Three<Axis>): boolean {
  return (
    depth.taps === 1 &&
    depth.stride === 1 &&
    depth.padBegin === 0 &&
    depth.outSize === depth.inSize &&
    width.outSize >= 4 &&
    depth.outSize === 1 &&
    [height, width].every(
      ({ taps, stride, dilation, padBegin, inSize, outSize }) =>
        taps === 2 && stride === 2 && dilation === 1 && padBegin === 0 && outSize * 2 <= inSize,
    )
  );
}
