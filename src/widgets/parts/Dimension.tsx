/** A dimension line as in a technical drawing: end ticks, its label above. Left out where it would have no length. */
import type { ComponentChildren } from "preact";

interface DimensionProps {
  from: number;
  to: number;
  y: number;
  role: "input" | "kernel" | "output" | "pad" | "ink";
  children: ComponentChildren;
}

export function Dimension({ from, to, y, role, children }: DimensionProps) {
  if (to <= from) return null;
  return (
    <g class={`r-${role}`}>
      <path class="dimension" d={`M${from + 1} ${y}H${to - 1}M${from + 1} ${y - 4}v8M${to - 1} ${y - 4}v8`} />
      <text class="t-label t-middle" x={(from + to) / 2} y={y - 8}>
        {children}
      </text>
    </g>
  );
}
