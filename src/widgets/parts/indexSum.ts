/** An index written out as the sum that its layout makes of a cell: `(3 · 4 + 2) · 2 + 1`. */
import type { IndexLayout } from "#engine/indexTensor.ts";

interface CellAt {
  readonly picture: number;
  readonly channel: number;
  readonly row: number;
  readonly column: number;
}
interface Sizes {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

export function indexSum(layout: IndexLayout, cell: CellAt, { channels, height, width }: Sizes): string {
  const { picture: n, channel: c, row: y, column: x } = cell;
  return {
    plane: `${y} · ${width} + ${x}`,
    nhwc: `(${y} · ${width} + ${x}) · ${channels} + ${c}`,
    "nhwc-batch": `((${n} · ${height} + ${y}) · ${width} + ${x}) · ${channels} + ${c}`,
    nchw: `((${n} · ${channels} + ${c}) · ${height} + ${y}) · ${width} + ${x}`,
  }[layout];
}
