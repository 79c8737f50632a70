import { formatNumber } from "../kit/format.ts";
import type { ViewProps } from "../kit/view.ts";
import type widget from "./index.ts";
import { Lattice } from "./Lattice.tsx";
import { Rows } from "./Rows.tsx";

export type Props = ViewProps<typeof widget>;

export function View(props: Props) {
  const { model, say, set, num } = props;
  const { rows, found, inputSize, outputSize, kind, advice, evenFound, even } = model;
  const sizes = { i: inputSize, o: outputSize, layer: say(kind) };
  return (
    <>
      <Lattice {...props} />
      {rows.length > 0 && <Rows {...props} />}
      {rows.length > 0 && found > rows.length && (
        <p class="more-rows">{say("first", { n: rows.length, all: found })}</p>
      )}
      {rows.length === 0 && even && advice.length === 0 && (
        <p class="design-none" role="status">
          {say("noneEven", { n: evenFound === 0 ? "layers found" : evenFound })}
        </p>
      )}
      {advice.length > 0 && (
        <div class="design-none" role="status">
          <p>{say("none", sizes)}</p>
          <p class="design-advice needs-js">
            {advice.map(({ change, value }) => (
              <button key={change} type="button" class="button" onClick={() => set(change, value)}>
                {say(change, { n: value })}
              </button>
            ))}
          </p>
        </div>
      )}
      {rows.length === 0 && advice.length === 0 && !even && <p class="design-none">{say("nothing", sizes)}</p>}
      <span class="visually-hidden" data-num={num("found")}>
        {formatNumber(found)}
      </span>
    </>
  );
}

export function Result({ model, num }: Props) {
  return (
    <>
      <span class="r-input" data-num={num("i")}>
        {model.inputSize}
      </span>
      <span class="result-arrow"> → </span>
      <span data-num={num("o")}>{model.outputSize}</span>
    </>
  );
}
