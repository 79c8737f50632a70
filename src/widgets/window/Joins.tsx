/** What joins the grids: the window and the kernel open out onto the products, and the products run into one output. */
import type { CellState } from "../kit/linking.ts";
import { cornerOf, type Point } from "../parts/lattice.ts";
import { wireWidth } from "../parts/wire.ts";
import { type Block, endsOf, type Layout, type Side } from "./layout.ts";
import type { Model, Window } from "./model.ts";

const opposite = { top: "bottom", bottom: "top", left: "right", right: "left" } as const;

/** The fans. They lie under the plane, whose cells cover what is not beside the window. */
export function Fans({ model, window, at }: { model: Model; window: Window; at: Layout }) {
  const { plane, kernel, products, sides } = at;
  const span = model.effectiveKernel;
  const corner = cornerOf(plane, window.row * model.stride, window.column * model.stride);
  const frame: Block = { ...plane, ...corner, rows: span, columns: span };
  return (
    <>
      <path class="fan morphs" d={fan(frame, sides.plane, products)} />
      <path class="fan morphs" d={fan(kernel, sides.kernel, products, model.flip)} />
    </>
  );
}

/** From one side of a block to the facing side of another; a turned kernel crosses over. */
function fan(from: Block, side: Side, to: Block, turned = false): string {
  const [a, b] = endsOf(from, side);
  const [c, d] = endsOf(to, opposite[side]);
  return turned ? line(b, c, d, a) : line(a, c, d, b);
}

interface WiresProps {
  window: Window;
  at: Layout;
  /** How the product of a tap is lit: its wire follows. */
  stateOf(tap: number): CellState;
}

/** One wire a product, as wide as its weight. They meet beside the output and go in as one, above its number. */
export function Wires({ window, at, stateOf }: WiresProps) {
  const { products, output, sides } = at;
  const { x, y } = cornerOf(output, window.row, window.column);
  const height = y + Math.min(7, output.height * 0.16);
  const join = at.join(height);
  const unlit = window.taps.every((_, tap) => stateOf(tap) === "faded");
  const end = { x: x + output.cell / 2, y: height };
  return (
    <g class="wires">
      {window.taps.map(({ factor }, tap) => (
        <path
          key={tap}
          class={`wire morphs is-${stateOf(tap)}`}
          d={line(portOf(products, sides.products, tap), join)}
          style={{ strokeWidth: wireWidth(factor) }}
        />
      ))}
      <path class={`wire is-on morphs ${unlit ? "is-faded" : ""}`} d={line(join, { x: join.x, y: height }, end)} />
      <circle class={unlit ? "wire-dot is-faded" : "wire-dot"} cx={end.x} cy={end.y} r="2.2" />
    </g>
  );
}

/** The wires leave side by side: row by row on the right, column by column below. */
function portOf(products: Block, side: Side, tap: number): Point {
  const { rows, columns } = products;
  const [a, b] = endsOf(products, side);
  const order = side === "bottom" ? (tap % columns) * rows + Math.floor(tap / columns) : tap;
  const place = (order + 0.5) / (rows * columns);
  return { x: a.x + place * (b.x - a.x), y: a.y + place * (b.y - a.y) };
}

const line = (...points: readonly Point[]) =>
  points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
const round = (length: number) => Math.round(length * 100) / 100;
