/** One row of the ruler: a window with its taps, the stride from the row above, and the line to its output. */
import type { ModelOf } from "../kit/define.ts";
import type { Pointing, ViewProps } from "../kit/view.ts";
import { SvgIndexed, SvgSym } from "../parts/Sym.tsx";
import type widget from "./index.ts";
import type { layoutOf } from "./layout.ts";

interface RowProps {
  y: number;
  model: ModelOf<typeof widget>;
  at: ReturnType<typeof layoutOf>;
  say: ViewProps<typeof widget>["say"];
}

export function Window({ window, y, model, at, pointing, say }: RowProps & { window: number; pointing: Pointing }) {
  const { cell, windowHeight: height, xOf } = at;
  const start = model.starts[window] ?? 0;
  const middle = y + height / 2;
  const end = xOf(start + model.effectiveKernel);
  const state = pointing.lit.stateOf("y", window);
  return (
    <g class={`window is-${state} r-kernel`}>
      {!at.narrow && (
        <text class="t-label" x={0} y={middle + 5}>
          {say("window", { n: window })}
        </text>
      )}
      {window > 0 && at.rowOf(window - 1) >= 0 && <Stride window={window} y={y} model={model} at={at} />}
      <line class="leader" x1={end + 4} x2={at.outputX - 4} y1={middle} y2={middle} />
      <rect
        class="window-box"
        x={xOf(start) + 1}
        y={y}
        width={cell * model.effectiveKernel - 2}
        height={height}
        rx={2}
      />
      {(model.windows[window] ?? []).map(({ input, tap }) => {
        const on = state === "focus" || (state === "linked" && pointing.lit.stateOf("x", input) === "focus");
        return (
          <g key={tap} class={on ? "tap is-on" : "tap"}>
            {on && (
              <line
                class="wire is-on"
                x1={xOf(input) + cell / 2}
                x2={xOf(input) + cell / 2}
                y1={at.stripTop + at.stripHeight}
                y2={y + 3}
              />
            )}
            <Tap x={xOf(input)} y={y} tap={tap} cell={cell} height={height} />
          </g>
        );
      })}
    </g>
  );
}

/** The window after the last: drawn dashed, its taps beyond the row in the colour of errors. */
export function NoRoom({ y, model, at, say }: RowProps) {
  const { cell, windowHeight: height, xOf } = at;
  const { start, end, lastCell } = model.next;
  const short = end - lastCell;
  const taps = Array.from({ length: model.kernelSize }, (_, tap) => start + tap * model.dilation);
  return (
    <g class="no-room">
      {!at.narrow && (
        <text class="t-label missing-text" x={0} y={y + height / 2 + 5}>
          {say("noRoom")}
        </text>
      )}
      <rect
        class="window-box"
        x={xOf(start) + 1}
        y={y}
        width={cell * model.effectiveKernel - 2}
        height={height}
        rx={2}
      />
      {taps.map((position, tap) => (
        <g key={position} class={position > lastCell ? "tap is-missing" : "tap"}>
          <Tap x={xOf(position)} y={y} tap={tap} cell={cell} height={height} />
        </g>
      ))}
      {!at.narrow && (
        <text class="t-label missing-text t-end" x={at.outputX + at.outputSide + 28} y={y + height / 2 + 5}>
          {say("short", { n: short })}
        </text>
      )}
    </g>
  );
}

function Tap({ x, y, tap, cell, height }: { x: number; y: number; tap: number; cell: number; height: number }) {
  const inset = Math.min(4, cell / 10);
  return (
    <>
      <rect class="tap-box" x={x + inset} y={y + 4} width={cell - 2 * inset} height={height - 8} rx={1.5} />
      {cell >= 20 && (
        <text class="tap-name" x={x + cell / 2} y={y + height / 2}>
          <SvgIndexed letter="w" index={tap} />
        </text>
      )}
    </>
  );
}

/** The L-shaped arrow from the start of the window above to the start of this one. */
function Stride({ window, y, model, at }: Omit<RowProps, "say"> & { window: number }) {
  const from = at.xOf(model.starts[window - 1] ?? 0);
  const to = at.xOf(model.starts[window] ?? 0);
  const middle = y + at.windowHeight / 2;
  const above = y - at.rowHeight + at.windowHeight;
  return (
    <g class="stride">
      <path class="arrow" d={`M${from + 1} ${above + 2}V${middle}H${to - 3}`} />
      <path class="arrow-head" d={`M${to - 1} ${middle}l-7 -3.5v7z`} />
      {to - from >= 44 && (
        <text class="t-small t-middle" x={(from + to) / 2} y={middle + 15}>
          <SvgSym of="stride" value={model.stride} />
        </text>
      )}
    </g>
  );
}
