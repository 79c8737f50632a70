/** Why the first impossible layer is one, and the changes that mend it; each was tried. */
import { Sym } from "../parts/Sym.tsx";
import { printLayers, printShape } from "./notation.ts";
import type { Repair } from "./repairs.ts";
import type { Refusal } from "./through.ts";
import type { Props } from "./View.tsx";

export function Refused({ refusal, model, say, set }: Props & { refusal: Refusal }) {
  return (
    <div class="layer-refused">
      <p>{reasonOf(refusal, say)}</p>
      <p class="layer-repairs needs-js">
        {model.repairs.map((repair) => (
          <button
            key={`${repair.what}${repair.symbol}${repair.value}`}
            type="button"
            class="button"
            onClick={() => {
              set("layers", printLayers(repair.layers));
              set("shape", printShape(repair.shape));
            }}
          >
            <What repair={repair} say={say} why={refusal.why} /> {say("use", { what: "", size: sizeOf(repair) }).trim()}
          </button>
        ))}
      </p>
    </div>
  );
}

/** Only the sides, where there are any. */
const sizeOf = ({ gives }: Repair): string => (gives.length > 2 ? gives.slice(2) : gives).join(" × ");

function reasonOf({ why, got, wanted, problem, axis = 0 }: Refusal, say: Props["say"]): string {
  if (problem) {
    // The changes that help are buttons.
    const [reason = ""] = problem.hint.split("; use ");
    return `${reason.replace(/\.$/, "")}.${axis > 0 ? ` (${say("onAxis", { n: axis + 1 }).replace(": ", "")})` : ""}`;
  }
  return say({ channels: "channelsWhy", block: "block2" }[why as string] ?? why, { got, wanted });
}

function What({ repair, say, why }: { repair: Repair; say: Props["say"]; why: Refusal["why"] }) {
  const { what, symbol, value, at } = repair;
  switch (what) {
    case "size":
      return (
        <>
          {symbol && <Sym of={symbol} />} = {value}
        </>
      );
    case "in":
      return <>{say(why === "features" ? "repairFeatures" : "repairIn", { n: value })}</>;
    case "out":
      return <>{say("repairOut", { n: value, at: at + 1 })}</>;
    case "groups":
      return <>{say("repairGroups", { n: value })}</>;
    case "flatten":
      return <>{say("repairFlatten")}</>;
    case "input":
      return <>{say("repairInput", { n: value })}</>;
    case "remove":
      return <>{say("repairRemove")}</>;
    default:
      return what satisfies never;
  }
}
