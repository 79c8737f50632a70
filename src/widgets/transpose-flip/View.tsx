import type { Triple } from "../kit/define.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { MatrixPicture, tapClass } from "../parts/MatrixPicture.tsx";
import type widget from "./index.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, step, pointing, width, uid, num, say, title }: Props) {
  const { inputSize, kernelSize, outputSize, x, w, y, z } = model;
  const up = step === 1;
  const [rows, columns] = up ? [model.columns, model.rows] : [model.rows, model.columns];
  const triples = up ? model.triples.map(([input, output, tap]): Triple => [output, input, tap]) : model.triples;
  const from = up
    ? { name: "y", array: { ...y, role: "input" as const }, label: say("outputAgain"), side: outputSize }
    : { name: "x", array: x, label: say("input"), side: inputSize };
  const to = up
    ? { name: "z", array: z, label: say("back"), side: inputSize }
    : { name: "y", array: y, label: say("output"), side: outputSize };

  const cell = Math.min(36, (width - 110) / (from.side + kernelSize + to.side));
  // A small grid leaves room for its name.
  const wX = Math.max(1 + from.side * cell, 118) + 26;
  const toX = wX + kernelSize * cell + 26;
  const matrixY = 24 + Math.max(inputSize, kernelSize) * cell + 32;
  // One scale both ways, so that the turned picture is plainly the same picture.
  const place = Math.min(20, (width - 2) / model.columns, 360 / model.columns);
  const left = (width - columns * place) / 2;
  return (
    <Drawing width={width} height={matrixY + model.columns * place + 6} uid={uid} title={title}>
      <text class="t-label" x={0} y={14}>
        {from.label}
      </text>
      <Grid
        name={from.name}
        label={from.label}
        array={from.array}
        x={1}
        y={24}
        cell={cell}
        pointing={pointing}
        num={num(from.name)}
        editable={!up}
      />
      <text class="t-label" x={wX} y={14}>
        {say("kernel")}
      </text>
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
      <text class="t-label" x={toX} y={14}>
        {to.label}
      </text>
      <Grid
        name={to.name}
        label={to.label}
        array={to.array}
        x={toX}
        y={24}
        cell={cell}
        pointing={pointing}
        num={num(to.name)}
      />
      <MatrixPicture
        rows={rows}
        columns={columns}
        triples={triples}
        weights={w.data}
        names={{ row: to.name, column: from.name, weight: "w" }}
        x={left}
        y={matrixY}
        cell={place}
        pointing={pointing}
      />
    </Drawing>
  );
}

export function Result({ step, num, say, model }: Props) {
  const [rows, columns] = step === 1 ? [model.columns, model.rows] : [model.rows, model.columns];
  return (
    <>
      <var class="sym r-kernel">{step === 1 ? "Cᵀ" : "C"}</var>{" "}
      <span class="r-kernel">
        <span data-num={num("rows")}>{rows}</span> × <span data-num={num("columns")}>{columns}</span>
      </span>
      <small>{step === 1 ? say("up", { n: model.w.data.length }) : say("down", { n: model.w.data.length })}</small>
    </>
  );
}
