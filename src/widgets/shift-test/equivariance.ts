/** How far "move, then pool" and "pool, then move" lie apart. */

/** Columns at each side that are left out: a move brings in what the other does not know. */
export const border = 2;

/**
 * What a row of `data` shows `shift` input cells further to the right. A pool by 2 turns that into half the way, and half
 * a cell is the mean of two neighbours. NaN where a neighbour is missing.
 */
export function moved(data: ArrayLike<number>, side: number, shift: number): number[] {
  const half = shift / 2;
  return Array.from({ length: side * side }, (_, at) => {
    const [row, column] = [Math.floor(at / side), (at % side) - half];
    const [left, right] = [Math.floor(column), Math.ceil(column)];
    if (left < 0 || right >= side) return Number.NaN;
    const value = (of: number) => data[row * side + of] ?? 0;
    return (value(left) + value(right)) / 2;
  });
}

/** The same for a row that goes round. */
export function movedRound(data: readonly number[], shift: number): number[] {
  const { length } = data;
  const at = (cell: number) => data[((cell % length) + length) % length] ?? 0;
  return data.map((_, cell) => (at(Math.floor(cell - shift / 2)) + at(Math.ceil(cell - shift / 2))) / 2);
}

/** Differences of the two orders, NaN where there is none. */
export function differences(
  pooled: ArrayLike<number>,
  still: ArrayLike<number>,
  side: number,
  shift: number,
): number[] {
  return moved(still, side, shift).map((value, at) => (pooled[at] ?? 0) - value);
}

/** The root mean square of the inner differences. */
export function distance(all: readonly number[], side: number): number {
  const inner = all.filter((_, at) => at % side >= border && at % side < side - border);
  return Math.sqrt(inner.reduce((sum, value) => sum + value * value, 0) / inner.length);
}
