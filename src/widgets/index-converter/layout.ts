/** Where the two masks and the planes they point into stand, in px. */
interface Arranged {
  readonly places: readonly { readonly x: number; readonly y: number }[];
  readonly height: number;
}

const gap = 7;
export const entryHeight = 30;

/** Entries in rows, with a gap after each group: the channels of a window, or the windows of a plane. */
export function arrange(count: number, group: number, width: number, cell: number): Arranged {
  const fitting = Math.max(1, Math.floor((width + gap) / (group * cell + gap)));
  const columns = group * cell <= width ? fitting * group : Math.max(1, Math.floor(width / cell));
  const places = Array.from({ length: count }, (_, at) => {
    const column = at % columns;
    const gaps = group * cell <= width ? Math.floor(column / group) : 0;
    return { x: column * cell + gaps * gap, y: Math.floor(at / columns) * (entryHeight + gap) };
  });
  return { places, height: Math.ceil(count / columns) * (entryHeight + gap) - gap };
}

const largestCell = 34;
const planeGap = 16;
export const planeHead = 20;

/** The planes of one picture, two in a row. */
export function planesIn(channels: number, rows: number, columns: number, width: number) {
  const perRow = Math.min(2, channels);
  const cell = Math.min(largestCell, Math.floor((width - (perRow - 1) * planeGap - 2) / perRow / columns));
  return {
    cell,
    placeOf: (channel: number) => ({
      x: 1 + (channel % perRow) * (columns * cell + planeGap),
      y: planeHead + Math.floor(channel / perRow) * (rows * cell + planeHead + 8),
    }),
    height: Math.ceil(channels / perRow) * (rows * cell + planeHead + 8),
  };
}
