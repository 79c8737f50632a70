import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { PadCell, UnreadCross } from "../parts/Hatches.tsx";
import { Sym } from "../parts/Sym.tsx";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";

type Props = ViewProps<typeof widget>;

const countFromOne = (length: number) => Array.from({ length }, (_, index) => index + 1);
const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

export function View(props: Props) {
  const { model, pointing, width, uid, say, title } = props;
  const at = layoutOf(model, width);
  const { cell, rowHeight, topY, middleY, bottomY, xOf } = at;
  const { inputSize, outputSize, backSize, padding, leftover } = model;
  const box = (position: number, y: number) => ({ x: xOf(position), y, width: cell, height: rowHeight });
  const lastRead = inputSize + padding - leftover;
  const row = (y: number) => ({ y, cell, height: rowHeight, pointing });

  return (
    <>
      <Drawing width={width} height={at.height} uid={uid} title={title}>
        <Fans model={model} at={at} pointing={pointing} />
        {[...range(-padding, 0), ...range(inputSize, inputSize + padding)].map((position) => (
          <PadCell key={position} uid={uid} {...box(position, topY)} />
        ))}
        <Grid
          name="x"
          label={say("input")}
          array={{ label: "x", role: "input", shape: [inputSize], data: countFromOne(inputSize) }}
          x={xOf(0)}
          {...row(topY)}
        />
        {range(lastRead, inputSize + padding).map((position) => (
          <UnreadCross key={position} {...box(position, topY)} />
        ))}
        <Grid
          name="y"
          label={say("output")}
          array={{ label: "y", role: "output", shape: [outputSize], data: countFromOne(outputSize) }}
          x={0}
          {...row(middleY)}
          cell={at.outputWidth}
          placeOf={(window) => ({ x: at.centreOf(window) - at.outputWidth / 2, y: middleY })}
        />
        {[...range(-padding, 0), ...range(Math.max(backSize, inputSize), at.stampEnd)].map((position) => (
          <PadCell key={position} uid={uid} {...box(position, bottomY)} />
        ))}
        <Grid
          name="z"
          label={say("back")}
          array={{ label: "z", role: "output", shape: [backSize], data: countFromOne(backSize) }}
          x={xOf(0)}
          {...row(bottomY)}
          classOf={(position) => (position >= inputSize ? "is-extra" : "")}
        />
        {range(backSize, inputSize).map((position) => (
          <rect key={position} class="missing" {...box(position, bottomY)} x={xOf(position) + 1} width={cell - 2} />
        ))}
        <Difference model={model} x={xOf(Math.max(backSize, inputSize))} y={bottomY + rowHeight + 20} say={say} />
        <RowName
          narrow={at.narrow}
          y={topY}
          rowHeight={rowHeight}
          name={say("down")}
          count={inputSize}
          unit={say("cells")}
          role="input"
        />
        <RowName
          narrow={at.narrow}
          y={middleY}
          rowHeight={rowHeight}
          name={say("to")}
          count={outputSize}
          unit={say("cells")}
          role="output"
        />
        <RowName
          narrow={at.narrow}
          y={bottomY}
          rowHeight={rowHeight}
          name={say("up")}
          count={backSize}
          unit={say("cells")}
          role="output"
        />
      </Drawing>
      <Siblings {...props} />
    </>
  );
}

/** A window's reach down to its output, and the same reach back up. */
function Fans({
  model,
  at,
  pointing,
}: {
  model: Props["model"];
  at: ReturnType<typeof layoutOf>;
  pointing: Props["pointing"];
}) {
  const half = at.outputWidth / 2;
  return (
    <>
      {model.reads.map((_, window) => {
        const from = at.xOf(window * model.stride - model.padding);
        const to = from + model.effectiveKernel * at.cell;
        const centre = at.centreOf(window);
        const on = ["focus", "linked"].includes(pointing.lit.stateOf("y", window)) ? "fan is-on" : "fan";
        const [top, upper, lower, bottom] = [at.topY + at.rowHeight, at.middleY, at.middleY + at.rowHeight, at.bottomY];
        return (
          <g key={window}>
            <path class={on} d={`M${from} ${top}H${to}L${centre + half * 0.6} ${upper}H${centre - half * 0.6}Z`} />
            <path class={on} d={`M${centre - half * 0.6} ${lower}H${centre + half * 0.6}L${to} ${bottom}H${from}Z`} />
          </g>
        );
      })}
    </>
  );
}

interface RowNameProps {
  narrow: boolean;
  y: number;
  rowHeight: number;
  name: string;
  count: number;
  unit: string;
  role: string;
}

function RowName({ narrow, y, rowHeight, name, count, unit, role }: RowNameProps) {
  const number = <tspan class={`row-count r-${role}`}>{count}</tspan>;
  if (narrow) {
    return (
      <text class="t-label" x={0} y={y - 7}>
        {name} {number} {unit}
      </text>
    );
  }
  return (
    <text class="t-label" x={0} y={y + rowHeight / 2 - 4}>
      {name}
      <tspan x={0} dy="18">
        {number} {unit}
      </tspan>
    </text>
  );
}

function Difference({ model, x, y, say }: { model: Props["model"]; x: number; y: number; say: Props["say"] }) {
  const missing = model.inputSize - model.backSize;
  if (missing === 0) return null;
  return (
    <text class="t-label missing-text t-end" x={x} y={y}>
      {missing > 0 ? say("missing", { n: missing }) : say("extra", { n: -missing })}
    </text>
  );
}

/** The sizes that share the output: choosing one sends it down and up. */
function Siblings({ model, set, say, num }: Props) {
  return (
    <fieldset class="siblings">
      <legend class="visually-hidden">{say("sizes")}</legend>
      {model.siblings.map(({ size, needs }, index) => (
        <button
          key={size}
          type="button"
          class="sibling"
          aria-pressed={size === model.inputSize}
          onClick={() => set("inputSize", size)}
        >
          <strong data-num={num("siblings")} data-cell={index}>
            {size}
          </strong>
          <span>
            {needs === model.outputPadding ? say("comesBack") : say("needs")} <Sym of="outputPadding" /> ={" "}
            <span data-num={num("needs")} data-cell={index}>
              {needs}
            </span>
          </span>
        </button>
      ))}
      <span class="visually-hidden" data-num={num("r")}>
        {model.leftover}
      </span>
    </fieldset>
  );
}

export function Result({ model, num }: Props) {
  return (
    <>
      <span class="r-input" data-num={num("i")}>
        {model.inputSize}
      </span>
      <span class="result-arrow"> → </span>
      <span data-num={num("o")}>{model.outputSize}</span>
      <span class="result-arrow"> → </span>
      <span data-num={num("back")}>{model.backSize}</span>
    </>
  );
}
