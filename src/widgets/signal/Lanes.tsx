/** The window, enlarged: its weights, and under each what it makes of its cell. */
import { formatNumber } from "../kit/format.ts";
import type { Layout } from "./layout.ts";
import { type Model, productsAt } from "./model.ts";

interface LanesProps {
  model: Model;
  at: Layout;
  output: number;
  say: (name: string) => string;
}

export function Lanes({ model, at, output, say }: LanesProps) {
  const { k, weights, over } = model;
  const { zoom } = at;
  const products = productsAt(model, output);
  // One scale for all places, so that products can be seen to rise and fall while the window moves.
  const most = Math.max(...model.x.data.map(Math.abs)) * Math.max(...k.data.map(Math.abs));
  const fits = zoom.tap >= 30;
  return (
    <>
      <Name of={say("weights")} lane={at.weights} at={at} />
      <Bars lane={at.weights} zoom={zoom} values={k.data} most={Math.max(...k.data.map(Math.abs))} role="kernel" />
      {fits &&
        weights.map((weight, tap) => (
          <text
            key={tap}
            class="bar-name r-kernel"
            x={zoom.left + (tap + 0.5) * zoom.tap}
            y={at.weights.top + at.weights.height + 12}
          >
            {formatNumber(weight)}
            {over > 1 && weight !== 0 && `/${over}`}
          </text>
        ))}
      <Name of={say("products")} lane={at.products} at={at} />
      <Bars lane={at.products} zoom={zoom} values={products} most={most} role="output" />
    </>
  );
}

interface Lane {
  readonly top: number;
  readonly height: number;
}

function Name({ of, lane, at }: { of: string; lane: Lane; at: Layout }) {
  return (
    <text class="t-label" x={0} y={at.narrow ? lane.top - 6 : lane.top + lane.height / 2 + 5}>
      {of}
    </text>
  );
}

interface BarsProps {
  lane: Lane;
  zoom: Layout["zoom"];
  values: readonly number[];
  most: number;
  role: "kernel" | "output";
}

/** Bars up from a line for what is above 0, down for what is below. */
function Bars({ lane, zoom, values, most, role }: BarsProps) {
  const below = values.some((value) => value < 0) || role === "output";
  const zero = below ? lane.top + lane.height / 2 : lane.top + lane.height;
  const scale = most === 0 ? 0 : (below ? lane.height / 2 : lane.height) / most;
  const inset = Math.min(3, zoom.tap * 0.12);
  return (
    <g class={`r-${role}`}>
      {values.map((value, tap) => {
        const height = Math.abs(value) * scale;
        return (
          <rect
            key={tap}
            class="bar"
            x={zoom.left + tap * zoom.tap + inset}
            y={value > 0 ? zero - height : zero}
            width={zoom.tap - 2 * inset}
            height={height}
          />
        );
      })}
      <path class="lane-zero" d={`M${zoom.left} ${zero}h${zoom.width}`} />
    </g>
  );
}
