import type { Cell } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid, type GridProps } from "../parts/Grid.tsx";
import { Facts } from "./Facts.tsx";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";
import { type WayName, wayNames } from "./ways.ts";

export type Props = ViewProps<typeof widget>;
type Layout = ReturnType<typeof layoutOf>;

export function View(props: Props) {
  const { model, pointing, width, uid, num, say, title } = props;
  const at = layoutOf(width);
  const { cell, P } = at;
  const map = (name: "P" | "max" | "at" | "mean", role: GridProps["array"]["role"], data: readonly number[]) => {
    const columns = Math.sqrt(data.length);
    return (
      <g key={name}>
        <text class="t-label" x={at[name].x} y={at[name].y - 9}>
          {say(name)}
        </text>
        <Grid
          name={name}
          label={say(`${name}Map`)}
          array={{ label: name, role, shape: [columns, columns], data }}
          {...at[name]}
          cell={cell}
          pointing={pointing}
          num={num(name)}
          editable={name === "P"}
        />
      </g>
    );
  };
  const lit = windowOf(pointing.lit.focus);
  return (
    <>
      <Drawing width={width} height={at.height} uid={uid} title={title} class="switchboard">
        {!at.narrow && <Flow model={model} at={at} />}
        {map("P", "input", model.P.data)}
        <path class="window-lines" d={`M${P.x} ${P.y + 2 * cell}h${4 * cell}M${P.x + 2 * cell} ${P.y}v${4 * cell}`} />
        {lit !== undefined && (
          <rect
            class="window-frame"
            x={P.x + (lit % 2) * 2 * cell}
            y={P.y + Math.floor(lit / 2) * 2 * cell}
            width={2 * cell}
            height={2 * cell}
          />
        )}
        <Pins places={model.at} {...P} cell={cell} />
        {map("at", "kernel", model.at)}
        {map("max", "output", model.max)}
        {map("mean", "output", model.mean)}
        {wayNames.map((name) => (
          <WayBack key={name} name={name} at={at} {...props} />
        ))}
      </Drawing>
      <Facts {...props} />
    </>
  );
}

/** One way's result. A cell that no number was put in is dotted, as an inserted zero is everywhere in the course. */
function WayBack({ name, at, model, pointing, uid, num, say }: Props & { name: WayName; at: Layout }) {
  const { x, y } = at.ways[name];
  const { cell } = at;
  const { data, from, unpools } = model.results[name];
  const filled = new Set(unpools.map(([, output]) => output));
  const bare = data.flatMap((_, position) => (filled.has(position) ? [] : [position]));
  return (
    <g>
      <text class="way-name" x={x} y={y - 28}>
        {say(name)}
      </text>
      <text class="t-small" x={x} y={y - 10}>
        {say(`${name}How`, { what: say(`${from}Many`) })}
      </text>
      {bare.map((position) => (
        <rect
          key={position}
          fill={`url(#${uid}-dots)`}
          x={x + (position % 4) * cell}
          y={y + Math.floor(position / 4) * cell}
          width={cell}
          height={cell}
        />
      ))}
      <Grid
        name={name}
        label={say(`${name}Map`)}
        array={{ label: name, role: "output", shape: [4, 4], data }}
        x={x}
        y={y}
        cell={cell}
        pointing={pointing}
        num={num(name)}
        classOf={(position) => (filled.has(position) ? "" : "is-bare")}
      />
      {name === "maxUnpool" && <Pins places={model.at} x={x} y={y} cell={cell} />}
    </g>
  );
}

/** The switches, as pins in the corner of the cells they name. */
function Pins({ places, x, y, cell }: { places: readonly number[]; x: number; y: number; cell: number }) {
  return (
    <>
      {places.map((place) => (
        <circle
          key={place}
          class="pin"
          cx={x + ((place % 4) + 1) * cell - 6}
          cy={y + Math.floor(place / 4) * cell + 6}
          r={3.5}
        />
      ))}
    </>
  );
}

/** From P to the pooled maps, and from each of them to the ways it is fed to. */
function Flow({ model, at }: { model: Props["model"]; at: Layout }) {
  const { cell, P, max, mean, railY, ways } = at;
  const middle = P.y + 2 * cell;
  const pooledEnd = max.y + 2 * cell + 5;
  const arrowEnd = railY + 15;
  return (
    <>
      <path class="arrow" d={`M${P.x - 8} ${middle}H${max.x + 2 * cell + 8}`} />
      <path class="arrow-head" d={`M${max.x + 2 * cell + 6} ${middle}l7 -3.5v7z`} />
      <path class="arrow" d={`M${P.x + 4 * cell + 8} ${middle}H${mean.x - 8}`} />
      <path class="arrow-head" d={`M${mean.x - 6} ${middle}l-7 -3.5v7z`} />
      {(["max", "mean"] as const).map((from) => {
        const fed = wayNames.filter((name) => model.results[name].from === from);
        if (fed.length === 0) return null;
        const source = at[from].x + cell;
        const ends = fed.map((name) => ways[name].x + 2 * cell);
        return (
          <g key={from}>
            <path
              class="feed"
              d={`M${source} ${pooledEnd}V${railY}M${Math.min(source, ...ends)} ${railY}H${Math.max(source, ...ends)}${ends.map((end) => `M${end} ${railY}V${arrowEnd}`).join("")}`}
            />
            {ends.map((end) => (
              <path key={end} class="feed-head" d={`M${end} ${arrowEnd + 5}l-3.5 -7h7z`} />
            ))}
          </g>
        );
      })}
    </>
  );
}

/** The window of P that a cell belongs to, if it is in a map of the figure. */
function windowOf(focus: Cell | undefined): number | undefined {
  if (!focus) return undefined;
  const { array, position } = focus;
  if (["max", "at", "mean"].includes(array)) return position;
  return Math.floor(position / 8) * 2 + Math.floor((position % 4) / 2);
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <small class="closest">{say("closest")}</small> {say(model.closest)}
      <small>
        {say("error")} <span data-num={num("least")}>{formatNumber(model.results[model.closest].error)}</span>
      </small>
    </>
  );
}
