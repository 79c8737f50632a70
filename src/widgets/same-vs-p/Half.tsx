/** One framework's half: its strip with hatched pads, a fan for each window, and the outputs, which face the other half. */
import type { ShownArray } from "../kit/define.ts";
import type { ViewProps } from "../kit/view.ts";
import { Grid } from "../parts/Grid.tsx";
import { PadCell, UnreadCross } from "../parts/Hatches.tsx";
import { SvgSym } from "../parts/Sym.tsx";
import { type Framework, frameworks } from "./frameworks.ts";
import type widget from "./index.ts";
import type { layoutOf } from "./layout.ts";

export type DrawnProps = ViewProps<typeof widget> & { readonly at: ReturnType<typeof layoutOf> };

export function Half({ name, ...props }: DrawnProps & { readonly name: Framework }) {
  const { model, at, pointing, uid, num, say } = props;
  const side = model[name];
  const { stripY } = at[name];
  const row = frameworks[name].row;
  const box = (cell: number) => ({ x: at.xOf(cell), y: stripY, width: at.cell, height: at.strip });
  const pads = [
    ...Array.from({ length: side.padBegin }, (_, pad) => pad - side.padBegin),
    ...Array.from({ length: side.padEnd }, (_, pad) => model.inputSize + pad),
  ];
  const outputs: ShownArray = { label: "y", role: "output", shape: [side.outputSize], data: side.values };
  return (
    <g>
      <Name name={name} {...props} />
      {side.starts.map((start, window) => (
        <Fan key={start} name={name} start={start} window={window} {...props} />
      ))}
      {pads.map((cell) => (
        <g key={cell} class={pointing.lit.stateOf(row, cell) === "linked" ? "pad is-read" : "pad"}>
          <PadCell uid={uid} {...box(cell)} />
        </g>
      ))}
      <Grid
        name={row}
        edits="x"
        label={say(`${name}Row`)}
        array={{ label: "x", role: "input", ...model.x }}
        x={at.xOf(0)}
        y={stripY}
        cell={at.cell}
        height={at.strip}
        pointing={pointing}
        num={name === "tf" ? num("x") : undefined}
        editable
      />
      {side.unread.map((cell) => (
        <UnreadCross key={cell} {...box(cell)} />
      ))}
      <Grid
        name={name}
        label={say(`${name}Outputs`)}
        array={outputs}
        x={0}
        y={0}
        cell={at.outputWidth}
        height={at.output}
        placeOf={(window) => ({ x: at.centreOf(side.starts[window] ?? 0) - at.outputWidth / 2, y: at[name].outputY })}
        classOf={(window) => (window === model.first ? "is-first" : "")}
        pointing={pointing}
        num={num(name)}
      />
    </g>
  );
}

/** A window's reach, narrowing to its output. */
function Fan({
  name,
  start,
  window,
  model,
  at,
  pointing,
}: DrawnProps & { name: Framework; start: number; window: number }) {
  const { nearStrip, nearOutput } = at[name];
  const [from, to, centre] = [at.xOf(start), at.xOf(start + model.kernelSize), at.centreOf(start)];
  const half = at.outputWidth * 0.3;
  const state = pointing.lit.stateOf(name, window);
  const on = state === "focus" || state === "linked" || (state === "rest" && window === model.first);
  return (
    <path
      class={on ? "fan is-on" : "fan"}
      d={`M${from} ${nearStrip}H${to}L${centre + half} ${nearOutput}H${centre - half}Z`}
    />
  );
}

/** The framework and its pads; on a phone they stand above its strip, or below it for the lower half. */
function Name({ name, model, at, num, say }: DrawnProps & { name: Framework }) {
  const middle = at[name].stripY + at.strip / 2;
  const pads =
    name === "tf" ? (
      <>
        {say("samePads")}{" "}
        <tspan class="r-pad" data-num={num("padBegin")}>
          {model.tf.padBegin}
        </tspan>
        {", "}
        <tspan class="r-pad" data-num={num("padEnd")}>
          {model.tf.padEnd}
        </tspan>
      </>
    ) : (
      <>
        {say("bothSides")} <SvgSym of="padding" value={model.padding} />
      </>
    );
  if (!at.narrow) {
    return (
      <text class="t-label framework" x={0} y={middle - 4}>
        <tspan class="framework-name">{say(name)}</tspan>
        <tspan x={0} dy="19">
          {pads}
        </tspan>
      </text>
    );
  }
  return (
    <text class="t-label framework" x={0} y={name === "tf" ? at.tf.stripY - 8 : at.torch.stripY + at.strip + 21}>
      <tspan class="framework-name">{say(name)}</tspan> {pads}
    </text>
  );
}
