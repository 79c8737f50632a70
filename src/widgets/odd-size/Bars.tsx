/** Sizes too large for planes: a bar a size, down on the left through the pools, up on the right again. */
import { Drawing } from "../parts/Drawing.tsx";
import { barLayout } from "./layout.ts";
import type { Props } from "./View.tsx";

export function Bars({ model, width, uid, title, num, say }: Props) {
  const { down, up, leftovers, pools, poolsAsked, kernelSize } = model;
  const at = barLayout(down, up, width);
  const last = down.length - 1;
  return (
    <Drawing width={width} height={at.height} uid={uid} title={title}>
      <g data-num={num("down")}>
        {down.map((size, level) => {
          const y = at.yOf(level);
          const next = down[level + 1];
          const unread = leftovers[level] ?? 0;
          return (
            <g key={level} class={level === 0 ? "r-input" : "r-output"}>
              <rect class="size-bar" x={at.leftX} y={y} width={at.wide(size)} height={at.bar} />
              <text class="size-number" x={at.leftX} y={y - 6}>
                <tspan data-cell={level}>{size}</tspan>
                {unread > 0 && (
                  <tspan class="aside" dx="8">
                    {say("unread", { n: unread })}
                  </tspan>
                )}
              </text>
              {next !== undefined && <Step x={at.leftX + 12} from={y + at.bar + 4} to={at.yOf(level + 1) - 22} />}
            </g>
          );
        })}
      </g>
      <g data-num={num("up")}>
        {up.map((size, level) => {
          const y = at.yOf(level);
          const short = (down[level] ?? size) - size;
          return (
            <g key={level} class="r-output">
              <rect
                class="size-bar"
                x={at.rightX}
                y={y}
                width={at.wide(Math.min(size, size + short))}
                height={at.bar}
              />
              {short !== 0 && (
                <rect
                  class="missing"
                  x={at.rightX + at.wide(Math.min(size, size + short))}
                  y={y}
                  width={Math.max(4, at.wide(Math.abs(short)))}
                  height={at.bar}
                />
              )}
              <text class="size-number" x={at.rightX} y={y - 6}>
                <tspan data-cell={level}>{size}</tspan>
                {short !== 0 && (
                  <tspan class="missing-text" dx="8">
                    {short > 0 ? say("short", { n: short }) : say("long", { n: -short })}
                  </tspan>
                )}
              </text>
              {level < last && <Step x={at.rightX + 12} from={at.yOf(level + 1) - 22} to={y + at.bar + 4} />}
            </g>
          );
        })}
      </g>
      {poolsAsked > pools && (
        <text class="t-label" x={at.leftX} y={at.yOf(last) + at.bar + 20}>
          {say("full", { k: kernelSize, left: down[last] ?? 1 })}
        </text>
      )}
      <path
        class="arrow"
        d={`M${at.leftX + at.wide(down[last] ?? 1) + 8} ${at.yOf(last) + at.bar / 2}H${at.rightX - 14}`}
      />
      <path class="arrow-head" d={`M${at.rightX - 8} ${at.yOf(last) + at.bar / 2}l-7 -3.5v7z`} />
    </Drawing>
  );
}

function Step({ x, from, to }: { x: number; from: number; to: number }) {
  const up = to < from;
  return (
    <>
      <path class="arrow" d={`M${x} ${from}V${to + (up ? 5 : -5)}`} />
      <path class="arrow-head" d={`M${x} ${to}l-3.5 ${up ? 7 : -7}h7z`} />
    </>
  );
}
