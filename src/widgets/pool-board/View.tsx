import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Formula } from "../parts/Formula.tsx";
import { Grid } from "../parts/Grid.tsx";
import { indexSum } from "../parts/indexSum.ts";
import { Sym } from "../parts/Sym.tsx";
import { windowOf } from "./arithmetic.ts";
import { Board } from "./Board.tsx";
import formulas from "./formulas.ts?typeset";
import widget, { companionOf, layouts } from "./index.ts";
import { layoutOf } from "./layout.ts";

type Props = ViewProps<typeof widget>;
export type DrawnProps = Props & { readonly at: ReturnType<typeof layoutOf> };

export function View(props: Props) {
  const { model, step, width, uid, title, pointing, num, say } = props;
  const at = layoutOf(model, width);
  const beside = companionOf(model);
  const arrays = widget.arrays?.(model, step) ?? {};
  const result = (name: string, place: { x: number; y: number }, label: string, head: string) => {
    const array = arrays[name];
    if (!array) return null;
    return (
      <g key={name}>
        <text class="t-label" x={place.x} y={place.y - 9}>
          {head}
        </text>
        <Grid name={name} label={label} array={array} {...place} cell={at.small} pointing={pointing} num={num(name)} />
      </g>
    );
  };
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <Board {...props} at={at} />
      {at.arrow && (
        <>
          <path class="arrow" d={`M${at.arrow.from} ${at.arrow.y}H${at.arrow.to - 6}`} />
          <path class="arrow-head" d={`M${at.arrow.to} ${at.arrow.y}l-7 -3.5v7z`} />
        </>
      )}
      {result("y", at.y, say("results"), say(model.op))}
      {result(beside, at.beside, say(`${beside}Of`), say(beside))}
    </Drawing>
  );
}

export function Result({ model, num, say }: Props) {
  const { outputSize, otherSize, ceilMode } = model;
  return (
    <>
      <Sym of="outputSize" /> = <span data-num={num("o")}>{outputSize}</span>
      {otherSize !== undefined && (
        <small>
          <span data-num={num("other")}>{otherSize}</span> {say(ceilMode ? "roundedDown" : "roundedUp")}
        </small>
      )}
    </>
  );
}

export function Formulas(props: Props) {
  const { model, say } = props;
  return (
    <>
      <div>
        <span class="name">{say(model.ceilMode ? "sizeUp" : "sizeDown")}</span>
        {model.ceilMode ? (
          <>
            <Formula of={formulas.lastWindow} numbers={{ ...model, lastWindow: model.lastWindow ?? 0 }} />
            <Formula of={formulas.ceil} numbers={{ ...model, lastWindow: model.lastWindow ?? 0 }} />
          </>
        ) : (
          <Formula of={formulas.floor} numbers={model} />
        )}
      </div>
      <div class="window-detail">{model.op === "max" ? <Indices {...props} /> : <Sum {...props} />}</div>
    </>
  );
}

/** The window in focus, or the first. */
function windowInFocus({ pointing, step }: Props): number {
  const { focus } = pointing.lit;
  if (focus && focus.array !== "P") return focus.position;
  return Math.max(0, step - 1);
}

/** The place of one winner, as each framework counts it. */
function Indices(props: Props) {
  const { model, say } = props;
  const { inputSize, channels, picture, winners, indices, outputSize } = model;
  const window = windowInFocus(props);
  const winner = winners[window] ?? 0;
  const [row, column, channel] = [Math.floor(winner / inputSize), winner % inputSize, channels - 1];
  const sizes = { channels, height: inputSize, width: inputSize };
  return (
    <>
      <span class="name">
        {say("winner", {
          row: Math.floor(window / outputSize),
          column: window % outputSize,
          y: row,
          x: column,
          c: channel,
          n: picture,
        })}
      </span>
      <table class="index-sums">
        <tbody>
          {layouts.map((layout) => (
            <tr key={layout} class={layout === model.layout ? "is-chosen" : ""}>
              <th scope="row">{say(layout)}</th>
              <td>{indexSum(layout, { picture, channel, row, column }, sizes)}</td>
              <td>= {indices[layout][window]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** How one mean or norm comes about. */
function Sum(props: Props) {
  const { model, say } = props;
  const { op, normType, data, companion, kernelSize, outputSize } = model;
  const window = windowInFocus(props);
  const values = windowOf(model, window);
  const beside = formatNumber(companion[window] ?? 0);
  const shown = values.map((value, index) => (
    <span key={index}>
      {index > 0 && " + "}
      <span class="r-input">{op === "lp" ? `|${formatNumber(value)}|` : formatNumber(value)}</span>
      {op === "lp" && <sup>{normType}</sup>}
    </span>
  ));
  const result = <span class="r-output">{formatNumber(data[window] ?? 0)}</span>;
  return (
    <>
      <span class="name">{say("window", { row: Math.floor(window / outputSize), column: window % outputSize })}</span>
      <p class="formula-line window-sum">
        {op === "average" ? (
          <>
            ({shown}) / <span class="r-kernel">{beside}</span> = {result}
          </>
        ) : (
          <>
            ({shown})<sup>1/{normType}</sup> = {beside}
            <sup>1/{normType}</sup> = {result}
          </>
        )}
      </p>
      {op === "average" && <span class="name">{say("cells", { real: values.length, all: kernelSize ** 2 })}</span>}
    </>
  );
}
