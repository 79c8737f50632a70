/** The distance of "move, then pool" from "pool, then move", for every shift, without the blur and with it. */
import { formatNumber } from "../kit/format.ts";
import { shifts } from "./index.ts";
import type { DrawnProps } from "./View.tsx";

export function Curve({ model, at, num, say, set }: DrawnProps) {
  const { plain, blurred, blur, shift } = model;
  const most = Math.max(1, ...plain, ...blurred);
  const yOf = (value: number) => at.curveEnd - (value / most) * at.curveHeight;
  const line = (data: readonly number[]) =>
    data.map((value, index) => `${index === 0 ? "M" : "L"}${at.shiftX(index)} ${yOf(value)}`).join("");
  const lines = [
    { name: "plain", data: plain, on: !blur },
    { name: "blurred", data: blurred, on: blur },
  ] as const;
  const chosen = shifts.indexOf(shift);
  const tableY = at.curveEnd + 24;
  return (
    <g>
      <text class="t-label" x={0} y={at.curveY - 16}>
        {say(at.narrow ? "curveNarrow" : "curve")}
      </text>
      <rect
        class="chosen-shift"
        x={at.shiftX(chosen) - at.column / 2}
        y={at.curveY - 6}
        width={at.column}
        height={at.height - at.curveY + 2}
      />
      <path class="axis" d={`M${at.shiftX(0) - at.column / 2} ${at.curveEnd}H${at.shiftX(8) + at.column / 2}`} />
      {lines.map(({ name, data, on }) => (
        <g key={name} class={on ? "distance is-on" : "distance"}>
          <path d={line(data)} />
          {data.map((value, index) => (
            <circle key={at.shiftX(index)} cx={at.shiftX(index)} cy={yOf(value)} r={on ? 4 : 3} />
          ))}
        </g>
      ))}
      {shifts.map((one, index) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for what the slider does too.
        <g key={one} class="shift-column" onClick={() => set("shift", one)}>
          <rect x={at.shiftX(index) - at.column / 2} y={at.curveY - 6} width={at.column} height={at.curveHeight + 28} />
          <text class="t-small t-middle" x={at.shiftX(index)} y={at.curveEnd + 18}>
            {formatNumber(one)}
          </text>
        </g>
      ))}
      {lines.map(({ name, data, on }, index) => {
        const y = tableY + (index + 1) * at.rowStep + (at.narrow ? 8 : -2);
        return (
          <g key={name} data-num={num(name)} class={on ? "distances is-on" : "distances"}>
            <text class="t-label" x={0} y={at.narrow ? y - 18 : y}>
              {say(name)}
            </text>
            {data.map((value, place) => (
              <text key={at.shiftX(place)} class="t-middle" data-cell={place} x={at.shiftX(place)} y={y}>
                {formatNumber(value)}
              </text>
            ))}
          </g>
        );
      })}
    </g>
  );
}
