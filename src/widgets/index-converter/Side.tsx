/** One layout's half: the mask as it stands in memory, and the planes with every cell numbered as the layout counts. */
import { encodeIndex } from "#engine/indexLayouts.ts";
import type { IndexLayout } from "#engine/indexTensor.ts";
import type { CellState } from "../kit/linking.ts";
import { Cells } from "../parts/Cells.tsx";
import { Grid } from "../parts/Grid.tsx";
import { arrange, planeHead, planesIn } from "./layout.ts";
import type { Props } from "./View.tsx";

interface SideProps extends Props {
  side: "from" | "to";
  layout: IndexLayout;
  data: readonly number[];
  x: number;
  y: number;
  room: number;
  /** Room for the tallest mask, so that the planes of both sides stand level. */
  maskHeight: number;
  /** The picture of the batch whose planes are drawn. */
  picture: number;
}

export const head = 26;
export const entryCell = 35;

/** How many entries belong together: the channels of a window, or the windows of a plane. */
export function groupOf(layout: IndexLayout, channels: number, windows: number): number {
  return layout === "nhwc" || layout === "nhwc-batch" ? channels : Math.max(1, windows);
}

export function Side(props: SideProps) {
  const { side, layout, data, x, y, room, maskHeight, model, pointing, num, say } = props;
  const { shape, windows, refusal, ends } = model;
  const { places } = arrange(data.length, groupOf(layout, shape.channels, windows), room, entryCell);
  const bad = side === "from" && refusal?.kind === "entry" ? refusal.at : undefined;
  return (
    <g transform={`translate(${x} ${y})`}>
      <text class="side-name" x={0} y={14}>
        {say(layout)}
        <tspan class="range" dx="10">
          [0, {ends[side]})
        </tspan>
      </text>
      {data.length > 0 ? (
        <Grid
          name={side}
          label={say(`${side}Mask`)}
          array={{ label: side, role: "kernel", shape: [data.length], data }}
          x={0}
          y={head}
          cell={entryCell}
          pointing={pointing}
          num={num(side)}
          placeOf={(at) => {
            const place = places[at];
            return place && { x: place.x + 1, y: place.y + head };
          }}
          height={30}
          classOf={(at) => (at === bad ? "is-refused" : "")}
        />
      ) : (
        <rect class="nothing" x={1} y={head} width={room - 2} height={30} />
      )}
      <g transform={`translate(0 ${head + maskHeight + 22})`}>
        <Planes {...props} />
      </g>
    </g>
  );
}

/** The planes of one picture. A cell that an entry points at lights with it. */
function Planes({ side, layout, room, model, pointing, say, picture }: SideProps) {
  const { shape, places, source } = model;
  const { channels, height, width } = shape;
  const at = planesIn(channels, height, width, room);
  const cells = height * width;
  const order = side === "from" ? places.map((_, entry) => entry) : source;
  return (
    <>
      {Array.from({ length: channels }, (_, channel) => {
        const { x, y } = at.placeOf(channel);
        const pointing_ = Array.from({ length: cells }, (_, cell) =>
          order.flatMap((entry, position) => {
            const place = places[entry];
            return place?.picture === picture && place.channel === channel && place.cell === cell ? [position] : [];
          }),
        );
        return (
          <g key={x + y}>
            <text class="t-small" x={x} y={y - planeHead + 14}>
              {say("planeOf", { n: picture, c: channel })}
            </text>
            <Cells
              role="input"
              name={side}
              positions={pointing_.map(([first]) => first ?? -1)}
              values={Array.from({ length: cells }, (_, cell) =>
                at.cell < 18 ? "" : encodeIndex(layout, { picture, channel, cell }, { channels, cells }),
              )}
              x={x}
              y={y}
              cell={at.cell}
              columns={width}
              pointing={pointing}
              stateOf={(cell) => strongest((pointing_[cell] ?? []).map((one) => pointing.lit.stateOf(side, one)))}
              classOf={(cell) => ((pointing_[cell] ?? []).length > 0 ? "is-named" : "is-unnamed")}
            />
          </g>
        );
      })}
    </>
  );
}

/** Several windows may name one cell: it is in focus if one of them is. */
function strongest(states: readonly CellState[]): CellState {
  return (["focus", "linked", "rest"] as const).find((state) => states.includes(state)) ?? states[0] ?? "rest";
}
