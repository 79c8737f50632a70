import type { ViewProps } from "../kit/view.ts";
import { Dimension } from "../parts/Dimension.tsx";
import { Drawing } from "../parts/Drawing.tsx";
import { Formula } from "../parts/Formula.tsx";
import { Grid } from "../parts/Grid.tsx";
import { PadCell, UnreadCross } from "../parts/Hatches.tsx";
import { SvgIndexed, SvgSym, Sym } from "../parts/Sym.tsx";
import formulas from "./formulas.ts?typeset";
import type widget from "./index.ts";
import { layoutOf } from "./layout.ts";
import { NoRoom, Window } from "./Window.tsx";

type Props = ViewProps<typeof widget>;

export function View({ model, pointing, width, uid, num, say, title }: Props) {
  const at = layoutOf(model, width);
  const { cell, stripTop, stripHeight, xOf } = at;
  const row = Array.from({ length: model.padded }, (_, index) => index - model.padBegin);
  const pads = row.filter((position) => position < 0 || position >= model.inputSize);
  const box = (position: number) => ({ x: xOf(position), y: stripTop, width: cell, height: stripHeight });
  // Cells from here on are left over at the end; cells before it that nobody reads lie between taps.
  const lastRead = model.inputSize + model.padEnd - model.leftover;
  const limit = xOf(model.inputSize + model.padEnd);

  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <Dimension from={xOf(-model.padBegin)} to={xOf(0)} y={stripTop - 13} role="pad">
        {model.padBegin}
      </Dimension>
      <Dimension from={xOf(0)} to={xOf(model.inputSize)} y={stripTop - 13} role="input">
        <SvgSym of="inputSize" value={model.inputSize} />
      </Dimension>
      <Dimension from={xOf(model.inputSize)} to={limit} y={stripTop - 13} role="pad">
        {model.padEnd}
      </Dimension>
      {!at.narrow && (
        <>
          <text class="t-label" x={0} y={stripTop + stripHeight / 2 + 5}>
            {say("row")}
          </text>
          <text class="t-label" x={at.outputX - 14} y={stripTop + stripHeight / 2 + 5}>
            <SvgSym of="leftover" /> = <tspan data-num={num("r")}>{model.leftover}</tspan> {say("left")}
          </text>
        </>
      )}
      {pads.map((position) => (
        <PadCell key={position} uid={uid} {...box(position)} />
      ))}
      <Grid
        name="x"
        label={say("row")}
        array={{
          label: "i",
          role: "input",
          shape: [model.inputSize],
          data: row.filter((p) => p >= 0 && p < model.inputSize),
        }}
        x={xOf(0)}
        y={stripTop}
        cell={cell}
        height={stripHeight}
        pointing={pointing}
        num={num("x")}
        classOf={(position) => (model.unread.includes(position) && position < lastRead ? "is-unread" : "")}
      />
      {model.unread
        .filter((position) => position < 0 || position >= lastRead)
        .map((position) => (
          <UnreadCross key={position} {...box(position)} />
        ))}
      <line class="limit" x1={limit} x2={limit} y1={stripTop + stripHeight + 4} y2={at.height - 4} />
      {at.rows.map((window, index) =>
        window === "fold" ? (
          <text key="fold" class="t-small" x={xOf(-model.padBegin)} y={at.rowY(index) + 20}>
            {say("fold", { n: model.outputSize - at.rows.length + 1 })}
          </text>
        ) : (
          <Window key={window} window={window} y={at.rowY(index)} model={model} at={at} pointing={pointing} say={say} />
        ),
      )}
      <Grid
        name="y"
        label={say("outputs")}
        array={{ label: "y", role: "output", shape: [model.outputSize], data: model.starts }}
        x={at.outputX}
        y={0}
        cell={at.outputSide}
        height={at.windowHeight}
        vertical
        placeOf={(window) => (at.rowOf(window) < 0 ? undefined : { x: at.outputX, y: at.rowY(at.rowOf(window)) })}
        textOf={(window) => <SvgIndexed letter="y" index={window} />}
        pointing={pointing}
        num={num("y")}
      />
      <NoRoom y={at.rowY(at.rows.length)} model={model} at={at} say={say} />
    </Drawing>
  );
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <Sym of="outputSize" /> = <span data-num={num("o")}>{model.outputSize}</span>
      <small>{model.leftover === 0 ? say("nothingLeft") : say("leftOver", { n: model.leftover })}</small>
    </>
  );
}

const stageNames = [
  ["plain", "oPlain"],
  ["padded", "oPadded"],
  ["dilated", "oDilated"],
] as const;

export function Formulas({ model, num, say }: Props) {
  const sizes = { oPlain: model.plainSize, oPadded: model.paddedSize, oDilated: model.outputSize };
  return (
    <>
      {stageNames.map(([stage, number]) => (
        <div key={stage}>
          <span class="name">{say(stage)}</span>
          <Formula of={formulas[stage]} numbers={{ ...model, outputSize: sizes[number] ?? say("none") }} />
          {sizes[number] !== undefined && (
            <span class="visually-hidden" data-num={num(number)}>
              {sizes[number]}
            </span>
          )}
        </div>
      ))}
    </>
  );
}
