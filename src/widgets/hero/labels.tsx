/** What stands beside the planes: their names at the right, and at the left how many wires there are. */
import type { Wire } from "../kit/linking.ts";
import type { ViewProps } from "../kit/view.ts";
import { cornerOf } from "../parts/lattice.ts";
import type widget from "./index.ts";
import type { Planes } from "./layout.ts";

type Say = ViewProps<typeof widget>["say"];

interface NamesProps {
  at: Planes;
  sizes: readonly [x: number, y: number, z: number];
  say: Say;
}

export function Names({ at, sizes: [x, y, z], say }: NamesProps) {
  // Each name stands at the right end of its plane's first row.
  const beside = (plane: Planes["x"], size: number) => cornerOf(plane, 0.5, size).x + 22;
  return (
    <>
      <Name x={beside(at.x, x)} y={at.x.y + 22} role="input" size={say("size", { n: x })}>
        <tspan class="sym">x</tspan>
      </Name>
      <Name x={beside(at.y, y)} y={at.y.y + 22} role="output" size={say("size", { n: y })}>
        <tspan class="sym">Cx</tspan>
      </Name>
      <Name x={beside(at.z, z)} y={at.z.y + 22} role="output" size={say("size", { n: z })}>
        <tspan class="sym">C</tspan>
        <tspan class="hero-transpose" dy="-0.45em">
          ⊤
        </tspan>
        <tspan class="sym" dy="0.32em">
          Cx
        </tspan>
      </Name>
    </>
  );
}

interface NameProps {
  x: number;
  y: number;
  role: "input" | "output";
  size: string;
  children: preact.ComponentChildren;
}

function Name({ x, y, role, size, children }: NameProps) {
  return (
    <g class={`r-${role}`}>
      <text class="hero-name" x={x} y={y}>
        {children}
      </text>
      <text class="hero-note" x={x + 1} y={y + 21}>
        {size}
      </text>
    </g>
  );
}

/** "9 weights, 9 to 1": counted from the wires on show. */
export function Ratio({
  wires,
  y,
  say,
  again = false,
}: {
  wires: readonly Wire[];
  y: number;
  say: Say;
  again?: boolean;
}) {
  if (wires.length === 0) return null;
  const n = wires.length;
  const from = new Set(wires.map((wire) => wire.from.position)).size;
  const to = new Set(wires.map((wire) => wire.to.position)).size;
  return (
    <>
      <text class="hero-count r-kernel" x={2} y={y}>
        {again ? say("same", { n }) : n === 1 ? say("weight") : say("weights", { n })}
      </text>
      <text class="hero-note" x={2} y={y + 19}>
        {say("ratio", { from, to })}
      </text>
    </>
  );
}
