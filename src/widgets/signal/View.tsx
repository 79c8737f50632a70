import { formatNumber } from "../kit/format.ts";
import type { Edits } from "../kit/grid.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import type widget from "./index.ts";
import { Lanes } from "./Lanes.tsx";
import { type Layout, layoutOf, type Plot } from "./layout.ts";
import { outputAt } from "./model.ts";

type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, step, playing = false, pointing, width, uid, num, say, title } = props;
  const { source, kernelSize, x, y } = model;
  const at = layoutOf(model, width);
  const output = outputAt(model, step, pointing.lit.focus);
  const value = y.data[output] ?? 0;
  const [left, right] = [at.xOf(output), at.xOf(output + kernelSize)];
  const middle = (kernelSize - 1) / 2;
  const dot = { x: at.xOf(output + middle + 0.5), y: at.output.yOf(value) };
  const frameBottom = source === "own" ? at.cells.y + at.cells.height : at.input.top + at.input.height + 4;
  const { zoom } = at;
  const shown = playing ? y.data.slice(0, step + 1) : y.data;
  return (
    <Drawing class="signal" width={width} height={at.height} uid={uid} title={title}>
      <text class="t-label" x={0} y={14}>
        {say(source === "ecg" ? "inputEcg" : "inputOwn")}
      </text>
      <Scale plot={at.input} width={width} source={source} say={say} />
      <path
        class="fan"
        d={`M${left} ${frameBottom}L${right} ${frameBottom}L${zoom.left + zoom.width} ${at.weights.top - 4}L${zoom.left} ${at.weights.top - 4}Z`}
      />
      <rect
        class="signal-window"
        x={left}
        y={at.input.top - 4}
        width={right - left}
        height={frameBottom - at.input.top + 4}
      />
      <path class="curve r-input" d={curve(x.data, at, at.input, 0.5)} />
      {source === "own" && (
        <>
          {x.data.map((cell, index) => (
            <circle key={index} class="curve-dot r-input" cx={at.xOf(index + 0.5)} cy={at.input.yOf(cell)} r={3} />
          ))}
          <Grid name="x" label={say("input")} array={x} {...at.cells} pointing={pointing} num={num("x")} editable />
        </>
      )}
      <Lanes model={model} at={at} output={output} say={say} />
      <path
        class="fan is-sum"
        d={`M${zoom.left} ${at.products.top + at.products.height + 4}h${zoom.width}L${dot.x} ${dot.y}Z`}
      />
      <text class="t-label" x={0} y={at.height - 6}>
        {say("outputName")}
      </text>
      <Scale plot={at.output} width={width} source={source} say={say} />
      <path class="curve is-before r-input" d={curve(x.data, at, at.output, 0.5)} />
      <path class="curve r-output" d={curve(shown, at, at.output, middle + 0.5)} />
      <circle class="curve-now r-output" cx={dot.x} cy={dot.y} r={4.5} />
      <Catch {...props} plot={at.output} />
      <Catch {...props} plot={at.input} draws={source === "own"} />
    </Drawing>
  );
}

export function Result({ model, step, num, say, pointing }: Props) {
  const output = outputAt(model, step, pointing.lit.focus);
  return (
    <>
      <var class="sym r-output">
        y<sub>{output}</sub>
      </var>{" "}
      = <span data-num={num("y")}>{formatNumber(model.y.data[output] ?? 0)}</span>
      <small>{say(model.source === "ecg" ? "unit" : model.shape)}</small>
    </>
  );
}

const tenth = (length: number) => Math.round(length * 10) / 10;
const curve = (data: readonly number[], at: Layout, plot: Plot, shift: number) =>
  data
    .map((value, index) => `${index === 0 ? "M" : "L"}${tenth(at.xOf(index + shift))} ${tenth(plot.yOf(value))}`)
    .join("");

/** The line of 0, and one more to read heights by. */
function Scale({ plot, width, source, say }: { plot: Plot; width: number } & Pick<Props, "say"> & { source: string }) {
  const marks = source === "ecg" ? [0, 1] : [0, 9];
  return (
    <>
      {marks.map((mark) => (
        <g key={mark}>
          <path class="scale-line" d={`M0 ${plot.yOf(mark)}H${width}`} />
          <text class="t-small t-end" x={width} y={plot.yOf(mark) - 4}>
            {source === "ecg" && mark > 0 ? say("millivolt") : mark}
          </text>
        </g>
      ))}
    </>
  );
}

/** Pointing at a curve moves the window there; pressing on one's own signal draws it. */
function Catch({ model, plot, width, pointing, values, set, draws = false }: Props & { plot: Plot; draws?: boolean }) {
  const cells = model.x.data.length;
  const place = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const cell = Math.floor(((event.clientX - box.left) / box.width) * cells);
    const height = plot.top - 8 + ((event.clientY - box.top) / box.height) * (plot.height + 16);
    return { cell: Math.min(cells - 1, Math.max(0, cell)), height };
  };
  const act = (event: PointerEvent) => {
    const { cell, height } = place(event);
    const start = Math.round(cell - (model.kernelSize - 1) / 2);
    pointing.point({ array: "y", position: Math.min(model.outputSize - 1, Math.max(0, start)) });
    if (draws && event.buttons === 1)
      set("x", { ...(values.x as Edits), [cell]: Math.max(-99, Math.min(99, Math.round(plot.valueAt(height)))) });
  };
  return (
    <rect
      class={draws ? "matrix-catch signal-catch is-drawn" : "matrix-catch signal-catch"}
      x={0}
      y={plot.top - 8}
      width={width}
      height={plot.height + 16}
      onPointerDown={act}
      onPointerMove={act}
      onPointerLeave={() => pointing.point(undefined)}
    />
  );
}
