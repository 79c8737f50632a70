import type { ViewProps } from "../kit/view.ts";
import { Cells } from "../parts/Cells.tsx";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";

type Props = ViewProps<typeof widget>;

/** A number needs this much room to be read. */
const readable = 24;

export function View({ model, step, pointing, width, uid, num, say, title }: Props) {
  const { outputSize, phases, x, w, y } = model;
  const at = layoutOf(model, width);
  const { focus } = pointing.lit;
  const phaseOfTap = placesOf(phases, ({ taps }) => taps);
  const phaseOfCell = placesOf(phases, ({ cells }) => cells);
  // While nothing is pointed at, a step shows one phase by itself.
  const only = focus === undefined && step > 0 ? step - 1 : undefined;
  const classFor = (phase: number | undefined) =>
    phase === undefined
      ? ""
      : `${shade(phase, phases.length)} ${only === undefined || only === phase ? "" : "is-other"}`;
  const label = (name: string, left: number, top: number) => (
    <text class="t-label" x={left} y={top - 10}>
      {say(name)}
    </text>
  );
  const moved = phases.flatMap(({ cells, columns }, phase) => {
    const corner = at.parts.corner(phase);
    return cells.flatMap((cell, index) => {
      if (phase !== only && !(focus?.array === "y" && focus.position === cell)) return [];
      const from = {
        x: corner.x + ((index % columns) + 0.5) * at.place,
        y: corner.y + rowOf(index, columns) * at.place,
      };
      const to = { x: at.y.x + ((cell % outputSize) + 0.5) * at.place, y: at.y.y + rowOf(cell, outputSize) * at.place };
      return [<path key={cell} class="wire-move" d={`M${from.x} ${from.y}L${to.x} ${to.y}`} />];
    });
  });

  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      {label("input", at.x.x, at.x.y)}
      <Grid
        name="x"
        label={say("input")}
        array={x}
        x={at.x.x}
        y={at.x.y}
        cell={at.cell}
        pointing={pointing}
        num={num("x")}
        editable
      />
      {label("kernel", at.w.x, at.w.y)}
      <Grid
        name="w"
        label={say("kernel")}
        array={w}
        x={at.w.x}
        y={at.w.y}
        cell={at.cell}
        pointing={pointing}
        num={num("w")}
        editable
        classOf={(tap) => classFor(phaseOfTap.get(tap))}
      />
      {label("sorted", at.sorted.x, at.sorted.y - 18)}
      {phases.map(({ row, column, taps, tapColumns }, phase) => {
        const corner = at.sorted.corner(phase);
        return (
          <g key={phase}>
            <text class="t-small" x={corner.x} y={corner.y - 5}>
              {row}, {column}
            </text>
            {taps.length === 0 && <rect class="empty-block" x={corner.x} y={corner.y} width={20} height={20} rx={2} />}
            <Cells
              role="kernel"
              name="w"
              positions={taps}
              values={taps.map((tap) => w.data[tap] ?? 0)}
              x={corner.x}
              y={corner.y}
              cell={at.cell}
              columns={tapColumns}
              pointing={pointing}
              classOf={() => classFor(phase)}
            />
          </g>
        );
      })}
      {label("parts", at.parts.x, at.parts.y - 18)}
      {phases.map(({ row, column, cells, columns, data }, phase) => {
        const corner = at.parts.corner(phase);
        return (
          <g key={phase}>
            <text class="t-small" x={corner.x} y={corner.y - 5}>
              {row}, {column}
            </text>
            <Cells
              role="output"
              name="y"
              positions={cells}
              values={at.place < readable ? cells.map(() => "") : data}
              x={corner.x}
              y={corner.y}
              cell={at.place}
              columns={columns}
              pointing={pointing}
              classOf={() => classFor(phase)}
            />
          </g>
        );
      })}
      <text class="t-label" x={at.y.x} y={at.y.y - 10}>
        {say("whole")} <tspan data-num={num("o")}>{outputSize}</tspan> × {outputSize}
      </text>
      <Grid
        name="y"
        label={say("output")}
        array={y}
        x={at.y.x}
        y={at.y.y}
        cell={at.place}
        pointing={pointing}
        num={num("y")}
        classOf={(cell) => classFor(phaseOfCell.get(cell))}
      />
      {moved}
    </Drawing>
  );
}

type Phases = Props["model"]["phases"];

/** Which phase each place of a large array belongs to. */
function placesOf(phases: Phases, of: (phase: Phases[number]) => readonly number[]): Map<number, number> {
  return new Map(phases.flatMap((phase, index) => of(phase).map((place) => [place, index] as const)));
}

/** The class that shades a phase; sixteen of them can be told apart only beside each other, so each is numbered too. */
const shade = (phase: number, count: number) => `phase-shade phase-${Math.round((15 * phase) / (count - 1))}`;

/** The middle of a cell's row, in cells from the top. */
const rowOf = (position: number, columns: number) => Math.floor(position / columns) + 0.5;

export function Result({ model, num, say }: Props) {
  return (
    <>
      <span class="r-kernel is-count">
        <span data-num={num("phases")}>{model.phases.length}</span> {say("kernels")}
      </span>
      <small class={model.isEqual ? "badge" : "badge is-unequal"}>
        {model.isEqual ? "✓" : "≠"} {say(model.isEqual ? "equal" : "unequal")}
      </small>
    </>
  );
}
