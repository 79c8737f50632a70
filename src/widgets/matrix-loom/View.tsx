import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Cells } from "../parts/Cells.tsx";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { MatrixPicture, tapClass } from "../parts/MatrixPicture.tsx";
import type widget from "./index.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, pointing, width, uid, num, say, title }: Props) {
  const { inputSize, kernelSize, outputSize, rows, columns, triples, x, w, y } = model;
  const cell = Math.min(34, (width - 60) / (inputSize + kernelSize + outputSize));
  const wX = 1 + inputSize * cell + 28;
  const yX = wX + kernelSize * cell + 28;
  const bandHeight = 24 + Math.max(inputSize, kernelSize, outputSize) * cell;
  const place = Math.min(26, (width - 66) / columns);
  const stripHeight = Math.max(16, Math.min(22, place));
  const matrixY = bandHeight + 44 + stripHeight + 6;
  const yStripX = columns * place + 12;
  const named = (name: string, left: number) => (
    <text class="t-label" x={left} y={14}>
      {name}
    </text>
  );
  return (
    <Drawing width={width} height={matrixY + rows * place + 8} uid={uid} title={title}>
      {named(say("input"), 0)}
      <Grid
        name="x"
        label={say("input")}
        array={x}
        x={1}
        y={24}
        cell={cell}
        pointing={pointing}
        num={num("x")}
        editable
      />
      {named(say("kernel"), wX)}
      <Grid
        name="w"
        label={say("kernel")}
        array={w}
        x={wX}
        y={24}
        cell={cell}
        pointing={pointing}
        num={num("w")}
        editable
        classOf={(tap) => tapClass(tap, w.data.length)}
      />
      {named(say("output"), yX)}
      <Grid name="y" label={say("output")} array={y} x={yX} y={24} cell={cell} pointing={pointing} num={num("y")} />
      <text class="t-label" x={0} y={bandHeight + 34}>
        {say("vecX")}
      </text>
      <Cells
        role="input"
        name="x"
        positions={x.data.map((_, input) => input)}
        values={x.data}
        x={1}
        y={bandHeight + 44}
        cell={place}
        height={stripHeight}
        pointing={pointing}
      />
      <MatrixPicture
        rows={rows}
        columns={columns}
        triples={triples}
        weights={w.data}
        names={{ row: "y", column: "x", weight: "w" }}
        x={1}
        y={matrixY}
        cell={place}
        pointing={pointing}
      />
      <text class="t-label t-end" x={Math.max(yStripX + 46, columns * place)} y={bandHeight + 34}>
        {say("vecY")}
      </text>
      <Cells
        role="output"
        name="y"
        positions={y.data.map((_, output) => output)}
        values={y.data}
        x={yStripX}
        y={matrixY}
        cell={46}
        height={place}
        columns={1}
        pointing={pointing}
      />
    </Drawing>
  );
}

export function Result({ model, num, say }: Props) {
  const { rows, columns, nonzeros, density } = model;
  return (
    <>
      <var class="sym r-kernel">C</var> <span class="visually-hidden">, </span>
      <span class="r-kernel">
        <span data-num={num("rows")}>{rows}</span> × <span data-num={num("columns")}>{columns}</span>
      </span>
      <small>
        <span data-num={num("nonzeros")}>{nonzeros}</span> {say("share", { places: rows * columns })}
        <span class="visually-hidden" data-num={num("density")}>
          {formatNumber(density)}
        </span>
      </small>
    </>
  );
}
