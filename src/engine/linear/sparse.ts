// Sparse matrices in compressed rows (CSR): the entries of row r are those from start[r] up to, not with, start[r + 1].
// One place may have several entries, one for each link (a mirror shows a cell twice); they add up.

import { reserve } from "../budget.ts";
import type { Links } from "../links.ts";
import type { Floats } from "../storage.ts";
import { own, type Tensor } from "../tensor.ts";

export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float64Array;
  /** For each entry the element of the weight that is its value, where there is a weight. */
  readonly tap?: Int32Array;
}

/** Sorts links by row and keeps their order within a row. */
export function fromLinks({ rows, columns, row, column, value, tap }: Links): SparseMatrix {
  const start = new Int32Array(rows + 1);
  for (let i = 0; i < row.length; i++) start[row[i] + 1]++;
  for (let r = 0; r < rows; r++) start[r + 1] += start[r];
  const next = start.slice();
  const sorted = {
    column: new Int32Array(row.length),
    value: new Float64Array(row.length),
    ...(tap && { tap: new Int32Array(row.length) }),
  };
  for (let i = 0; i < row.length; i++) {
    const at = next[row[i]]++;
    sorted.column[at] = column[i];
    sorted.value[at] = value[i];
    if (tap && sorted.tap) sorted.tap[at] = tap[i];
  }
  return { rows, columns, start, ...sorted };
}

/** The row of every entry: what the compressed form leaves out. */
export function rowOf({ rows, start, column }: SparseMatrix): Int32Array {
  const row = new Int32Array(column.length);
  for (let r = 0; r < rows; r++) row.fill(r, start[r], start[r + 1]);
  return row;
}

/** Columns become rows. Transposing twice gives the same entries in the order of their columns. */
export function transpose(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, column, value, tap } = matrix;
  return fromLinks({ rows: columns, columns: rows, row: column, column: rowOf(matrix), value, ...(tap && { tap }) });
}

/** matrix · vector. Each sum runs along its row in order. */
export function multiply({ rows, start, column, value }: SparseMatrix, vector: Floats): Float64Array {
  const product = new Float64Array(rows);
  for (let r = 0; r < rows; r++) {
    let sum = 0;
    for (let i = start[r]; i < start[r + 1]; i++) sum += value[i] * vector[column[i]];
    product[r] = sum;
  }
  return product;
}

/** left · right, row by row (Gustavson's algorithm): one entry a place, in the order they first appear. */
export function product(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  const sums = new Float64Array(right.columns);
  const seenIn = new Int32Array(right.columns).fill(-1);
  const row: number[] = [];
  const column: number[] = [];
  const value: number[] = [];
  for (let r = 0; r < left.rows; r++) {
    const first = column.length;
    for (let i = left.start[r]; i < left.start[r + 1]; i++) {
      const middle = left.column[i];
      for (let j = right.start[middle]; j < right.start[middle + 1]; j++) {
        const c = right.column[j];
        if (seenIn[c] !== r) {
          seenIn[c] = r;
          sums[c] = 0;
          row.push(r);
          column.push(c);
        }
        sums[c] += left.value[i] * right.value[j];
      }
    }
    for (let at = first; at < column.length; at++) value.push(sums[column[at]]);
  }
  return fromLinks({ rows: left.rows, columns: right.columns, row, column, value });
}

/** The entries of both: their sum. */
export function sum(left: SparseMatrix, right: SparseMatrix): SparseMatrix {
  return fromLinks({
    rows: left.rows,
    columns: left.columns,
    row: [...rowOf(left), ...rowOf(right)],
    column: [...left.column, ...right.column],
    value: [...left.value, ...right.value],
  });
}

/** All rows × columns numbers, zeros too; for small matrices. @throws EngineError beyond the byte budget */
export function dense(matrix: SparseMatrix): Tensor {
  const { rows, columns, column, value } = matrix;
  const all = new Float64Array(reserve("dense", [rows, columns]));
  for (const [i, r] of rowOf(matrix).entries()) all[r * columns + column[i]] += value[i];
  return own(all, [rows, columns]);
}

/** For each row, how many different columns it has. */
export function rowCounts({ rows, start, column }: SparseMatrix): Float64Array {
  return Float64Array.from({ length: rows }, (_, r) => new Set(column.subarray(start[r], start[r + 1])).size);
}
