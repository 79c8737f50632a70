/** Twelve kernels of whole numbers, and whether a kernel comes apart into a column and a row. */

export const presetNames = [
  "identity",
  "shift",
  "box",
  "gaussian",
  "sharpen",
  "motion",
  "difference",
  "sobelAcross",
  "sobelDown",
  "laplacian",
  "blob",
  "emboss",
] as const;
export type Preset = (typeof presetNames)[number];

export interface Kernel {
  /** Rows and columns alike. */
  readonly size: number;
  readonly weights: readonly number[];
}

const square = (...rows: readonly (readonly number[])[]): Kernel => ({ size: rows.length, weights: rows.flat() });
const product = (down: readonly number[], across: readonly number[]): Kernel =>
  square(...down.map((a) => across.map((b) => a * b)));

export const presets: Readonly<Record<Preset, Kernel>> = {
  identity: square([0, 0, 0], [0, 1, 0], [0, 0, 0]),
  // Each output takes the cell two to its right, so the picture moves to the left.
  shift: product([0, 0, 1, 0, 0], [0, 0, 0, 0, 1]),
  box: product([1, 1, 1, 1, 1], [1, 1, 1, 1, 1]),
  // The binomial numbers are the usual whole ones near a bell curve.
  gaussian: product([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]),
  sharpen: square([0, -1, 0], [-1, 5, -1], [0, -1, 0]),
  motion: square([1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]),
  difference: square([0, 0, 0], [-1, 0, 1], [0, 0, 0]),
  sobelAcross: product([1, 2, 1], [-1, 0, 1]),
  sobelDown: product([-1, 0, 1], [1, 2, 1]),
  laplacian: square([0, 1, 0], [1, -4, 1], [0, 1, 0]),
  // A Laplacian of a smoothed picture: dark blobs of a few cells stand out.
  blob: square([0, 0, 1, 0, 0], [0, 1, 2, 1, 0], [1, 2, -16, 2, 1], [0, 1, 2, 1, 0], [0, 0, 1, 0, 0]),
  emboss: square([-2, -1, 0], [-1, 1, 1], [0, 1, 2]),
};

/** A column and a row whose products are the weights; or four weights that no such pair can give. */
export type Split =
  | { readonly separable: true; readonly down: readonly number[]; readonly across: readonly number[] }
  | { readonly separable: false; readonly corners: Corners };
/** Two rows and two columns: a product needs w(r, c)·w(s, d) = w(r, d)·w(s, c). */
export interface Corners {
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
  readonly one: number;
  readonly other: number;
}

export function splitOf({ size, weights }: Kernel): Split {
  const at = (row: number, column: number) => weights[row * size + column] ?? 0;
  // The weight furthest from 0: dividing by it is safest.
  const pivot = weights.reduce(
    (best, weight, index) => (Math.abs(weight) > Math.abs(weights[best] ?? 0) ? index : best),
    0,
  );
  const [row, column] = [Math.floor(pivot / size), pivot % size];
  const all = Array.from({ length: size }, (_, index) => index);
  for (const r of all)
    for (const c of all) {
      const [one, other] = [at(row, column) * at(r, c), at(row, c) * at(r, column)];
      if (!near(one, other)) return { separable: false, corners: { rows: [row, r], columns: [column, c], one, other } };
    }
  const across = all.map((c) => at(row, c));
  const factor = commonFactor(across);
  const reduced = across.map((weight) => weight / factor);
  // Everything is a multiple of the pivot's row; a kernel of zeros is a column of zeros.
  const unit = reduced[column] ?? 0;
  return { separable: true, down: all.map((r) => (unit === 0 ? 0 : at(r, column) / unit)), across: reduced };
}

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The largest whole number that divides all; 1 where some are not whole. */
function commonFactor(values: readonly number[]): number {
  if (!values.every(Number.isInteger)) return 1;
  const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));
  return values.reduce(divisor, 0) || 1;
}
