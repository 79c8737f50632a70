/** What one mode makes of the collisions, and whether it is the transpose of the pool. */
import { formatNumber } from "../kit/format.ts";
import { Grid } from "../parts/Grid.tsx";
import type { Mode } from "./index.ts";
import { type DrawnProps, RowName } from "./RowName.tsx";

export function ModeRow({
  mode,
  y,
  model,
  at,
  width,
  uid,
  pointing,
  num,
  say,
}: DrawnProps & { mode: Mode; y: number }) {
  const { cell, rowHeight, xOf } = at;
  const { data, up, isTranspose } = model.results[mode];
  const { counts, inputSize, down } = model;
  const verdict = data && (isTranspose ? "✓" : "≠");
  return (
    <g>
      <RowName at={at} y={y} name={say(mode)} />
      {counts.map((count, place) =>
        count === 0 && data ? (
          <rect key={xOf(place)} fill={`url(#${uid}-dots)`} x={xOf(place)} y={y} width={cell} height={rowHeight} />
        ) : null,
      )}
      {data ? (
        <Grid
          name={mode}
          label={say(`${mode}Of`)}
          array={{ label: mode, role: "output", shape: [inputSize], data }}
          x={xOf(0)}
          y={y}
          cell={cell}
          height={rowHeight}
          pointing={pointing}
          num={num(mode)}
          classOf={(place) => ((counts[place] ?? 0) === 0 ? "is-bare" : "")}
        />
      ) : (
        <>
          <rect class="missing" x={xOf(0)} y={y} width={inputSize * cell} height={rowHeight} />
          <text class="t-label t-middle missing-text" x={xOf(inputSize / 2)} y={y + rowHeight / 2 + 5}>
            {say("refused")}
          </text>
        </>
      )}
      {data && (
        <text
          class={`t-label check ${up === down ? "is-equal" : ""} ${at.narrow ? "t-end" : ""}`}
          x={at.narrow ? width : at.productX}
          y={at.narrow ? y - 8 : y + rowHeight / 2 + 5}
        >
          {at.narrow && <tspan class="product">⟨x, Uy⟩ = </tspan>}
          <tspan class="row-count" data-num={num(`${mode}Up`)}>
            {formatNumber(up)}
          </tspan>
          {at.narrow && <tspan class={isTranspose ? "yes" : "no"}> {verdict}</tspan>}
        </text>
      )}
      {data && !at.narrow && (
        <text class={`t-middle verdict ${isTranspose ? "yes" : "no"}`} x={at.verdictX} y={y + rowHeight / 2 + 6}>
          {verdict}
        </text>
      )}
    </g>
  );
}
