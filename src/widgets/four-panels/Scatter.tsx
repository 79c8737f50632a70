/** (a) A row for each input cell: the stamp it lays down; below them the count of stamps and the sum. */
import { Cells } from "../parts/Cells.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import type { PanelProps } from "./panel.tsx";

export function Scatter({ model, pointing, say, uid, width, height }: PanelProps) {
  const { inputSize, stride, dilation, padding, outputSize, stampedSize, x, w, outputs, triples } = model;
  const span = Math.max(stampedSize, padding + outputSize);
  const left = 46;
  const cell = Math.min(34, (width - left) / span);
  const rowHeight = Math.min(34, (height - 56) / inputSize);
  const boxHeight = Math.min(28, rowHeight - 5);
  const xOf = (stamped: number) => left + stamped * cell;
  const countY = inputSize * rowHeight + 2;
  const sumY = countY + 20;
  const outputs0 = Array.from({ length: outputSize }, (_, output) => output);
  const lit = pointing.lit.focus?.array === "y" ? pointing.lit.focus.position : undefined;
  return (
    <>
      {lit !== undefined && <rect class="column-light" x={xOf(padding + lit)} y={0} width={cell} height={sumY} />}
      {x.data.map((value, input) => (
        <g key={input}>
          <Cells
            role="input"
            name="x"
            positions={[input]}
            values={[value]}
            x={2}
            y={input * rowHeight}
            cell={30}
            height={boxHeight}
            pointing={pointing}
          />
          <path class="leader" d={`M36 ${input * rowHeight + boxHeight / 2}H${xOf(input * stride) - 3}`} />
          {w.data.map((weight, tap) => {
            const output = input * stride + tap * dilation - padding;
            return (
              <Cells
                key={tap}
                role="kernel"
                name="y"
                positions={[output >= 0 && output < outputSize ? output : -1]}
                values={[value * weight]}
                x={xOf(input * stride + tap * dilation)}
                y={input * rowHeight}
                cell={cell}
                height={boxHeight}
                pointing={pointing}
                stateOf={() => productState(pointing, input, output, tap)}
              />
            );
          })}
        </g>
      ))}
      <text class="t-small" x={0} y={countY + 11}>
        {say("stamps")}
      </text>
      {outputs0.map((output) => {
        const count = triples.filter((triple) => triple[1] === output).length;
        return (
          <g key={output} class="grid r-overlap">
            <g class={`cell overlap-${Math.min(5, count)}`}>
              <rect class="cell-box" x={xOf(padding + output) + 0.5} y={countY} width={cell - 1} height={14} />
              {cell >= 12 && (
                <text x={xOf(padding + output) + cell / 2} y={countY + 7.5} font-size="11">
                  {count}
                </text>
              )}
            </g>
          </g>
        );
      })}
      <text class="t-small" x={0} y={sumY + boxHeight / 2 + 4}>
        {say("sum")}
      </text>
      {Array.from({ length: span }, (_, stamped) => stamped)
        .filter((stamped) => stamped < padding || stamped >= padding + outputSize)
        .map((stamped) => (
          <PadCell key={stamped} uid={uid} x={xOf(stamped)} y={sumY} width={cell} height={boxHeight} />
        ))}
      <Cells
        role="output"
        name="y"
        positions={outputs0}
        values={outputs.scatter}
        x={xOf(padding)}
        y={sumY}
        cell={cell}
        height={boxHeight}
        pointing={pointing}
      />
    </>
  );
}

/** A product lights when the focus is its input, its output or its weight. */
export function productState(pointing: PanelProps["pointing"], input: number, output: number, tap: number) {
  const { focus } = pointing.lit;
  if (!focus) return "rest";
  const touched = { x: input, y: output, w: tap }[focus.array];
  return touched === focus.position ? "focus" : "faded";
}
