/** Between the two rows of outputs: which is joined with which, and the first pair that is not equal, by name. */
import { formatNumber } from "../kit/format.ts";
import { SvgIndexed } from "../parts/Sym.tsx";
import type { DrawnProps } from "./Half.tsx";

export function Difference({ model, at, say }: DrawnProps) {
  const { tf, torch, first } = model;
  const { from, to } = at.between;
  const middle = (from + to) / 2;
  const most = Math.max(tf.outputSize, torch.outputSize);
  const centre = (side: typeof tf, window: number) => at.centreOf(window * model.stride - side.padBegin);
  return (
    <g>
      {Array.from({ length: most }, (_, window) => {
        const [up, down] = [centre(tf, window), centre(torch, window)];
        return (
          <line
            key={window}
            class={window === first ? "pair is-first" : "pair"}
            x1={up}
            x2={down}
            y1={from + 1}
            y2={to - 1}
          />
        );
      })}
      {tf.outputSize !== torch.outputSize &&
        Array.from({ length: most - Math.min(tf.outputSize, torch.outputSize) }, (_, extra) => {
          const window = Math.min(tf.outputSize, torch.outputSize) + extra;
          const short = tf.outputSize < torch.outputSize ? "tf" : "torch";
          return (
            <rect
              key={window}
              class="missing"
              x={centre(model[short], window) - at.outputWidth / 2}
              y={at[short].outputY}
              width={at.outputWidth}
              height={at.output}
            />
          );
        })}
      {first !== undefined && (
        <g class="first-difference">
          <circle cx={(centre(tf, first) + centre(torch, first)) / 2} cy={middle} r={10} />
          <text class="t-middle" x={(centre(tf, first) + centre(torch, first)) / 2} y={middle}>
            ≠
          </text>
        </g>
      )}
      {!at.narrow && (
        <text class="t-label" x={0} y={middle - 4}>
          {first === undefined ? (
            say("allEqual")
          ) : (
            <>
              {say("first")}
              <tspan x={0} dy="19" class="difference-name">
                <SvgIndexed letter="y" index={first} />
                <tspan dy="-0.2em">
                  : {valueAt(tf.values, first, say("none"))} ≠ {valueAt(torch.values, first, say("none"))}
                </tspan>
              </tspan>
            </>
          )}
        </text>
      )}
    </g>
  );
}

function valueAt(values: readonly number[], window: number, none: string): string {
  const value = values[window];
  return value === undefined ? none : formatNumber(value);
}
