/** Where things stand in the edge lab, in px: two pictures side by side, and under them a row for each padding mode. */
import type { ViewProps } from "../kit/view.ts";
import type widget from "./index.ts";

export type DrawnProps = ViewProps<typeof widget> & { readonly at: ReturnType<typeof layoutOf> };

interface Model {
  readonly inputSize: number;
  readonly padding: number;
  readonly rowPad: number;
  readonly firstCentre: number;
  readonly depth: number;
  readonly modes: readonly { readonly row: { readonly sources: readonly unknown[] } }[];
}

/** The top of the profiles: brighter than the mean of any ring of the pictures. */
export const brightest = 200;
/** Cells of the small row without its pads. */
export const rowSize = 4;

export function layoutOf({ inputSize, padding, rowPad, firstCentre, depth }: Model, width: number) {
  const narrow = width < 600;
  const gap = narrow ? 14 : 32;
  const box = (width - gap) / 2;
  // Up to a border of 8 the picture stands still and its border grows; beyond, both shrink to fit.
  const border = Math.max(8, padding);
  const scale = box / (inputSize + 2 * border);
  const top = 24;
  const rowsTop = top + box + 70;
  const cells = rowSize + 2 * rowPad;
  const stripWidth = narrow ? width - 2 : 252;
  const cell = Math.min(30, stripWidth / cells);
  const rowHeight = narrow ? 150 : 74;
  const profile = narrow
    ? { left: 0, right: width, top: 96, height: 42 }
    : { left: 384, right: width - 72, top: 10, height: 54 };
  const first = Math.min(0, firstCentre);
  const perPx = (profile.right - profile.left) / (depth - first);
  return {
    narrow,
    scale,
    box,
    top,
    rowsTop,
    rowHeight,
    cell,
    strip: narrow ? { x: 1, y: 48, height: 28 } : { x: 100, y: 23, height: 28 },
    profile,
    /** The left edge of a pixel in the left and the right picture, counted from the photograph's first. */
    leftOf: (pixel: number) => (border + pixel) * scale,
    rightOf: (pixel: number) => box + gap + (border + pixel) * scale,
    topOf: (pixel: number) => top + (border + pixel) * scale,
    rowY: (row: number) => rowsTop + row * rowHeight,
    /** Places in a profile, from its row's top. */
    xAt: (distance: number) => profile.left + (distance - first) * perPx,
    yAt: (brightness: number) => profile.top + profile.height * (1 - brightness / brightest),
    height: rowsTop + 4 * rowHeight + 22,
  };
}
