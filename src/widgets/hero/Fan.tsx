/** The wires between two planes. They come out from under the upper plane and end above the numbers of the lower one. */
import type { ShownArray } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { Wire } from "../kit/linking.ts";
import { centreOf, type Lattice, type Point } from "../parts/lattice.ts";
import { slide } from "../parts/WindowFrame.tsx";
import { wireWidth } from "../parts/wire.ts";

type Plane = Lattice & { readonly level: number };

interface FanProps {
  uid: string;
  name: string;
  wires: readonly Wire[];
  weightOf: (wire: Wire) => number;
  from: Plane;
  to: Plane;
  fromArray: ShownArray;
  toArray: ShownArray;
  /** How far all wires have moved with the window. */
  shift: Point;
  /** Wires of one group slide on; those of another are drawn anew. */
  group: string | undefined;
}

/** Px between the upper edge of a cell and the tip of a wire in it. */
const tip = 7.5;

export function Fan({ uid, name, wires, weightOf, from, to, fromArray, toArray, shift, group }: FanProps) {
  const [rows = 0, columns = 0] = fromArray.shape;
  const edge = from.y + rows * from.height + 1;
  const bottom = to.y + (toArray.shape[0] ?? 0) * to.height;
  const right = from.x + columns * from.cell + from.lean;
  const endOf = (plane: Plane, array: ShownArray, position: number) =>
    centreOf(plane, Math.floor(position / (array.shape[1] ?? 1)), position % (array.shape[1] ?? 1));
  const numberAt = (position: number) => {
    const { x, y } = endOf(to, toArray, position);
    return { x, y: y + (to.level - 0.5) * to.height };
  };
  const mask = `${uid}-${name}`;
  return (
    <g mask={`url(#${mask})`}>
      <mask id={mask} maskUnits="userSpaceOnUse" x={0} y={edge} width={right + 100} height={bottom - edge}>
        <rect fill="#fff" x={0} y={edge} width={right + 100} height={bottom - edge} />
        {toArray.data.map((value, position) => (
          <Gap key={position} text={formatNumber(value)} at={numberAt(position)} />
        ))}
      </mask>
      <g key={group} class="slides" style={slide(shift)}>
        {wires.map((wire) => {
          const a = endOf(from, fromArray, wire.from.position);
          const b = endOf(to, toArray, wire.to.position);
          const end = { x: b.x - shift.x, y: b.y - to.height / 2 + tip - shift.y };
          return (
            <g key={wire.weight?.position}>
              <line
                class="wire"
                x1={a.x - shift.x}
                y1={a.y - shift.y}
                x2={end.x}
                y2={end.y}
                style={{ strokeWidth: wireWidth(weightOf(wire)) }}
              />
              <circle class="wire-dot" cx={end.x} cy={end.y} r="2.2" />
            </g>
          );
        })}
      </g>
    </g>
  );
}

/** A hole in the mask, so that a wire which passes behind a number leaves it readable. */
function Gap({ text, at }: { text: string; at: Point }) {
  const width = 8.4 * text.length + 3;
  const height = 15;
  return <rect fill="#000" rx="4" x={at.x - width / 2} y={at.y - height / 2} width={width} height={height} />;
}
