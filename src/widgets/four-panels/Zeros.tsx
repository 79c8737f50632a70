/** (c) The input spread with zeros and padded; the turned kernel slides over it, most of its products with zeros. */
import { Cells } from "../parts/Cells.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import type { PanelProps } from "./panel.tsx";

export function Zeros({ model, pointing, uid, width }: PanelProps) {
  const { kernelSize, stride, dilation, outputSize, stuffed, turned, outputs } = model;
  const { data, before, after } = stuffed;
  // A negative pad crops; those cells are still drawn, since they were computed for nothing.
  const first = Math.min(0, -before);
  const last = Math.max(data.length, data.length + after);
  const cell = Math.min(34, width / (last - first));
  const left = (width - (last - first) * cell) / 2;
  const xOf = (place: number) => left + (place - first) * cell;
  const boxHeight = Math.min(30, Math.max(22, cell));
  const rowY = 44;
  const outY = rowY + boxHeight + 46;
  const outX = (width - outputSize * cell) / 2;
  const lit = pointing.lit.focus?.array === "y" ? pointing.lit.focus.position : undefined;
  const places = Array.from({ length: last - first }, (_, index) => index + first);
  const inputAt = (place: number) => (place >= 0 && place < data.length && place % stride === 0 ? place / stride : -1);
  const outputs0 = Array.from({ length: outputSize }, (_, output) => output);
  return (
    <>
      {places
        .filter((place) => place < 0 || place >= data.length)
        .map((place) => (
          <PadCell key={place} uid={uid} x={xOf(place)} y={rowY} width={cell} height={boxHeight} />
        ))}
      {data.map((_, place) =>
        inputAt(place) >= 0 ? null : (
          <rect
            key={xOf(place)}
            class="cell-pad"
            fill={`url(#${uid}-dots)`}
            x={xOf(place)}
            y={rowY}
            width={cell}
            height={boxHeight}
          />
        ),
      )}
      <Cells
        role="input"
        name="x"
        positions={data.map((_, place) => inputAt(place))}
        values={data}
        x={xOf(0)}
        y={rowY}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
        classOf={(place) => (inputAt(place) >= 0 ? "" : "is-stored-zero")}
      />
      {lit !== undefined &&
        turned.map((weight, index) => {
          const place = lit - before + index * dilation;
          const tap = kernelSize - 1 - index;
          const input = inputAt(place);
          const x = xOf(place);
          return (
            <g key={tap}>
              <path
                class={input >= 0 ? "wire is-on" : "wire is-zero"}
                d={`M${x + cell / 2} ${rowY + boxHeight}L${outX + (lit + 0.5) * cell} ${outY}`}
              />
              <Cells
                role="kernel"
                name="w"
                positions={[tap]}
                values={[weight]}
                x={x}
                y={rowY - boxHeight - 2}
                cell={cell}
                height={boxHeight}
                pointing={pointing}
                stateOf={() => (input >= 0 ? "focus" : "faded")}
              />
            </g>
          );
        })}
      <Cells
        role="output"
        name="y"
        positions={outputs0}
        values={outputs.zeros}
        x={outX}
        y={outY}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
      />
    </>
  );
}
