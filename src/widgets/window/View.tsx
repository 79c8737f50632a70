import type { ComponentChildren } from "preact";
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { WindowFrame } from "../parts/WindowFrame.tsx";
import type widget from "./index.ts";
import { Fans, Wires } from "./Joins.tsx";
import { layoutOf, type Place } from "./layout.ts";
import { windowOf } from "./model.ts";
import { Plane } from "./Plane.tsx";
import { Products } from "./Products.tsx";
import { Readers } from "./Readers.tsx";

export { Formulas, Result } from "./Sum.tsx";

export function View(props: ViewProps<typeof widget>) {
  const { model, step, playing = false, pointing, width, uid, num, say, title } = props;
  const { focus, wires } = pointing.lit;
  const at = layoutOf({ ...model, digits: { input: longest(model.x.data), output: longest(model.y.data) } }, width);
  const index = windowOf(model, step, focus);
  const window = model.windows[index] ?? { row: 0, column: 0, taps: [] };
  const { inputSize, padded, padding, kernelSize, outputSize, stride, effectiveKernel } = model;
  const size = (n: number) => say("size", { n });
  // An input in focus: every window that reads it, and how they overlap.
  const readers =
    focus?.array === "x" ? [...new Set(wires.filter(({ to }) => to.array === "y").map(({ to }) => to.position))] : [];
  const frame = { on: at.plane, rows: effectiveKernel, columns: effectiveKernel };
  const place = (output: number) => ({
    row: Math.floor(output / outputSize) * stride,
    column: (output % outputSize) * stride,
  });
  // A change of size moves everything; only a step may slide.
  const shape = [width, padded, kernelSize, outputSize, stride, effectiveKernel].join();

  return (
    <Drawing class="sliding" width={width} height={at.height} uid={uid} title={title}>
      <Name of="x" role="input" at={at.names.plane}>
        {size(inputSize)}
        {padding > 0 && say("padded", { n: padded })}
      </Name>
      <Name of="K" role="kernel" at={at.names.kernel}>
        {size(kernelSize)}
      </Name>
      <Name role="output" at={at.names.products}>
        {kernelSize === 1 ? say("oneProduct") : say("times", { n: kernelSize ** 2 })}
      </Name>
      <Name of="y" role="output" at={at.names.output}>
        {size(outputSize)}
      </Name>
      <Fans key={`fans ${shape}`} model={model} window={window} at={at} />
      <g class={readers.length > 0 ? "is-read" : ""}>
        <Plane {...props} at={at.plane} />
      </g>
      {readers.length > 0 ? (
        <Readers
          on={at.plane}
          span={effectiveKernel}
          windows={readers.map(place)}
          cell={{
            row: Math.floor((focus?.position ?? 0) / inputSize) + padding,
            column: ((focus?.position ?? 0) % inputSize) + padding,
          }}
        />
      ) : (
        <WindowFrame key={`frame ${shape}`} {...frame} {...place(index)} />
      )}
      <Grid name="k" label={say("kernel")} array={model.k} {...at.kernel} pointing={pointing} num={num("k")} editable />
      <g class="terms">
        <Products {...props} at={at.products} window={index} />
      </g>
      <g class={focus?.array === "y" ? "steady" : ""}>
        <Grid
          name="y"
          label={say("output")}
          array={model.y}
          {...at.output}
          pointing={pointing}
          num={num("y")}
          classOf={(position) => (playing && position > step ? "is-ahead" : "")}
        />
      </g>
      <Wires
        key={`wires ${shape}`}
        window={window}
        at={at}
        stateOf={(tap) => pointing.lit.stateOf("terms", index * kernelSize ** 2 + tap)}
      />
    </Drawing>
  );
}

/** How many characters the longest of some numbers takes. */
function longest(numbers: readonly number[]): number {
  return Math.max(...numbers.map((number) => formatNumber(number).length));
}

interface NameProps {
  of?: string;
  role: "input" | "kernel" | "output";
  at: Place;
  children: ComponentChildren;
}

function Name({ of, role, at, children }: NameProps) {
  return (
    <text class={`grid-name r-${role} ${at.end ? "t-end" : ""}`} x={at.x} y={at.y}>
      {of && <tspan class="sym">{of} </tspan>}
      {children}
    </text>
  );
}
