import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { cornerOf, outline } from "../parts/lattice.ts";
import type widget from "./index.ts";
import { layoutOf, placeOf, type Sheets, sheetOf } from "./layout.ts";
import { side } from "./model.ts";

type Props = ViewProps<typeof widget>;
type Triplet = readonly [number, number, number];

export function View({ model, step, pointing, width, uid, num, say, title }: Props) {
  const { x, k, y, kernelShape, outputShape, windows } = model;
  const at = layoutOf([side, side, side], kernelShape, outputShape, width);
  const { focus } = pointing.lit;
  const output = focus?.array === "y" ? focus.position : step;
  const place = windows[output]?.place ?? [0, 0, 0];
  const size = (shape: Triplet) => shape.join(" × ");
  return (
    <Drawing class="block" width={width} height={at.height} uid={uid} title={title}>
      <Name of="x" role="input" sheets={at.x} text={size([side, side, side])} />
      <Name of="K" role="kernel" sheets={at.k} text={size(kernelShape)} />
      <Name of="y" role="output" sheets={at.y} text={size(outputShape)} />
      <Edges on={at.x} place={place} shape={kernelShape} />
      <Sheet name="x" sheets={at.x} array={x} label={say("input")} pointing={pointing} num={num("x")} editable />
      <Front key={model.axes} on={at.x} place={place} shape={kernelShape} faded={focus?.array === "x"} />
      <Sheet name="k" sheets={at.k} array={k} label={say("kernel")} pointing={pointing} num={num("k")} />
      <g class={focus?.array === "y" ? "steady" : ""}>
        <Sheet name="y" sheets={at.y} array={y} label={say("output")} pointing={pointing} num={num("y")} />
      </g>
    </Drawing>
  );
}

export function Result({ model, step, num, say, pointing }: Props) {
  const { focus } = pointing.lit;
  const output = focus?.array === "y" ? focus.position : step;
  return (
    <>
      <var class="sym r-output">
        y<sub>{(model.windows[output]?.place ?? []).join(",")}</sub>
      </var>{" "}
      = <span data-num={num("sum")}>{formatNumber(model.y.data[output] ?? 0)}</span>
      <small>{say(model.axes)}</small>
    </>
  );
}

function Name({ of, role, sheets, text }: { of: string; role: string; sheets: Sheets; text: string }) {
  return (
    <text class={`grid-name r-${role}`} x={sheets.x} y={sheets.y - 11}>
      <tspan class="sym">{of}</tspan> {text}
    </text>
  );
}

interface SheetProps extends Pick<Props, "pointing"> {
  name: "x" | "k" | "y";
  sheets: Sheets;
  array: Props["model"]["x"];
  label: string;
  num: string;
  editable?: boolean;
}

/** All slices of one block. */
function Sheet({ sheets, ...grid }: SheetProps) {
  const [slices, rows, columns] = sheets.shape;
  return (
    <>
      <Grid {...grid} {...sheets} placeOf={(position) => placeOf(sheets, position)} />
      {Array.from({ length: slices }, (_, slice) => (
        <path
          key={slice}
          class={`grid-rim r-${grid.array.role}`}
          d={outline(sheetOf(sheets, slice), 0, 0, rows, columns)}
        />
      ))}
    </>
  );
}

interface FrameProps {
  on: Sheets;
  place: Triplet;
  shape: Triplet;
}

/** The edges that join the window's slices. They lie under the sheets, so that no line crosses a number. */
function Edges({ on, place, shape }: FrameProps) {
  const [, down, across] = shape;
  const corners = [
    [0, 0],
    [down, 0],
    [down, across],
    [0, across],
  ] as const;
  return corners.map(([r, c]) => (
    // The corner behind and on the left is the one that a block would hide.
    <path
      key={`${r} ${c}`}
      class={r + c === 0 ? "block-edge is-back" : "block-edge"}
      d={edge(on, place, shape, r, c)}
    />
  ));
}

/** The window on each slice that it covers, and the two faces that a block would show beside them. */
function Front({ on, place, shape, faded }: FrameProps & { faded: boolean }) {
  const [slice, row, column] = place;
  const [deep, down, across] = shape;
  const face = (from: readonly [number, number], to: readonly [number, number]) =>
    `${edge(on, place, shape, ...from)}${edge(on, place, shape, ...to).replace(/M(\S+) (\S+)L(.+)$/, "L$3L$1 $2Z")}`;
  return (
    <g class={faded ? "block-window is-faded" : "block-window"}>
      {deep > 1 && (
        <>
          <path class="block-face" d={face([down, 0], [down, across])} />
          <path class="block-face" d={face([down, across], [0, across])} />
        </>
      )}
      {Array.from({ length: deep }, (_, depth) => (
        <path key={depth} class="window-frame" d={outline(sheetOf(on, slice + depth), row, column, down, across)} />
      ))}
    </g>
  );
}

/** From the window's first slice to its last, at one of its corners. */
function edge(on: Sheets, [slice, row, column]: Triplet, [deep]: Triplet, r: number, c: number): string {
  const from = cornerOf(sheetOf(on, slice), row + r, column + c);
  const to = cornerOf(sheetOf(on, slice + deep - 1), row + r, column + c);
  return `M${from.x} ${from.y}L${to.x} ${to.y}`;
}
