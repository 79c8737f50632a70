// Ops that compute nothing and only move numbers: each is a list of positions.
//
//     pick     y[o] = x[at[o]]        unfold, crop, pixel shuffle, a max pool once its winners are known
//     place    y[at[i]] += x[i]       fold, max unpool, sums; the transpose of pick
//
// A position of −1 is nowhere: pick reads 0 there (padding), place drops the number.

import type { Links } from "../links.ts";
import { defineOp } from "../op.ts";
import { passed } from "../params/index.ts";
import { run } from "../run.ts";
import { type FloatArray, finish, own, sizeOf, type Tensor } from "../tensor.ts";

export type Positions = ArrayLike<number>;

interface Move {
  readonly shape: readonly number[];
  readonly at: Positions;
}

const params = { at: passed<Positions>(), shape: passed<readonly number[]>() };
type X = { readonly x: Tensor };

const pickOp = defineOp({
  name: "pick",
  rank: 1,
  inputs: { x: "tensor" },
  params,
  check: (_: X, move) => move as Move,
  forward: ({ x }, { at, shape }) => picked(x, at, shape),
  gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
  links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
});

const placeOp = defineOp({
  name: "place",
  rank: 1,
  inputs: { x: "tensor" },
  params,
  check: (_: X, move) => move as Move,
  forward({ x }, { at, shape }) {
    const y = new Float64Array(sizeOf(shape));
    const from = x.data;
    for (let i = 0; i < at.length; i++) if (at[i] >= 0) y[at[i]] += from[i];
    return finish(y, shape, x.dtype);
  },
  gradient: (upstream, { x }, { at }) => ({ x: () => pick(upstream, at, x.shape) }),
  links: ({ x }, { at, shape }) => ({ x: () => transposed(pickLinks(at, sizeOf(shape)), x.size) }),
});

/** The numbers of x at the positions, in the given shape. */
export const pick = (x: Tensor, at: Positions, shape: readonly number[]): Tensor => run(pickOp, { x }, { at, shape });
/** The sum of the numbers of x that go to each position of the given shape. */
export const place = (x: Tensor, at: Positions, shape: readonly number[]): Tensor => run(placeOp, { x }, { at, shape });

export const moves = [pickOp, placeOp];

/** The loop of pick, for ops that are one. No arithmetic: NaN and −0 arrive as they are. */
export function picked(x: Tensor, at: Positions, shape: readonly number[]): Tensor {
  const from = x.data;
  const y: FloatArray = x.dtype === "float32" ? new Float32Array(at.length) : new Float64Array(at.length);
  for (let o = 0; o < at.length; o++) if (at[o] >= 0) y[o] = from[at[o]];
  return own(y, shape);
}

/** A row with one 1 for each position. */
export function pickLinks(at: Positions, columns: number): Links {
  const row: number[] = [];
  const column: number[] = [];
  for (let o = 0; o < at.length; o++) {
    if (at[o] < 0) continue;
    row.push(o);
    column.push(at[o]);
  }
  return { rows: at.length, columns, row, column, value: new Float64Array(row.length).fill(1) };
}

export function transposed({ rows, row, column, ...links }: Links, columns: number): Links {
  return { ...links, rows: links.columns, columns, row: column, column: row };
}

/** A matrix with these factors on its diagonal. */
export function diagonal(value: ArrayLike<number>): Links {
  const row = Int32Array.from({ length: value.length }, (_, i) => i);
  return { rows: value.length, columns: value.length, row, column: row, value };
}
