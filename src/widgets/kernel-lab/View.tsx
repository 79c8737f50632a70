import { formatNumber } from "../kit/format.ts";
import { coordinates } from "../kit/grid.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { Photo } from "../parts/Photo.tsx";
import type widget from "./index.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { Pictures } from "./Pictures.tsx";

type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, pointing, width, uid, num, say, title } = props;
  const { x, k, total, split, size, sum, divisor, spectrum } = model;
  const at = layoutOf(size, width);
  const factors = split.separable ? factorsOf(props) : undefined;
  const side = size * at.cell;
  return (
    <Drawing class="kernel-lab" width={width} height={at.height} uid={uid} title={title}>
      <Pictures {...props} at={at} />
      <text class="grid-name r-input" x={at.window.x} y={at.window.y - 10}>
        <tspan class="sym">x</tspan> {say("window")}
      </text>
      <Grid
        name="x"
        label={say("windowLong")}
        array={x}
        {...at.window}
        cell={at.cell}
        pointing={pointing}
        num={num("x")}
      />
      {factors && (
        <>
          <Grid
            name="down"
            label={say("down")}
            array={factors.down}
            x={at.kernel.x - at.factor.gap - at.factor.width}
            y={at.kernel.y}
            cell={at.factor.width}
            height={at.cell}
            vertical
            pointing={pointing}
            num={num("down")}
          />
          <Grid
            name="across"
            label={say("across")}
            array={factors.across}
            x={at.kernel.x}
            y={at.kernel.y - at.factor.gap - 26}
            cell={at.cell}
            height={26}
            pointing={pointing}
            num={num("across")}
          />
        </>
      )}
      <Grid
        name="k"
        label={say("kernel")}
        array={k}
        {...at.kernel}
        cell={at.cell}
        pointing={pointing}
        num={num("k")}
        editable={model.preset === "own"}
      />
      <text class="grid-name r-kernel" {...(factors ? cornerOf(at) : { x: at.kernel.x, y: at.kernel.y - 10 })}>
        <tspan class="sym">w</tspan>
      </text>
      <text class="t-small t-middle" x={at.kernelMiddle} y={at.kernel.y + side + 20}>
        {say("weights")} <tspan data-num={num("weights")}>{formatNumber(sum)}</tspan>
      </text>
      <text class="t-label" x={at.sum.x} y={at.sum.y - 10}>
        {say("sum")}
      </text>
      <Grid
        name="total"
        label={say("sumLong")}
        array={total}
        {...at.sum}
        cell={74}
        height={36}
        pointing={pointing}
        num={num("total")}
      />
      <text class="t-label" x={at.sum.x} y={at.sum.y + 58}>
        {say("divided")} <tspan data-num={num("divisor")}>{formatNumber(divisor)}</tspan>
      </text>
      <text class="t-label t-end" x={width} y={at.spectrum.y - 10}>
        {say("spectrum")}
      </text>
      <Photo
        picture={spectrum}
        label={say("altSpectrum")}
        x={at.spectrum.x}
        y={at.spectrum.y}
        width={at.spectrum.side}
        height={at.spectrum.side}
      />
      <rect
        class="photo-rim r-kernel"
        x={at.spectrum.x}
        y={at.spectrum.y}
        width={at.spectrum.side}
        height={at.spectrum.side}
      />
      <text class="t-small t-end" x={width} y={at.spectrum.y + at.spectrum.side + 16}>
        {say("spectrumNote")}
      </text>
    </Drawing>
  );
}

/** Over the column a and left of the row b, as in a multiplication table. */
function cornerOf({ kernel, factor }: Layout) {
  return { x: kernel.x - factor.gap - factor.width / 2 - 6, y: kernel.y - factor.gap - 7 };
}

function factorsOf({ model: { split } }: Props) {
  if (!split.separable) return undefined;
  const factor = (label: string, data: readonly number[]) => ({
    label,
    role: "kernel" as const,
    shape: [data.length],
    data,
  });
  return { down: factor("a", split.down), across: factor("b", split.across) };
}

export function Result({ model, num, say }: Props) {
  return (
    <>
      <var class="sym r-output">
        y
        <sub>
          {model.row},{model.column}
        </sub>
      </var>{" "}
      = <span data-num={num("y")}>{formatNumber(model.y)}</span>
      <small>{say(model.sum === 0 ? "signed" : "grey")}</small>
    </>
  );
}

export function Formulas({ model, say, set }: Props) {
  const { split, preset, weights, size } = model;
  const take = () => {
    set("kernelSize", size);
    set("k", Object.fromEntries(weights.map((weight, position) => [coordinates(position, [size, size]), weight])));
    set("preset", "own");
  };
  return (
    <p class="split">
      {split.separable ? (
        say("separable")
      ) : (
        <span>
          {say("whole")} <Corner {...split.corners} but={say("but")} />
        </span>
      )}
      {preset !== "own" && (
        <button type="button" class="button quiet needs-js" onClick={take}>
          {say("take")}
        </button>
      )}
    </p>
  );
}

interface CornerProps {
  rows: readonly [number, number];
  columns: readonly [number, number];
  one: number;
  other: number;
  but: string;
}

/** w(r, c)·w(s, d) = 5, but w(r, d)·w(s, c) = 8: in a column times a row both are a(r)·a(s)·b(c)·b(d). */
function Corner({ rows: [r, s], columns: [c, d], one, other, but }: CornerProps) {
  const weight = (row: number, column: number) => (
    <span class="r-kernel">
      <var class="sym">w</var>
      <sub>
        {row},{column}
      </sub>
    </span>
  );
  return (
    <span class="corner">
      {weight(r, c)} · {weight(s, d)} = {formatNumber(one)}, {but} {weight(r, d)} · {weight(s, c)} ={" "}
      {formatNumber(other)}
    </span>
  );
}
