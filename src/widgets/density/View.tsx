import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import { Drawing } from "../parts/Drawing.tsx";
import { Sym } from "../parts/Sym.tsx";
import { Chart } from "./Chart.tsx";
import type widget from "./index.ts";
import { inUnits } from "./units.ts";

type Props = ViewProps<typeof widget>;

const chartHeight = 286;
const rowHeight = 46;

export function View({ model, width, uid, num, say, set, title }: Props) {
  const barsY = chartHeight + 42;
  const { rows, columns, nonzeros } = model;
  const facts = { rows, columns, nonzeros };
  return (
    <Drawing width={width} height={barsY + 3 * rowHeight} uid={uid} title={title}>
      <Chart {...{ model, say, set, width }} height={chartHeight} />
      <text class="t-label" x={0} y={chartHeight + 22}>
        {pieces(say("matrix")).map((piece) =>
          piece in facts ? (
            <tspan key={piece} class="r-kernel fact" data-num={num(piece)}>
              {formatNumber(facts[piece as keyof typeof facts])}
            </tspan>
          ) : (
            piece
          ),
        )}
      </text>
      {(["dense", "sparse", "kernel"] as const).map((way, index) => (
        <Bar key={way} {...{ model, num, say, way, width }} y={barsY + index * rowHeight} />
      ))}
    </Drawing>
  );
}

/** The words of a label and the names of what stands between them. */
const pieces = (label: string): string[] => label.split(/[{}]/);

interface BarProps extends Pick<Props, "model" | "num" | "say" | "width"> {
  way: "dense" | "sparse" | "kernel";
  y: number;
}

/** Bytes on a logarithmic scale from 1 byte to the largest matrix that the figure knows, 10¹² bytes. */
function Bar({ model, num, say, way, width, y }: BarProps) {
  const bytes = model.bytes[way];
  const label = inUnits(bytes);
  return (
    <g class="r-kernel">
      <text class="t-label" x={0} y={y + 14}>
        {say(way)}
      </text>
      <text class="t-label t-end" x={width} y={y + 14}>
        {label !== `${formatNumber(bytes)} bytes` && <tspan class="bar-units">{label} = </tspan>}
        <tspan data-num={num(way)}>{formatNumber(bytes)}</tspan> {say("bytes")}
      </text>
      <rect class="bar-ground" x={0.5} y={y + 21} width={width - 1} height={8} />
      <rect class="bar-bytes" x={0.5} y={y + 21} width={(Math.log10(bytes) / 12) * (width - 1)} height={8} />
    </g>
  );
}

export function Result({ model, num }: Props) {
  return (
    <>
      <span class="r-kernel is-count" data-num={num("density")}>
        {formatNumber(model.density)}
      </span>
      <small>
        <Sym of="kernelSize" />
        <sup>2</sup>/<Sym of="inputSize" />
        <sup>2</sup> = {model.kernelSize ** 2}/{model.columns}
      </small>
    </>
  );
}
