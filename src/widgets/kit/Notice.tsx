/** The figure's one message: what an address got wrong, or why these settings give no picture, with repairs to choose. */
import { batch } from "@preact/signals";
import { Sym } from "../parts/Sym.tsx";
import type { Store } from "./store.ts";
import { fill, ui } from "./words.ts";

export function Notice({ store }: { store: Store }) {
  const status = store.status.value;
  const [problem, ...more] = store.problems.value;
  if (status.is === "failed") {
    return (
      <p class="figure-notice is-error" role="alert">
        {fill(ui.problem.failed, { error: String(status.error) })}
      </p>
    );
  }
  const address = problem && fill(ui.problem.address, { ...problem });
  const others = more.length > 0 ? ` ${fill(ui.problem.more, { n: more.length })}` : "";
  if (status.is === "problem") {
    return (
      <div class="figure-notice is-error" role="alert">
        <p>
          {address && `${address}${others} `}
          {status.reason.replace(/([≤≥]) /g, "$1\u00a0")}
        </p>
        <p class="figure-repairs">
          {status.repairs.map(({ changes }) => (
            <button
              key={changes.map(({ param }) => param).join()}
              type="button"
              class="button"
              onClick={() =>
                batch(() => {
                  for (const { param, value } of changes) store.set(param, value);
                })
              }
            >
              {ui.problem.use.split(" {symbol}")[0]}{" "}
              {changes.map(({ param, kind, value }, index) => (
                <span key={param}>
                  {index > 0 && ", "}
                  <Sym of={kind.symbol} /> = {value}
                </span>
              ))}
            </button>
          ))}
        </p>
      </div>
    );
  }
  if (!address) return null;
  return (
    <p class="figure-notice is-error" role="alert">
      {address}
      {others}
    </p>
  );
}
