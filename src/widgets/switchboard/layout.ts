/** Where the switchboard's maps stand, in px: what is pooled on top, the four ways back under it, over their table. */
import { type WayName, wayNames } from "./ways.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The columns of the table under the drawing, so that each way stands over its numbers. */
export const labelWidth = 104;

export function layoutOf(width: number) {
  const narrow = width < 520;
  return narrow ? narrowLayout(width) : wideLayout(width);
}

function wideLayout(width: number) {
  const column = (width - labelWidth) / wayNames.length;
  const cell = Math.min(34, Math.floor((column - 12) / 4));
  const centre = labelWidth + 2 * column;
  const P = { x: centre - 2 * cell, y: 24 };
  const pooledY = P.y + cell;
  const max = { x: P.x - 56 - 2 * cell, y: pooledY };
  const waysY = P.y + 4 * cell + 82;
  return {
    narrow: false,
    cell,
    P,
    max,
    at: { x: max.x - 22 - 2 * cell, y: pooledY },
    mean: { x: P.x + 4 * cell + 56, y: pooledY },
    railY: P.y + 4 * cell + 18,
    ways: placed((index) => ({ x: labelWidth + (index + 0.5) * column - 2 * cell, y: waysY })),
    height: waysY + 4 * cell + 4,
  };
}

/** On a phone the pooled maps stand beside P, and the ways two by two. */
function narrowLayout(width: number) {
  const cell = Math.min(38, Math.floor((width - 30) / 8));
  const P = { x: 1, y: 24 };
  const right = P.x + 4 * cell + 22;
  const waysY = P.y + 4 * cell + 78;
  return {
    narrow: true,
    cell,
    P,
    max: { x: right, y: P.y },
    at: { x: right + 2 * cell + 14, y: P.y },
    mean: { x: right, y: P.y + 2 * cell + 28 },
    railY: 0,
    ways: placed((index) => ({
      x: index % 2 === 0 ? 1 : width - 4 * cell - 1,
      y: waysY + Math.floor(index / 2) * (4 * cell + 62),
    })),
    height: waysY + 8 * cell + 66,
  };
}

function placed(place: (index: number) => Point): Record<WayName, Point> {
  return { maxUnpool: place(0), nails: place(1), copy: place(2), adjoint: place(3) };
}
