/** The board with its padding, the window in focus, the winners, the cells nobody reads, and what hangs over the end. */
import { Dimension } from "../parts/Dimension.tsx";
import { Grid } from "../parts/Grid.tsx";
import { PadCell, UnreadCross } from "../parts/Hatches.tsx";
import { SvgSym } from "../parts/Sym.tsx";
import { WindowFrame } from "../parts/WindowFrame.tsx";
import type { DrawnProps } from "./View.tsx";

export function Board({ model, at, pointing, uid, num, say }: DrawnProps) {
  const { inputSize, kernelSize, padding, P, starts, dropped, outputSize, unread, winners, op } = model;
  const { cell } = at;
  const xOf = (column: number) => at.P.x + column * cell;
  const yOf = (row: number) => at.P.y + row * cell;
  const box = (row: number, column: number) => ({ x: xOf(column), y: yOf(row), width: cell, height: cell });
  const last = (starts.at(-1) ?? 0) + kernelSize;
  const padded = inputSize + padding;
  const ring = cellsBetween(-padding, padded).filter(([row, column]) => !isIn(row, column, 0, inputSize));
  const overhang = cellsBetween(-padding, Math.max(padded, last)).filter(
    ([row, column]) => !isIn(row, column, -padding, padded),
  );
  const { focus } = pointing.lit;
  const window = focus && focus.array !== "P" ? focus.position : undefined;
  const padText = { max: "−∞", average: model.countIncludePad ? "0" : "", lp: "0" }[op];
  return (
    <>
      {ring.map(([row, column]) => (
        <g key={`${row} ${column}`}>
          <PadCell uid={uid} {...box(row, column)} />
          {cell >= 24 && (
            <text class="pad-value" x={xOf(column + 0.5)} y={yOf(row + 0.5)}>
              {padText}
            </text>
          )}
        </g>
      ))}
      {overhang.map(([row, column]) => (
        <rect key={`${row} ${column}`} class="overhang" {...box(row, column)} />
      ))}
      <Grid
        name="P"
        label={say("board")}
        array={{ label: "P", role: "input", ...P }}
        {...at.P}
        cell={cell}
        pointing={pointing}
        num={num("P")}
        editable
      />
      {P.data.map((_, position) => {
        const [row, column] = [Math.floor(position / inputSize), position % inputSize];
        return unread.includes(row) || unread.includes(column) ? (
          <UnreadCross key={`${row} ${column}`} {...box(row, column)} />
        ) : null;
      })}
      {[...new Set(winners)].map((winner) => (
        <circle
          key={winner}
          class="pin"
          cx={xOf((winner % inputSize) + 1) - Math.min(7, cell / 5)}
          cy={yOf(Math.floor(winner / inputSize)) + Math.min(7, cell / 5)}
          r={cell < 24 ? 2.5 : 3.5}
        />
      ))}
      {dropped !== undefined && (
        <g>
          <rect
            class="dropped"
            x={xOf(dropped)}
            y={yOf(-padding)}
            width={kernelSize * cell}
            height={kernelSize * cell}
          />
          <text class="t-label missing-text t-end" x={xOf(dropped + kernelSize)} y={yOf(-padding + kernelSize) + 18}>
            {say("dropped")}
          </text>
        </g>
      )}
      {window !== undefined && (
        <WindowFrame
          on={{ x: xOf(starts[0] ?? 0), y: yOf(starts[0] ?? 0), cell, height: cell, lean: 0 }}
          row={(starts[Math.floor(window / outputSize)] ?? 0) - (starts[0] ?? 0)}
          column={(starts[window % outputSize] ?? 0) - (starts[0] ?? 0)}
          rows={kernelSize}
          columns={kernelSize}
        />
      )}
      <Dimension from={xOf(0)} to={xOf(inputSize)} y={yOf(-padding) - 10} role="input">
        <SvgSym of="inputSize" value={inputSize} />
      </Dimension>
    </>
  );
}

function cellsBetween(from: number, to: number): [row: number, column: number][] {
  const line = Array.from({ length: to - from }, (_, index) => from + index);
  return line.flatMap((row) => line.map((column): [number, number] => [row, column]));
}

function isIn(row: number, column: number, from: number, to: number): boolean {
  return row >= from && row < to && column >= from && column < to;
}
