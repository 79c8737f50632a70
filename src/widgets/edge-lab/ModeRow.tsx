/** One padding mode: a small row with an arc from each cell to the pads that copy it, and what the blur makes of the edge. */
import type { ModelOf, ShownArray } from "../kit/define.ts";
import { formatNumber } from "../kit/format.ts";
import { Grid } from "../parts/Grid.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import type widget from "./index.ts";
import { type DrawnProps, rowSize } from "./layout.ts";

type Mode = ModelOf<typeof widget>["modes"][number];
type RowProps = DrawnProps & { readonly mode: Mode; readonly index: number };

export function ModeRow(props: RowProps) {
  const { mode, index, model, at, width, say } = props;
  const y = at.rowY(index);
  const chosen = mode.name === model.mode;
  return (
    <g transform={`translate(0 ${y})`}>
      {chosen && <rect class="mode-ground" x={-8} y={0} width={width + 16} height={at.rowHeight} rx={4} />}
      <text
        class={chosen ? "mode-name is-chosen" : "mode-name"}
        x={at.narrow ? 0 : 4}
        y={at.narrow ? 22 : at.strip.y + at.strip.height / 2 + 5}
      >
        {say(mode.name)}
      </text>
      {index === 0 && <Indices {...props} />}
      {mode.row.data ? <Strip {...props} data={mode.row.data} /> : <TooShort {...props} />}
      <Profile {...props} />
    </g>
  );
}

function Strip({ mode, model, at, pointing, uid, num, say, data }: RowProps & { data: readonly number[] }) {
  const { x, y, height } = at.strip;
  const { cell } = at;
  const array: ShownArray = { label: mode.name, role: "input", shape: [data.length], data };
  const isPad = (position: number) => position < model.rowPad || position >= model.rowPad + rowSize;
  const middle = (position: number) => x + (position + 0.5) * cell;
  return (
    <g class="padded-row">
      {data.map((_, position) =>
        isPad(position) ? (
          <PadCell key={position} uid={uid} x={x + position * cell} y={y} width={cell} height={height} />
        ) : null,
      )}
      <Grid
        name={mode.name}
        label={say("rowOf", { mode: say(mode.name) })}
        array={array}
        x={x}
        y={y}
        cell={cell}
        height={height}
        pointing={pointing}
        num={num(mode.name)}
        classOf={(position) => (isPad(position) ? "is-pad" : "")}
      />
      <rect
        class="grid-rim r-input source-rim"
        x={x + model.rowPad * cell}
        y={y}
        width={rowSize * cell}
        height={height}
      />
      {mode.row.sources.map((source, position) => {
        if (source === undefined || source === position) return null;
        // Arcs of the pads before go above the row, those of the pads after below: so they never cross.
        const before = position < source;
        const edge = before ? y : y + height;
        const reach = Math.min(18, 5 + 3 * Math.abs(source - position)) * (before ? 2 : -2);
        const state = pointing.lit.stateOf(mode.name, position);
        const on = state === "focus" || (state === "linked" && pointing.lit.stateOf(mode.name, source) === "focus");
        return (
          <g key={position} class={on ? "copy is-on" : "copy"}>
            <path
              d={`M${middle(source)} ${edge}Q${(middle(source) + middle(position)) / 2} ${edge - reach} ${middle(position)} ${edge}`}
            />
            <circle cx={middle(position)} cy={edge} r={2} />
          </g>
        );
      })}
    </g>
  );
}

/** Where each cell stands, counted from the first that is no padding: over the topmost row, which has no arcs. */
function Indices({ model, at }: RowProps) {
  return Array.from({ length: rowSize + 2 * model.rowPad }, (_, cell) => (
    <text key={cell} class="index" x={at.strip.x + (cell + 0.5) * at.cell} y={at.strip.y - 6}>
      {formatNumber(cell - model.rowPad)}
    </text>
  ));
}

/** A row too short for so many pads: its own cells, the pads that nothing can fill, and the reason. */
function TooShort({ mode, model, at, say }: RowProps) {
  const { x, y, height } = at.strip;
  const cells = Array.from({ length: rowSize + 2 * model.rowPad }, (_, cell) => cell);
  return (
    <g>
      {cells.map((cell) => (
        <rect
          key={cell}
          class={cell < model.rowPad || cell >= model.rowPad + rowSize ? "missing" : "cell-box r-input"}
          x={x + cell * at.cell + 1}
          y={y}
          width={at.cell - 2}
          height={height}
        />
      ))}
      <text class="t-small missing-text" x={x} y={y - 7}>
        {say(`short.${mode.name}`, { n: mode.row.most, size: rowSize })}
      </text>
    </g>
  );
}

/** Mean brightness by the distance of the window's middle from the picture's edge, over the picture's own. */
function Profile({ mode, model, at, uid }: RowProps) {
  const { profile } = at;
  const bottom = profile.top + profile.height;
  const path = (values: readonly number[], first: number) =>
    values
      .map((value, ring) => `${ring === 0 ? "M" : "L"}${tenth(at.xAt(first + ring))} ${tenth(at.yAt(value))}`)
      .join("");
  const [from, to] = [at.xAt(model.firstCentre), at.xAt(model.firstCentre + model.padding)];
  return (
    <g class={mode.name === model.mode ? "profile is-chosen" : "profile"}>
      {model.padding > 0 && (
        <rect
          class="pad-zone"
          x={from}
          y={profile.top}
          width={to - from}
          height={profile.height}
          fill={`url(#${uid}-hatch)`}
        />
      )}
      <path class="profile-axis" d={`M${profile.left} ${bottom}H${profile.right}`} />
      <path class="profile-edge" d={`M${at.xAt(0)} ${profile.top}V${bottom + 3}`} />
      <path class="profile-photo" d={path(model.photoProfile, 0)} />
      <path class="profile-mode" d={path(mode.profile, model.firstCentre)} />
      <circle class="profile-ring" cx={from} cy={at.yAt(mode.ring)} r={3} />
    </g>
  );
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
