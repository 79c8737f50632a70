/** The name of a row, beside it or above it on a phone; and what every part of the drawing is given. */
import type { ViewProps } from "../kit/view.ts";
import type widget from "./index.ts";
import type { layoutOf } from "./layout.ts";

export type Props = ViewProps<typeof widget>;
export type DrawnProps = Props & { readonly at: ReturnType<typeof layoutOf> };

export function RowName({
  at,
  y,
  name,
  height = at.rowHeight,
}: {
  at: DrawnProps["at"];
  y: number;
  name: string;
  height?: number;
}) {
  return (
    <text class="t-label" x={0} y={at.narrow ? y - 8 : y + height / 2 + 5}>
      {name}
    </text>
  );
}
