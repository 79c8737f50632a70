import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Dimension } from "../parts/Dimension.tsx";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { PadCell } from "../parts/Hatches.tsx";
import { SvgSym, Sym } from "../parts/Sym.tsx";
import type widget from "./index.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, step, pointing, width, uid, num, say, title }: Props) {
  const { inputSize, kernelSize, stride, dilation, padding, outputSize, side, stampedSize, show } = model;
  const at = layoutOf(model, width);
  const input = focusedInput(pointing, model, step);
  const isKept = (index: number) => index >= padding && index < padding + outputSize;
  const rowOf = (position: number) => Math.floor(position / side);
  const columnOf = (position: number) => position % side;
  const positions = Array.from({ length: side * side }, (_, position) => position);
  const kept = { x: at.sumX + padding * at.cell, y: at.sumY + padding * at.cell, side: outputSize * at.cell };

  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <Labelled x={at.inputX} y={at.topY} name={say("inputName")} />
      <Grid
        name="x"
        label={say("input")}
        array={{ label: "x", role: "input", ...model.x }}
        x={at.inputX}
        y={at.topY}
        cell={at.small}
        pointing={pointing}
        num={num("x")}
        editable
      />
      <Labelled x={at.kernelX} y={at.kernelY} name={say("kernelName")} />
      <Grid
        name="w"
        label={say("kernel")}
        array={{ label: "w", role: "kernel", ...model.w }}
        x={at.kernelX}
        y={at.kernelY}
        cell={at.small}
        pointing={pointing}
        num={num("w")}
        editable
      />
      {positions
        .filter((position) => !(isKept(rowOf(position)) && isKept(columnOf(position))))
        .map((position) => (
          <PadCell
            key={position}
            uid={uid}
            x={at.sumX + columnOf(position) * at.cell}
            y={at.sumY + rowOf(position) * at.cell}
            width={at.cell}
            height={at.cell}
          />
        ))}
      <Grid
        name={show}
        label={say(show)}
        array={
          show === "sum"
            ? { label: "y", role: "output", shape: [side, side], data: model.sums[step] ?? [] }
            : { label: "stamps", role: "overlap", ...model.coverage }
        }
        x={at.sumX}
        y={at.sumY}
        cell={at.cell}
        pointing={pointing}
        num={num(show)}
        classOf={(position) => {
          if (!isKept(rowOf(position)) || !isKept(columnOf(position))) return "is-cropped";
          return show === "coverage" ? `overlap-${Math.min(5, model.coverage.data[position] ?? 0)}` : "";
        }}
      />
      <rect class="kept-frame" x={kept.x} y={kept.y} width={kept.side} height={kept.side} />
      {input !== undefined && (
        <StampFrame
          x={at.sumX + (input % inputSize) * stride * at.cell}
          y={at.sumY + Math.floor(input / inputSize) * stride * at.cell}
          side={(dilation * (kernelSize - 1) + 1) * at.cell}
        />
      )}
      {input !== undefined && !at.narrow && <OneStamp model={model} input={input} at={at} say={say} />}
      <Dimension from={kept.x} to={kept.x + kept.side} y={at.sumY - 12} role="output">
        <SvgSym of="outputSize" value={outputSize} />
      </Dimension>
      <text class="t-label" x={at.sumX} y={at.sumY + side * at.cell + 20}>
        {say("whole", { n: stampedSize })}
      </text>
    </Drawing>
  );
}

function Labelled({ x, y, name }: { x: number; y: number; name: string }) {
  return (
    <text class="t-label" x={x} y={y - 8}>
      {name}
    </text>
  );
}

/** Where the stamp of the cell in focus lands. */
function StampFrame({ x, y, side }: { x: number; y: number; side: number }) {
  return <rect class="window-frame" x={x} y={y} width={side} height={side} />;
}

/** The kernel times the input cell in focus, before it is added. */
function OneStamp({
  model,
  input,
  at,
  say,
}: {
  model: Props["model"];
  input: number;
  at: ReturnType<typeof layoutOf>;
  say: Props["say"];
}) {
  const factor = model.x.data[input] ?? 0;
  return (
    <g class="r-kernel one-stamp">
      <Labelled x={at.stampX} y={at.stampY} name={`${say("stampName")}: ${formatNumber(factor)} · w`} />
      {model.w.data.map((weight, tap) => {
        const x = at.stampX + (tap % model.kernelSize) * at.small;
        const y = at.stampY + Math.floor(tap / model.kernelSize) * at.small;
        return (
          <g key={tap} class="cell is-linked">
            <rect class="cell-box" x={x} y={y} width={at.small} height={at.small} />
            <text x={x + at.small / 2} y={y + at.small / 2} font-size="14">
              {formatNumber(factor * weight)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The input cell whose stamp is shown: the one in focus, or the one that the step has just laid down. */
function focusedInput(pointing: Props["pointing"], model: Props["model"], step: number): number | undefined {
  const { focus } = pointing.lit;
  if (focus?.array === "x") return focus.position;
  return step > 0 && focus === undefined ? Math.min(step, model.x.data.length) - 1 : undefined;
}

function layoutOf({ inputSize, kernelSize, side }: Props["model"], width: number) {
  const narrow = width < 520;
  const small = narrow ? 32 : Math.min(38, 200 / Math.max(inputSize, kernelSize));
  const topY = 30;
  const leftWidth = Math.max(inputSize, kernelSize) * small;
  if (narrow) {
    const kernelX = inputSize * small + 28;
    const sumY = topY + Math.max(inputSize, kernelSize) * small + 52;
    const cell = Math.min(44, width / side);
    return {
      narrow,
      small,
      cell,
      topY,
      inputX: 1,
      kernelX,
      kernelY: topY,
      stampX: 0,
      stampY: 0,
      sumX: 1,
      sumY,
      height: sumY + side * cell + 28,
    };
  }
  const kernelY = topY + inputSize * small + 40;
  const stampY = kernelY + kernelSize * small + 40;
  const sumX = leftWidth + 72;
  const cell = Math.min(60, (width - sumX - 2) / side);
  return {
    narrow,
    small,
    cell,
    topY,
    inputX: 1,
    kernelX: 1,
    kernelY,
    stampX: 1,
    stampY,
    sumX,
    sumY: topY + 12,
    height: Math.max(stampY + kernelSize * small + 8, topY + 12 + side * cell + 32),
  };
}

export function Result({ model, num }: Props) {
  return (
    <>
      <Sym of="outputSize" /> = <span data-num={num("o")}>{model.outputSize}</span>
      <small>
        <span data-num={num("stamped")}>{model.stampedSize}</span> − 2·{model.padding} + {model.outputPadding}
      </small>
    </>
  );
}
