import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Formula } from "../parts/Formula.tsx";
import { Grid } from "../parts/Grid.tsx";
import { Sym } from "../parts/Sym.tsx";
import formulas from "./formulas.ts?typeset";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, width, uid, title, pointing, num, say }: Props) {
  const { x, y, bins, readers, inputSize, outputSize } = model;
  const at = layoutOf(model, width);
  const { cell, bar, xOf } = at;
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      {readers.map((count, position) =>
        count > 1 ? (
          <rect
            key={xOf(position)}
            class="shared"
            x={xOf(position)}
            y={at.xY + at.rowHeight}
            width={cell}
            height={at.barsEnd - at.xY - at.rowHeight}
          />
        ) : null,
      )}
      <Name at={at} y={at.xY} height={at.rowHeight} text={say("row")} />
      <Grid
        name="x"
        label={say("row")}
        array={{ label: "x", role: "input", shape: [inputSize], data: x.data }}
        x={xOf(0)}
        y={at.xY}
        cell={cell}
        height={at.rowHeight}
        pointing={pointing}
        num={num("x")}
        editable
      />
      {!at.narrow && <Name at={at} y={at.barsY} height={at.barsEnd - at.barsY} text={say("bins")} />}
      {bins.map(({ start, end }, bin) => {
        const state = pointing.lit.stateOf("y", bin);
        const on = state === "focus" || state === "linked";
        const goal = at.outputX(bin);
        return (
          <path
            key={bin}
            class={on ? "fan is-on" : "fan"}
            d={`M${xOf(start) + 1} ${at.barY(bin) + bar}H${xOf(end) - 1}L${goal + at.outputWidth * 0.8} ${at.yY}H${goal + at.outputWidth * 0.2}Z`}
          />
        );
      })}
      {bins.map(({ start, end }, bin) => (
        <rect
          key={bin}
          class={`bin-bar is-${pointing.lit.stateOf("y", bin)}`}
          x={xOf(start) + 1}
          y={at.barY(bin)}
          width={(end - start) * cell - 2}
          height={bar}
        />
      ))}
      <g data-num={num("bins")} class="bin-ends">
        {bins.map(({ start, end }, bin) =>
          fits(at, start, end) ? (
            <text key={bin} x={(xOf(start) + xOf(end)) / 2} y={at.barY(bin) + bar / 2}>
              [<tspan data-cell={2 * bin}>{start}</tspan>, <tspan data-cell={2 * bin + 1}>{end}</tspan>)
            </text>
          ) : null,
        )}
      </g>
      <Name at={at} y={at.yY} height={at.outputHeight} text={say(model.op)} />
      <Grid
        name="y"
        label={say("results")}
        array={{ label: "y", role: "output", shape: [outputSize], data: y }}
        x={0}
        y={at.yY}
        cell={at.outputWidth}
        height={at.outputHeight}
        placeOf={(bin) => ({ x: at.outputX(bin), y: at.yY })}
        pointing={pointing}
        num={num("y")}
      />
    </Drawing>
  );
}

/** Whether a bin is wide enough for its ends to be written in it. */
function fits({ cell, bar }: ReturnType<typeof layoutOf>, start: number, end: number): boolean {
  return bar >= 15 && (end - start) * cell >= 6 + 6.2 * `[${start}, ${end})`.length;
}

function Name({ at, y, height, text }: { at: ReturnType<typeof layoutOf>; y: number; height: number; text: string }) {
  return (
    <text class="t-label" x={0} y={at.narrow ? y - 8 : y + height / 2 + 5}>
      {text}
    </text>
  );
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <Sym of="outputSize" /> = <span data-num={num("o")}>{model.outputSize}</span>
      <small>
        <span data-num={num("shared")}>{model.shared}</span> {say(model.shared === 1 ? "sharedOne" : "sharedMany")}
      </small>
    </>
  );
}

/** The bin in focus, or the first. */
export function Formulas({ model, pointing, say }: Props) {
  const { focus } = pointing.lit;
  const bin = focus?.array === "y" ? focus.position : 0;
  const { start = 0, end = 0 } = model.bins[bin] ?? {};
  const numbers = { binIndex: bin, inputSize: model.inputSize, outputSize: model.outputSize };
  return (
    <>
      <div>
        <span class="name">{say("starts", { bin })}</span>
        <span class="formula-line">
          <Formula of={formulas.start} numbers={numbers} /> = {start}
        </span>
      </div>
      <div>
        <span class="name">{say("ends", { bin })}</span>
        <span class="formula-line">
          <Formula of={formulas.end} numbers={numbers} /> = {end}
        </span>
      </div>
    </>
  );
}
