// The three sums of contract.ts as ops. T(x, y, w) = Σ x[i] · y[o] · w[t] over all links is linear in each of three
// tensors; each sum is a derivative of T, and the derivatives of each sum are the other two. So gradients of
// convolutions have gradients themselves, to any order.

import { gatherInto, scatterInto, type Triples, triples, weighInto } from "../contract.ts";
import type { Layer, Links } from "../links.ts";
import { defineOp } from "../op.ts";
import { type Param, passed } from "../params/index.ts";
import { run } from "../run.ts";
import type { Floats } from "../storage.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";

const params = { layer: passed<Layer>(), shape: passed<readonly number[]>() } as const satisfies {
  [name: string]: Param;
};
const check = (_: unknown, plan: { readonly layer: Layer; readonly shape: readonly number[] }) => plan;

const gatherOp = defineOp({
  name: "gather",
  inputs: { x: "tensor", w: "tensor" },
  params,
  rank: 1,
  check: (_: { readonly x: Tensor; readonly w: Tensor }, plan) => check(_, plan),
  forward({ x, w }, { layer, shape }) {
    const y = new Float64Array(sizeOf(shape));
    gatherInto(layer, x.data, w.data, y);
    return finish(y, shape, x.dtype);
  },
  gradient: (upstream, { x, w }, { layer }) => ({
    x: () => scatter(layer, upstream, w, x.shape),
    w: () => weigh(layer, x, upstream, w.shape),
  }),
  links: ({ x, w }, { layer, shape }) => gatherLinks("gather", layer, x, w, sizeOf(shape)),
});

const scatterOp = defineOp({
  name: "scatter",
  inputs: { y: "tensor", w: "tensor" },
  params,
  rank: 1,
  check: (_: { readonly y: Tensor; readonly w: Tensor }, plan) => check(_, plan),
  forward({ y, w }, { layer, shape }) {
    const x = new Float64Array(sizeOf(shape));
    scatterInto(layer, y.data, w.data, x);
    return finish(x, shape, y.dtype);
  },
  gradient: (upstream, { y, w }, { layer }) => ({
    y: () => gather(layer, upstream, w, y.shape),
    w: () => weigh(layer, upstream, y, w.shape),
  }),
  links: ({ y, w }, { layer, shape }) => scatterLinks("scatter", layer, y, w, sizeOf(shape)),
});

const weighOp = defineOp({
  name: "weigh",
  inputs: { x: "tensor", y: "tensor" },
  params,
  rank: 1,
  check: (_: { readonly x: Tensor; readonly y: Tensor }, plan) => check(_, plan),
  forward({ x, y }, { layer, shape }) {
    const w = new Float64Array(sizeOf(shape));
    weighInto(layer, x.data, y.data, w);
    return finish(w, shape, x.dtype);
  },
  gradient: (upstream, { x, y }, { layer }) => ({
    x: () => scatter(layer, y, upstream, x.shape),
    y: () => gather(layer, x, upstream, y.shape),
  }),
  links({ x, y }, { layer, shape }) {
    const rows = sizeOf(shape);
    const { yAt, xAt, wAt } = triples("weigh", layer);
    return {
      x: () => ({ rows, columns: x.size, row: wAt, column: xAt, value: picked(y.data, yAt) }),
      y: () => ({ rows, columns: y.size, row: wAt, column: yAt, value: picked(x.data, xAt) }),
    };
  },
});

/** y of the given shape from x and w. */
export const gather = (layer: Layer, x: Tensor, w: Tensor, shape: readonly number[]): Tensor =>
  run(gatherOp, { x, w }, { layer, shape });
/** x of the given shape from y and w. */
export const scatter = (layer: Layer, y: Tensor, w: Tensor, shape: readonly number[]): Tensor =>
  run(scatterOp, { y, w }, { layer, shape });
/** w of the given shape from x and y. */
export const weigh = (layer: Layer, x: Tensor, y: Tensor, shape: readonly number[]): Tensor =>
  run(weighOp, { x, y }, { layer, shape });

export const contractions = [gatherOp, scatterOp, weighOp];

/** The matrices of a gather: in x its factors are weights, in w they are inputs. */
export function gatherLinks(
  op: string,
  layer: Layer,
  x: Tensor,
  w: Tensor,
  rows: number,
): { x: () => Links; w: () => Links } {
  const all = triples(op, layer);
  return { x: () => byWeight(all, "yAt", "xAt", rows, x.size, w), w: () => byCell(all, "yAt", "xAt", rows, w.size, x) };
}

/** The matrices of a scatter: those of the gather, transposed. */
export function scatterLinks(
  op: string,
  layer: Layer,
  y: Tensor,
  w: Tensor,
  rows: number,
): { y: () => Links; w: () => Links } {
  const all = triples(op, layer);
  return { y: () => byWeight(all, "xAt", "yAt", rows, y.size, w), w: () => byCell(all, "xAt", "yAt", rows, w.size, y) };
}

type End = "yAt" | "xAt";

function byWeight(all: Triples, to: End, from: End, rows: number, columns: number, w: Tensor): Links {
  return { rows, columns, row: all[to], column: all[from], value: picked(w.data, all.wAt), tap: all.wAt };
}

function byCell(all: Triples, to: End, from: End, rows: number, columns: number, cells: Tensor): Links {
  return { rows, columns, row: all[to], column: all.wAt, value: picked(cells.data, all[from]) };
}

function picked(values: Floats, at: Int32Array): Float64Array {
  return Float64Array.from(at, (position) => values[position]);
}
