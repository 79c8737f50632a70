// Interpolation along rows and columns. See assembly/resize.ts.

import type { Plan } from "../../op.ts";
import type { WeightedAxis } from "../../ops/resample.ts";
import type { Tensor } from "../../tensor.ts";
import { type Backend, emptyTensor } from "./backend.ts";

export interface ResizePlan extends Plan {
  readonly axes: readonly WeightedAxis[];
}

interface Prepared {
  /** The structure of assembly/resize.ts, complete but for four addresses at its start. */
  readonly job: number;
  /** In bytes. */
  readonly spareSize: number;
  readonly sharesSize: number;
}

const single: WeightedAxis = {
  outSize: 1,
  inSize: 1,
  tapSize: 1,
  out: Int32Array.of(0),
  in: Int32Array.of(0),
  tap: Int32Array.of(0),
  weight: Float64Array.of(1),
};

export function resize(backend: Backend, x: Tensor, plan: ResizePlan): Tensor | undefined {
  if (plan.axes.length > 2 || x.size === 0) return undefined;
  const prepared = backend.prepared("resize", plan, () => prepare(backend, plan, x.size));
  if (!prepared) return undefined;
  const { arena, kernels } = backend;
  const xAt = arena.addressOf(x);
  const scratch = arena.scratch(prepared.spareSize + prepared.sharesSize);
  const { tensor, address } = emptyTensor(backend, plan.shape);
  arena.memory.ints.set([xAt, address, scratch, scratch + prepared.spareSize], prepared.job / 4);
  kernels.resize(prepared.job);
  return tensor;
}

function prepare(backend: Backend, { axes }: ResizePlan, size: number): Prepared | undefined {
  const [rows, columns] = [single, ...axes].slice(-2) as [WeightedAxis, WeightedAxis];
  const rowLinks = linksByOutput(rows);
  const columnLinks = linksByOutput(columns);
  if (!rowLinks || !columnLinks) return undefined;
  const pattern = sharesOf(columns, columnLinks);
  const { starts, cells, weights } = pattern ?? columnLinks;
  const reach = pattern?.reach ?? 0;
  const scale = pattern?.scale ?? 0;
  return {
    job: backend.table([
      ...[
        0,
        0,
        0,
        0,
        size / (rows.inSize * columns.inSize),
        rows.inSize,
        columns.inSize,
        rows.outSize,
        columns.outSize,
      ],
      ...[backend.table(rowLinks.starts), backend.table(rowLinks.cells), backend.floatTable(rowLinks.weights)],
      ...[scale, reach, backend.table(starts), backend.table(cells), backend.floatTable(weights)],
    ]),
    spareSize: Math.ceil((columns.inSize + 2 * reach + 16) / 16) * 64,
    sharesSize: Math.max(1, scale) * (columns.inSize + 12) * 4,
  };
}

/** The links of output o are those from starts[o] to starts[o + 1]. */
interface Links {
  readonly starts: Int32Array;
  readonly cells: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** Undefined if the links do not come in the order of the outputs. */
function linksByOutput({ out, in: cells, weight, outSize }: WeightedAxis): Links | undefined {
  const starts = new Int32Array(outSize + 1);
  for (let link = 0; link < out.length; link++) {
    if (link > 0 && out[link] < out[link - 1]) return undefined;
    starts[out[link] + 1] = link + 1;
  }
  for (let o = 0; o < outSize; o++) starts[o + 1] = Math.max(starts[o], starts[o + 1]);
  return { starts, cells, weights: weight };
}

const mostReach = 8;

/** One pattern of links for each remainder, if the row is enlarged by a whole number and the pattern holds everywhere. */
function sharesOf({ inSize, outSize }: WeightedAxis, links: Links) {
  const scale = outSize / inSize;
  if (!Number.isInteger(scale) || scale > 8) return undefined;
  const middle = Math.floor(inSize / 2);
  const starts = new Int32Array(scale + 1);
  const [cells, weights]: number[][] = [[], []];
  for (let r = 0; r < scale; r++) {
    const o = middle * scale + r;
    for (let link = links.starts[o]; link < links.starts[o + 1]; link++) {
      cells.push(links.cells[link] - middle);
      weights.push(links.weights[link]);
    }
    starts[r + 1] = cells.length;
  }
  const reach = Math.max(0, ...cells.map(Math.abs));
  if (reach > mostReach) return undefined;
  for (let o = 0; o < outSize; o++) {
    const [q, r] = [Math.floor(o / scale), o % scale];
    const begin = links.starts[o];
    if (links.starts[o + 1] - begin !== starts[r + 1] - starts[r]) return undefined;
    for (let j = 0; j < starts[r + 1] - starts[r]; j++) {
      const cell = Math.min(Math.max(q + cells[starts[r] + j], 0), inSize - 1);
      if (links.cells[begin + j] !== cell || links.weights[begin + j] !== weights[starts[r] + j]) return undefined;
    }
  }
  return { starts, cells: cells.map((cell) => cell + reach), weights, reach, scale };
}
