/** A plane small enough to be drawn: its winners, their indices, and where those point in a plane of the size asked for. */
import { formatNumber } from "../kit/format.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { UnreadCross } from "../parts/Hatches.tsx";
import { largestPlane } from "./index.ts";
import { planeLayout } from "./layout.ts";
import type { Props } from "./View.tsx";

type Plane = NonNullable<Props["model"]["plane"]>;
interface PlanesProps extends Props {
  plane: Plane;
}

export function Planes(props: PlanesProps) {
  const { plane, model, width, uid, title, pointing, num, say } = props;
  const { inputSize, backSize } = model;
  const pooledSize = model.down[1] ?? 1;
  const at = planeLayout({ inputSize, backSize, pooledSize }, width);
  const { cell, small, P, z } = at;
  const heading = (place: { x: number; y: number }, text: string) => (
    <text class="t-label" x={place.x} y={place.y - 9}>
      {text}
    </text>
  );
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      {heading(P, say("P", { n: inputSize }))}
      <Grid
        name="P"
        label={say("PPlane")}
        array={{ label: "P", role: "input", ...plane.P }}
        {...P}
        cell={cell}
        // The plane is a corner of the parameter, which has its own count of columns.
        pointing={{
          ...pointing,
          edit: (param, position, ...rest) =>
            pointing.edit(param, Math.floor(position / inputSize) * largestPlane + (position % inputSize), ...rest),
        }}
        num={num("P")}
        editable
      />
      {plane.P.data.map((_, position) => {
        const [row, column] = [Math.floor(position / inputSize), position % inputSize];
        return plane.unread.includes(row) || plane.unread.includes(column) ? (
          <UnreadCross
            key={`${row} ${column}`}
            x={P.x + column * cell}
            y={P.y + row * cell}
            width={cell}
            height={cell}
          />
        ) : null;
      })}
      {plane.journeys.map(({ index, from }) => (
        <Pin key={index} {...P} {...from} cell={cell} />
      ))}
      {at.arrows.map(({ from, to, y }) => (
        <g key={from}>
          <path class="arrow" d={`M${from} ${y}H${to - 6}`} />
          <path class="arrow-head" d={`M${to} ${y}l-7 -3.5v7z`} />
        </g>
      ))}
      {heading(at.y, say("y", { n: pooledSize }))}
      <Grid
        name="y"
        label={say("yPlane")}
        array={{ label: "y", role: "output", shape: [pooledSize, pooledSize], data: plane.pooled }}
        {...at.y}
        cell={small}
        pointing={pointing}
        num={num("y")}
      />
      {heading(at.index, say("index", { n: inputSize }))}
      <Grid
        name="index"
        label={say("indexPlane")}
        array={{ label: "index", role: "kernel", shape: [pooledSize, pooledSize], data: plane.places }}
        {...at.index}
        cell={small}
        pointing={pointing}
        num={num("index")}
        classOf={(window) => (plane.journeys[window]?.to ? "" : "is-outside")}
      />
      {heading(z, say("z", { n: backSize }))}
      <Target {...props} at={at} />
    </Drawing>
  );
}

/** The plane that is asked for, with the numbers where their indices point, and lines from where they belong. */
function Target({ plane, model, uid, pointing, num, say, at }: PlanesProps & { at: ReturnType<typeof planeLayout> }) {
  const { inputSize, backSize } = model;
  const { cell, z } = at;
  const side = Math.max(inputSize, backSize);
  const filled = new Map(
    plane.journeys.flatMap(({ to, isRight }) => (to ? [[to.row * backSize + to.column, isRight]] : [])),
  );
  const all = Array.from({ length: side * side }, (_, place) => ({
    row: Math.floor(place / side),
    column: place % side,
  }));
  const centre = ({ row, column }: { row: number; column: number }) => ({
    x: z.x + (column + 0.5) * cell,
    y: z.y + (row + 0.5) * cell,
  });
  return (
    <>
      {all.map(({ row, column }) => {
        const [wanted, there] = [Math.max(row, column) < inputSize, Math.max(row, column) < backSize];
        const box = { x: z.x + column * cell, y: z.y + row * cell, width: cell, height: cell };
        const key = `${row} ${column}`;
        if (!there) return wanted ? <rect key={key} class="missing is-thin" {...box} /> : null;
        return filled.has(row * backSize + column) && plane.data ? null : (
          <rect key={key} fill={`url(#${uid}-dots)`} {...box} />
        );
      })}
      {plane.data ? (
        <Grid
          name="z"
          label={say("zPlane")}
          array={{ label: "z", role: "output", shape: [backSize, backSize], data: plane.data }}
          {...z}
          cell={cell}
          pointing={pointing}
          num={num("z")}
          classOf={(place) => {
            const isRight = filled.get(place);
            return isRight === undefined ? "is-bare" : isRight ? "" : "is-astray";
          }}
        />
      ) : (
        <Refused plane={plane} backSize={backSize} cell={cell} {...z} />
      )}
      {plane.journeys.map(({ index, from, to, isRight }) => {
        const [home, here] = [centre(from), to && centre(to)];
        if (isRight) return <Pin key={index} {...z} {...from} cell={cell} />;
        return (
          <g key={index}>
            {here && <path class="astray" d={`M${home.x} ${home.y}L${here.x} ${here.y}`} />}
            <circle class="home" cx={home.x} cy={home.y} r={Math.min(9, cell / 3)} />
            {!to && (
              <text class="lost" x={home.x} y={home.y}>
                ?
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** Nothing was written; the numbers stand where they would have gone. */
function Refused({
  plane,
  backSize,
  cell,
  x,
  y,
}: {
  plane: Plane;
  backSize: number;
  cell: number;
  x: number;
  y: number;
}) {
  const inner = Array.from({ length: backSize - 1 }, (_, line) => (line + 1) * cell);
  const side = backSize * cell;
  return (
    <g class="grid r-output">
      <path class="refused-lines" d={inner.map((at) => `M${x + at} ${y}v${side}M${x} ${y + at}h${side}`).join("")} />
      {plane.journeys.map(({ index, to, isRight }, window) =>
        to ? (
          <g key={index} class={`cell ${isRight ? "is-rest" : "is-astray"}`}>
            <rect class="cell-box" x={x + to.column * cell} y={y + to.row * cell} width={cell} height={cell} />
            <text x={x + (to.column + 0.5) * cell} y={y + (to.row + 0.5) * cell} font-size="15">
              {formatNumber(plane.pooled[window] ?? 0)}
            </text>
          </g>
        ) : null,
      )}
      <rect class="refused-plane" x={x} y={y} width={side} height={side} />
    </g>
  );
}

interface PinProps {
  x: number;
  y: number;
  row: number;
  column: number;
  cell: number;
}

function Pin({ x, y, row, column, cell }: PinProps) {
  return <circle class="pin" cx={x + (column + 1) * cell - 6} cy={y + row * cell + 6} r={3.5} />;
}
