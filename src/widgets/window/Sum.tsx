/** The output of the window on show, as a number and as the sum that it is. */
import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import type widget from "./index.ts";
import { runningOf, windowOf } from "./model.ts";

type Props = ViewProps<typeof widget>;

export function Result({ model, step, num, say, pointing }: Props) {
  const index = windowOf(model, step, pointing.lit.focus);
  return (
    <>
      <Output model={model} index={index} /> ={" "}
      <span data-num={num("sum")}>{formatNumber(model.y.data[index] ?? 0)}</span>
      <small>{say(model.flip ? "convolution" : "correlation")}</small>
    </>
  );
}

/** y with the row and column of an output. */
function Output({ model, index }: { model: Props["model"]; index: number }) {
  const { row = 0, column = 0 } = model.windows[index] ?? {};
  return (
    <var class="sym r-output">
      y
      <sub>
        {row},{column}
      </sub>
    </var>
  );
}

export function Formulas({ model, step, num, say, pointing }: Props) {
  const index = windowOf(model, step, pointing.lit.focus);
  const taps = model.windows[index]?.taps ?? [];
  const running = runningOf(model, index).data;
  const bracketed = (value: number) => (value < 0 ? `(${formatNumber(value)})` : formatNumber(value));
  return (
    <div class="sum">
      <p>
        <Output model={model} index={index} /> ={" "}
        {taps.map(({ factor, value }, tap) => (
          <span key={tap}>
            {tap > 0 && " + "}
            <span class="term">
              <span class="r-kernel">{bracketed(factor)}</span>·<span class="r-input">{bracketed(value)}</span>
            </span>
          </span>
        ))}{" "}
        = <strong class="r-output">{formatNumber(model.y.data[index] ?? 0)}</strong>
      </p>
      <p>
        <span class="sum-name">{say("running")}</span>{" "}
        <span data-num={num("running")}>
          {running.map((sum, tap) => (
            <span key={tap}>
              {tap > 0 && " "}
              <span data-cell={tap} class="partial">
                {formatNumber(sum)}
              </span>
            </span>
          ))}
        </span>
      </p>
    </div>
  );
}
