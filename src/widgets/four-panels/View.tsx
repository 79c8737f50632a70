import { formatNumber } from "../kit/format.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { allEqual, type ConstructionName } from "./index.ts";
import { Matrix } from "./Matrix.tsx";
import { Phases } from "./Phases.tsx";
import { footHeight, headHeight, PanelFrame, type Props } from "./panel.tsx";
import { Scatter } from "./Scatter.tsx";
import { Zeros } from "./Zeros.tsx";

const panels: readonly [ConstructionName, typeof Scatter][] = [
  ["scatter", Scatter],
  ["matrix", Matrix],
  ["zeros", Zeros],
  ["phases", Phases],
];

export function View(props: Props) {
  const { model, pointing, width, uid, num, say, title } = props;
  const { inputSize, kernelSize, outputSize, stride, x, w, outputs, stuffed, phases } = model;
  const narrow = width < 560;
  const columns = narrow ? 1 : 2;
  const gap = 40;
  const panelWidth = (width - gap * (columns - 1)) / columns;
  const top = topRow(model, width, narrow);
  const panelsY = top.height + 18;
  const count = phases.filter(({ data }) => data.length > 0).length;
  const how: Record<ConstructionName, string> = {
    scatter: say("scatterHow", { stride }),
    matrix: say("matrixHow"),
    zeros: say("zerosHow", { before: stuffed.before, after: stuffed.after }),
    phases: count === 1 ? say("phasesHow1") : say("phasesHow", { count }),
  };
  // The matrix needs a line for each output cell, scattering one for each input cell; the others have a height of their own.
  const needs: Record<ConstructionName, number> = {
    scatter: 34 * inputSize + 60,
    matrix: Math.max(170, 22 * outputSize + 24),
    zeros: 176,
    phases: 176,
  };
  const rows = Array.from({ length: panels.length / columns }, (_, row) =>
    Math.max(...panels.slice(row * columns, (row + 1) * columns).map(([name]) => needs[name])),
  );
  const drawnAt = (index: number) => rows[Math.floor(index / columns)] ?? 0;
  const topOf = (row: number) =>
    panelsY + rows.slice(0, row).reduce((sum, drawn) => sum + headHeight + drawn + footHeight + gap, 0);
  return (
    <Drawing width={width} height={topOf(rows.length) - gap} uid={uid} title={title}>
      <Grid
        name="x"
        label={say("input")}
        array={{ label: "x", role: "input", ...x }}
        x={top.x}
        y={2}
        cell={top.cell}
        height={30}
        pointing={pointing}
        num={num("x")}
        editable
      />
      <text class="t-label" x={top.byX} y={22}>
        {say("by")}
      </text>
      <Grid
        name="w"
        label={say("kernel")}
        array={{ label: "w", role: "kernel", ...w }}
        x={top.w}
        y={2}
        cell={top.cell}
        height={30}
        pointing={pointing}
        num={num("w")}
        editable
      />
      <text class="t-label" x={top.givesX} y={top.outY + 20}>
        {say("gives")}
      </text>
      <Grid
        name="y"
        label={say("output")}
        array={{ label: "y", role: "output", shape: [outputSize], data: outputs.scatter }}
        x={top.y}
        y={top.outY}
        cell={Math.min(top.cell, (width - top.y - 2) / outputSize)}
        height={30}
        pointing={pointing}
        num={num("y")}
      />
      {panels.map(([name, Panel], index) => (
        <PanelFrame
          key={name}
          name={name}
          how={how[name]}
          x={(index % columns) * (panelWidth + gap)}
          y={topOf(Math.floor(index / columns))}
          width={panelWidth}
          height={headHeight + drawnAt(index) + footHeight}
          model={model}
          say={say}
          num={num}
        >
          <Panel model={model} pointing={pointing} say={say} uid={uid} width={panelWidth} height={drawnAt(index)} />
        </PanelFrame>
      ))}
      {!narrow && (
        <path
          class="panel-rule"
          d={`M0 ${panelsY - 8}H${width}M${width / 2} ${panelsY - 8}V${topOf(2) - gap}M0 ${topOf(1) - gap / 2 - 4}H${width}`}
        />
      )}
    </Drawing>
  );

  /** The problem in one line, or in two on a phone. */
  function topRow(_: Props["model"], room: number, isNarrow: boolean) {
    const words = 96;
    const cell = isNarrow
      ? Math.min(30, (room - 44) / (inputSize + kernelSize))
      : Math.min(34, (room - words) / (inputSize + kernelSize + outputSize));
    const wX = 1 + inputSize * cell + 34;
    const afterW = wX + kernelSize * cell + 10;
    return isNarrow
      ? { cell, x: 1, byX: 1 + inputSize * cell + 8, w: wX, givesX: 0, y: 46, outY: 44, height: 82 }
      : { cell, x: 1, byX: 1 + inputSize * cell + 9, w: wX, givesX: afterW, y: afterW + 42, outY: 2, height: 40 };
  }
}

export function Result({ model, say, num }: Props) {
  const equal = allEqual(model.outputs);
  return (
    <span class={equal ? "badge" : "badge is-unequal"}>
      {equal ? "✓" : "≠"} {equal ? say("equal") : say("unequal")}
      <span class="visually-hidden" data-num={num("o")}>
        {model.outputSize}
      </span>
    </span>
  );
}

/** The output cell in focus, written out. */
export function Formulas({ model, pointing, step }: Props) {
  const focus = pointing.lit.focus;
  const output = focus?.array === "y" ? focus.position : step;
  const terms = model.triples.filter((triple) => triple[1] === output);
  const value = (number: number | undefined) => formatNumber(number ?? 0);
  return (
    <p class="formula-line">
      <var class="sym r-output">
        y<sub>{output}</sub>
      </var>{" "}
      ={" "}
      {terms.map(([input, , tap], index) => (
        <span key={tap}>
          {index > 0 && " + "}
          <span class="r-input">{value(model.x.data[input])}</span> ·{" "}
          <span class="r-kernel">{value(model.w.data[tap])}</span>
        </span>
      ))}
      {terms.length > 0 && " = "}
      <span class="r-output">{value(model.outputs.scatter[output])}</span>
    </p>
  );
}
