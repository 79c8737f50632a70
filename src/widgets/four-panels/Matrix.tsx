/** (b) The matrix Cᵀ, a row for each output cell and a column for each input cell, beside x and y. */
import { Cells } from "../parts/Cells.tsx";
import type { PanelProps } from "./panel.tsx";
import { productState } from "./Scatter.tsx";

export function Matrix({ model, pointing, uid, width, height }: PanelProps) {
  const { inputSize, outputSize, x, w, outputs, triples } = model;
  const cellHeight = Math.min(24, (height - 22) / outputSize);
  const cell = Math.min(34, (width - 120) / (inputSize + 2));
  const total = inputSize * cell + 2 * cell + 76;
  const left = Math.max(0, (width - total) / 2);
  const tapAt = new Map(triples.map(([input, output, tap]) => [output * inputSize + input, tap]));
  const places = Array.from({ length: outputSize * inputSize }, (_, place) => place);
  const bottom = outputSize * cellHeight;
  const xX = left + inputSize * cell + 36;
  const yX = xX + cell + 40;
  const xY = (bottom - inputSize * cellHeight) / 2;
  const outputs0 = Array.from({ length: outputSize }, (_, output) => output);
  const focus = pointing.lit.focus;
  return (
    <>
      {places
        .filter((place) => !tapAt.has(place))
        .map((place) => (
          <rect
            key={place}
            class="cell-pad"
            fill={`url(#${uid}-dots)`}
            x={left + (place % inputSize) * cell}
            y={Math.floor(place / inputSize) * cellHeight}
            width={cell}
            height={cellHeight}
          />
        ))}
      <Cells
        role="kernel"
        name="w"
        positions={places.map((place) => tapAt.get(place) ?? -1)}
        values={places.map((place) => w.data[tapAt.get(place) ?? -1] ?? 0)}
        x={left}
        y={0}
        cell={cell}
        height={cellHeight}
        columns={inputSize}
        pointing={pointing}
        stateOf={(place) =>
          productState(pointing, place % inputSize, Math.floor(place / inputSize), tapAt.get(place) ?? -1)
        }
        classOf={(place) => (tapAt.has(place) ? "" : "is-stored-zero")}
      />
      {focus?.array === "y" && (
        <rect
          class="row-frame"
          x={left - 2}
          y={focus.position * cellHeight}
          width={inputSize * cell + 4}
          height={cellHeight}
        />
      )}
      {focus?.array === "x" && (
        <rect class="row-frame is-column" x={left + focus.position * cell} y={-2} width={cell} height={bottom + 4} />
      )}
      <text class="operator" x={xX - 18} y={bottom / 2 + 5}>
        ×
      </text>
      <Cells
        role="input"
        name="x"
        positions={x.data.map((_, input) => input)}
        values={x.data}
        x={xX}
        y={xY}
        cell={cell}
        height={cellHeight}
        columns={1}
        pointing={pointing}
      />
      <text class="operator" x={yX - 20} y={bottom / 2 + 5}>
        =
      </text>
      <Cells
        role="output"
        name="y"
        positions={outputs0}
        values={outputs.matrix}
        x={yX}
        y={0}
        cell={cell}
        height={cellHeight}
        columns={1}
        pointing={pointing}
      />
      <text class="panel-symbol r-kernel" x={left + (inputSize * cell) / 2} y={bottom + 20}>
        Cᵀ
      </text>
      <text class="panel-symbol r-input" x={xX + cell / 2} y={bottom + 20}>
        x
      </text>
      <text class="panel-symbol r-output" x={yX + cell / 2} y={bottom + 20}>
        y
      </text>
    </>
  );
}
