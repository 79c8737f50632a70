/** The chain as plates, as high as the side of what they hold: narrowing on the way down, widening on the way up. */
import { Drawing } from "../parts/Drawing.tsx";
import type { Line } from "./ledger.ts";
import type { Shape } from "./through.ts";
import type { Props } from "./View.tsx";

interface Plate {
  readonly size: number;
  readonly role: "input" | "output";
}

const height = 132;
const least = 5;

const sideOf = (shape: Shape): number => (shape.length > 2 ? Math.max(...shape.slice(2)) : 1);

/** Plates where the side changes; layers that keep it would only repeat one. */
function platesOf(input: Shape, lines: readonly Line[]): Plate[] {
  const plates: Plate[] = [{ size: sideOf(input), role: "input" }];
  let role: Plate["role"] = "input";
  for (const { before, after, layer } of lines) {
    if (sideOf(after) > sideOf(before)) role = "output";
    else if (sideOf(after) < sideOf(before)) role = "input";
    if (sideOf(before) !== sideOf(after) || before.length !== after.length || layer.kind === "convTranspose")
      plates.push({ size: sideOf(after), role });
  }
  return plates;
}

export function Silhouette({ model, width, uid, title }: Props) {
  const plates = platesOf(model.input, model.lines);
  const count = plates.length + (model.refusal ? 1 : 0);
  const pitch = width / Math.max(count, 3);
  const wide = Math.min(56, pitch * 0.66);
  const most = Math.max(...plates.map(({ size }) => size));
  const middle = 12 + height / 2;
  const heightOf = (size: number) => Math.max(least, (height * size) / most);
  const xOf = (at: number) => pitch * at + (pitch - wide) / 2;
  return (
    <Drawing width={width} height={height + 24} uid={uid} title={title} class="silhouette">
      <line class="axis" x1={0} y1={middle} x2={width} y2={middle} />
      {plates.map(({ size, role }, at) => {
        const [tall, x] = [heightOf(size), xOf(at)];
        const next = plates[at + 1];
        const isInside = tall >= 20;
        const text = String(size);
        return (
          <g key={at} class={`r-${role}`}>
            {next && (
              <path
                class="taper"
                d={`M${x + wide} ${middle - tall / 2}L${xOf(at + 1)} ${middle - heightOf(next.size) / 2}V${middle + heightOf(next.size) / 2}L${x + wide} ${middle + tall / 2}Z`}
              />
            )}
            <rect class="plate" x={x} y={middle - tall / 2} width={wide} height={tall} />
            {pitch > text.length * 7.5 + 4 && (
              <text
                class="t-middle plate-size"
                x={x + wide / 2}
                y={isInside && wide > text.length * 8 ? middle + 5 : middle - tall / 2 - 6}
              >
                {text}
              </text>
            )}
          </g>
        );
      })}
      {model.refusal && (
        <>
          <rect class="missing" x={xOf(count - 1)} y={12} width={wide} height={height} />
          <text class="t-middle plate-size missing-text" x={xOf(count - 1) + wide / 2} y={middle + 5}>
            ?
          </text>
        </>
      )}
    </Drawing>
  );
}
