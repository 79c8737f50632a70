/** Why a line has the numbers it has: the rule in letters, then in the reader's numbers; the products beneath. */
import { Formula } from "../parts/Formula.tsx";
import { derivationsOf, operationsOf, weightsOf } from "./derivation.ts";
import formulas from "./formulas.ts?typeset";
import type { Line } from "./ledger.ts";
import type { Props } from "./View.tsx";

export function Derivation({ line, say }: { line: Line; say: Props["say"] }) {
  const derived = derivationsOf(line);
  const [weights, operations] = [weightsOf(line), operationsOf(line)];
  const { before, after, layer } = line;
  const stays = layer.kind === "keep" || layer.kind === "skipped";
  return (
    <div class="derivation-of-line">
      {derived.map(({ axis, rule, steps, numbers }) => (
        <div key={axis}>
          <p class="line-formula">
            {derived.length > 1 && say("onAxis", { n: axis + 1 })}
            <Formula of={formulas[rule]} numbers={{}} />
          </p>
          {steps.map((step) => (
            <p key={step} class="line-formula">
              <Formula of={formulas[step]} numbers={numbers} />
            </p>
          ))}
        </div>
      ))}
      {derived.length === 0 && (
        <p class="line-sum">
          {stays
            ? say(layer.kind === "keep" ? "keepsNote" : "skippedNote")
            : `${before.join(" × ")} → ${after.join(" × ")}`}
        </p>
      )}
      {weights && (
        <p class="line-sum">
          {weights} {say("weightsLine")}
        </p>
      )}
      {operations && (
        <p class="line-sum">
          {operations} {say("operationsLine")}
        </p>
      )}
    </div>
  );
}
