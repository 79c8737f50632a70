import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Cells } from "../parts/Cells.tsx";
import { Drawing } from "../parts/Drawing.tsx";
import { Grid } from "../parts/Grid.tsx";
import { MatrixPicture } from "../parts/MatrixPicture.tsx";
import { slide, WindowFrame } from "../parts/WindowFrame.tsx";
import type widget from "./index.ts";
import { layoutOf, planes } from "./layout.ts";

type Props = ViewProps<typeof widget>;

export function View({ model, pointing, width, uid, num, say, title }: Props) {
  const { inputSize, kernelSize, stride, channels, outputSize, rows, windows, x, w, u, y } = model;
  const at = layoutOf(model, width);
  const { focus } = pointing.lit;
  const window = focus?.array === "y" ? focus.position : undefined;
  const label = (name: string, left: number, top: number) => (
    <text class="t-label" x={left} y={top - 9}>
      {say(name)}
    </text>
  );
  const frameOf = (channel: number) => ({
    x: at.x.x + channel * (inputSize * at.cell + at.gap),
    y: at.x.y,
    cell: at.cell,
    height: at.cell,
    lean: 0,
  });
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      {label("input", at.x.x, at.x.y)}
      <Grid
        name="x"
        label={say("input")}
        array={x}
        x={at.x.x}
        y={at.x.y}
        cell={at.cell}
        pointing={pointing}
        num={num("x")}
        {...planes(channels, inputSize, at.x, at)}
      />
      {label("kernel", at.w.x, at.w.y)}
      <Grid
        name="w"
        label={say("kernel")}
        array={w}
        x={at.w.x}
        y={at.w.y}
        cell={at.cell}
        pointing={pointing}
        num={num("w")}
        {...planes(channels, kernelSize, at.w, at)}
      />
      {label("output", at.y.x, at.y.y)}
      <Grid
        name="y"
        label={say("output")}
        array={y}
        x={at.y.x}
        y={at.y.y}
        cell={at.wide}
        height={at.cell}
        pointing={pointing}
        num={num("y")}
      />
      {window !== undefined &&
        Array.from({ length: channels }, (_, channel) => (
          <WindowFrame
            key={channel}
            on={frameOf(channel)}
            row={Math.floor(window / outputSize) * stride}
            column={(window % outputSize) * stride}
            rows={kernelSize}
            columns={kernelSize}
          />
        ))}

      {label("columns", at.u.x, at.u.y)}
      <text class="t-label t-middle" x={at.strip.x + at.strip.width / 2} y={at.u.y - 9}>
        {say("strip")}
      </text>
      <Cells
        role="kernel"
        name="w"
        positions={w.data.map((_, tap) => tap)}
        values={w.data}
        x={at.strip.x}
        y={at.u.y}
        cell={at.strip.width}
        height={at.place}
        columns={1}
        pointing={pointing}
      />
      {model.isRead ? (
        <Grid
          name="u"
          label={say("columns")}
          array={u}
          x={at.u.x}
          y={at.u.y}
          cell={at.placeWidth}
          height={at.place}
          pointing={pointing}
          num={num("u")}
        />
      ) : (
        <g class="copies">
          <MatrixPicture
            rows={rows}
            columns={windows}
            triples={model.copies.map(([cell, place]) => [place % windows, Math.floor(place / windows), cell])}
            weights={x.data}
            names={{ row: "w", column: "y", weight: "x" }}
            x={at.u.x}
            y={at.u.y}
            cell={at.place}
            pointing={pointing}
          />
        </g>
      )}
      {window !== undefined && model.isRead && (
        <rect
          class="window-frame slides"
          x={at.u.x}
          y={at.u.y}
          width={at.placeWidth}
          height={rows * at.place}
          style={slide({ x: window * at.placeWidth, y: 0 })}
        />
      )}
      <Cells
        role="output"
        name="y"
        positions={y.data.map((_, output) => output)}
        values={at.fits ? y.data : y.data.map(() => "")}
        x={at.u.x}
        y={at.product}
        cell={at.placeWidth}
        height={22}
        pointing={pointing}
      />
      <Bytes {...{ model, num, say }} {...at.bytes} />
    </Drawing>
  );
}

interface BytesProps extends Pick<Props, "model" | "num" | "say"> {
  x: number;
  y: number;
  width: number;
}

/** The image's bytes and the columns', as bars on one scale. */
function Bytes({ model, num, say, x, y, width }: BytesProps) {
  const { imageBytes, columnBytes } = model;
  const scale = (Math.min(width, 520) - 2) / Math.max(imageBytes, columnBytes);
  const bars = [
    { name: "image", number: "imageBytes", bytes: imageBytes },
    { name: "copies", number: "columnBytes", bytes: columnBytes },
  ];
  return (
    <>
      {bars.map(({ name, number, bytes }, index) => {
        const [before, after] = say(name).split("{bytes}");
        return (
          <g key={name} transform={`translate(${x} ${y + index * 40})`}>
            <text class="t-label" x={0} y={12}>
              {before}
              <tspan data-num={num(number)}>{formatNumber(bytes)}</tspan>
              {after}
            </text>
            <rect class="byte-bar" x={1} y={19} width={bytes * scale} height={9} />
          </g>
        );
      })}
    </>
  );
}

export function Result({ model, num, say }: Props) {
  const [before, after] = say("times").split("{factor}");
  return (
    <>
      <span class="r-input is-count">
        <span data-num={num("rows")}>{model.rows}</span> × <span data-num={num("windows")}>{model.windows}</span>
      </span>
      <small>
        {before}
        <span data-num={num("factor")}>{formatNumber(model.columnBytes / model.imageBytes)}</span>
        {after}
      </small>
    </>
  );
}
