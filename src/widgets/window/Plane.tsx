/** The padded input: the reader's numbers, with hatched zeros around them that can be read but not changed. */
import type { ViewProps } from "../kit/view.ts";
import { Grid } from "../parts/Grid.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import { centreOf, cornerOf } from "../parts/lattice.ts";
import type widget from "./index.ts";
import type { Layout } from "./layout.ts";
import { padCode } from "./model.ts";

const smallestCellWithZero = 18;

export function Plane({ at, ...props }: ViewProps<typeof widget> & { at: Layout["plane"] }) {
  const { model, pointing, uid, num, say } = props;
  const { padding, padded, inputSize } = model;
  const inside = (cell: number) => cell >= padding && cell < padding + inputSize;
  const pads = Array.from({ length: padding === 0 ? 0 : padded ** 2 }, (_, position) => ({
    position,
    row: Math.floor(position / padded),
    column: position % padded,
  })).filter(({ row, column }) => !(inside(row) && inside(column)));
  return (
    <>
      {pads.map(({ position, row, column }) => {
        const centre = centreOf(at, row, column);
        return (
          <g key={position} class={`pad-zero is-${pointing.lit.stateOf("x", padCode(position))}`}>
            <PadCell uid={uid} {...cornerOf(at, row, column)} width={at.cell} height={at.height} />
            {at.cell >= smallestCellWithZero && (
              <text x={centre.x} y={centre.y}>
                0
              </text>
            )}
          </g>
        );
      })}
      <Grid
        name="x"
        label={say("input")}
        array={model.x}
        {...cornerOf(at, padding, padding)}
        cell={at.cell}
        pointing={pointing}
        num={num("x")}
        editable
      />
    </>
  );
}
