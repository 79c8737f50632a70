/** (d) A small kernel and a small output for each phase; the outputs interleave into y. */
import { Cells } from "../parts/Cells.tsx";
import type { PanelProps } from "./panel.tsx";

export function Phases({ model, pointing, say, width }: PanelProps) {
  const { stride, outputSize, inputSize, x, w, phases, outputs, triples } = model;
  const shown = phases.filter(({ data }) => data.length > 0);
  const gap = 18;
  const total = shown.reduce((sum, { data }) => sum + data.length, 0);
  const cell = Math.min(34, (width - gap * (shown.length - 1)) / Math.max(total, 1), width / outputSize);
  const boxHeight = Math.min(30, Math.max(22, cell));
  const rowX = (width - inputSize * cell) / 2;
  const phaseY = boxHeight + 62;
  const outY = phaseY + boxHeight + 34;
  const outX = (width - outputSize * cell) / 2;
  const outputs0 = Array.from({ length: outputSize }, (_, output) => output);
  const lit = pointing.lit.focus?.array === "y" ? pointing.lit.focus.position : undefined;
  const starts = shown.map(
    (_, index) =>
      (width - total * cell - gap * (shown.length - 1)) / 2 +
      shown.slice(0, index).reduce((sum, { data }) => sum + data.length * cell + gap, 0),
  );
  return (
    <>
      <Cells
        role="input"
        name="x"
        positions={x.data.map((_, input) => input)}
        values={x.data}
        x={rowX}
        y={0}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
      />
      {shown.map(({ taps, first, data }, index) => {
        const left = starts[index] ?? 0;
        const small = Math.min(22, cell);
        const own = data.map((_, place) => first + place * stride);
        return (
          <g key={first}>
            <Cells
              role="kernel"
              name="w"
              positions={taps}
              values={taps.map((tap) => w.data[tap] ?? 0)}
              x={left}
              y={phaseY - small - 5}
              cell={small}
              pointing={pointing}
            />
            {data.length * cell > taps.length * small + 56 && (
              <text class="t-small" x={left + taps.length * small + 7} y={phaseY - 10}>
                {say("phase", { n: index })}
              </text>
            )}
            {own.map((output, place) => (
              <path
                key={output}
                class={lit === output ? "move is-on" : "move"}
                d={curve(left + (place + 0.5) * cell, phaseY + boxHeight, outX + (output + 0.5) * cell, outY)}
              />
            ))}
            {own.map((output, place) =>
              output === lit
                ? triples
                    .filter((triple) => triple[1] === output)
                    .map(([input, , tap]) => (
                      <path
                        key={tap}
                        class="wire is-on"
                        d={`M${rowX + (input + 0.5) * cell} ${boxHeight}L${left + (place + 0.5) * cell} ${phaseY}`}
                      />
                    ))
                : null,
            )}
            <Cells
              role="output"
              name="y"
              positions={own}
              values={data}
              x={left}
              y={phaseY}
              cell={cell}
              height={boxHeight}
              pointing={pointing}
            />
          </g>
        );
      })}
      <Cells
        role="output"
        name="y"
        positions={outputs0}
        values={outputs.phases}
        x={outX}
        y={outY}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
      />
    </>
  );
}

function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const bend = (toY - fromY) * 0.55;
  return `M${fromX} ${fromY}C${fromX} ${fromY + bend} ${toX} ${toY - bend} ${toX} ${toY}`;
}
