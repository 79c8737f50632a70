/** What the four panels share: their frame, their bar of multiplies, and the room they have. */
import type { ComponentChildren } from "preact";
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import type widget from "./index.ts";
import type { ConstructionName } from "./index.ts";

export type Props = ViewProps<typeof widget>;

export interface PanelProps extends Pick<Props, "model" | "pointing" | "say" | "uid"> {
  /** Room of the panel's own drawing, in px. */
  width: number;
  height: number;
}

interface FrameProps extends Pick<Props, "model" | "say" | "num"> {
  name: ConstructionName;
  how: string;
  x: number;
  y: number;
  width: number;
  height: number;
  children: ComponentChildren;
}

export const headHeight = 58;
export const footHeight = 40;

export function PanelFrame({ name, how, x, y, width, height, model, say, num, children }: FrameProps) {
  const spent = model.multiplies[name];
  const wasted = spent - model.triples.length;
  const most = Math.max(...Object.values(model.multiplies));
  const room = Math.min(width - 24, 7 * most);
  const wide = (count: number) => (room * count) / most;
  const foot = height - 26;
  return (
    <g transform={`translate(${x} ${y})`}>
      <text class="panel-name" x={0} y={18}>
        {say(name)}
      </text>
      <text class="t-small" x={0} y={40}>
        {how}
      </text>
      <g transform={`translate(0 ${headHeight})`}>{children}</g>
      <rect class="spent-used" x={0.5} y={foot} width={wide(model.triples.length)} height={9} />
      <rect
        class="spent-wasted"
        x={0.5 + wide(model.triples.length)}
        y={foot}
        width={Math.max(0, wide(wasted))}
        height={9}
      />
      <text class="t-small" x={0} y={foot + 24}>
        <tspan class="row-count" data-num={num(name)}>
          {formatNumber(spent)}
        </tspan>{" "}
        {wasted === 0 ? say("noneWasted") : say("multiplies", { wasted })}
      </text>
    </g>
  );
}
