/** One layer of the chain: its settings to change, what comes out, what it costs; its derivation on demand. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { type SymbolName, symbols } from "#rules/symbols.ts";
import { formatNumber } from "../kit/format.ts";
import { labelOf } from "../kit/words.ts";
import { Sym } from "../parts/Sym.tsx";
import { Derivation } from "./Derivation.tsx";
import { Field } from "./Field.tsx";
import { type Layer, nameOf, type SettingName, settings } from "./layers.ts";
import type { Line } from "./ledger.ts";
import { printLayers, printValue, readValue } from "./notation.ts";
import type { Props } from "./View.tsx";

/** Settings with a letter of the course, in the order of its tables. */
const lettered = [
  "kernelSize",
  "stride",
  "padding",
  "dilation",
  "outputPadding",
] as const satisfies readonly SymbolName[];
/** Those that have none, where a layer takes them. */
const others = ["size", "scale", "block"] as const;

export function Heads({ say }: Pick<Props, "say">) {
  return (
    <div class="line line-heads" aria-hidden="true">
      <span>{say("layer")}</span>
      <span class="line-channels">{say("channels")}</span>
      <span class="line-settings">
        {lettered.map((name) => (
          <Sym key={name} of={name} />
        ))}
      </span>
      <span class="line-out">{say("output")}</span>
      <span class="line-number">{say("layerWeights")}</span>
      <span class="line-number">{say("operations")}</span>
      <span class="line-number">{say("field")}</span>
    </div>
  );
}

interface RowProps extends Props {
  layer: Layer;
  line: Line | undefined;
  at: number;
  /** Where the line's numbers begin in the arrays of all lines. */
  starts: { readonly sizes: number; readonly fields: number };
  isRefused: boolean;
  children: ComponentChildren;
}

export function LineRow(props: RowProps) {
  const { model, layer, line, at, starts, isRefused, children, num, say, set, uid } = props;
  const [open, setOpen] = useState(false);
  const id = `${uid}-layer-${at}`;
  const put = (layers: readonly Layer[]) => set("layers", printLayers(layers));
  const change = (name: SettingName) => (text: string) => {
    const value = readValue(text.trim(), name, layer.rank);
    if (value === undefined) return allowedFor(name, layer.rank);
    put(model.layers.map((one, place) => (place === at ? { ...one, [name]: value } : one)));
    return undefined;
  };
  const field = (name: SettingName, label: string) => (
    <Field
      id={`${id}-${name}`}
      label={say("setting", { setting: label, n: at + 1 })}
      value={printValue(layer[name], layer.rank)}
      take={change(name)}
    />
  );
  const reads = line?.before[1] ?? layer.in;
  const state = isRefused ? " is-refused" : line ? "" : " is-after";
  return (
    <li class={`layer${state}`}>
      <div class="line">
        <button
          type="button"
          class="line-name"
          aria-expanded={open}
          aria-controls={`${id}-more`}
          onClick={() => setOpen(!open)}
        >
          <span class="line-place">{at + 1}</span> {nameOf(layer)}
        </button>
        <span class="line-channels">
          {layer.out !== undefined && (
            <>
              <span class="line-reads">{reads === undefined ? "" : `${reads} →`}</span> {field("out", say("out"))}
            </>
          )}
        </span>
        <span class="line-settings">
          {lettered.map((name) => (
            <span key={name} class={layer[name] === undefined ? "setting is-empty" : "setting"}>
              {layer[name] !== undefined && (
                <>
                  <span class="setting-head" aria-hidden="true">
                    <Sym of={name} />
                  </span>
                  {field(name, labelOf(name))}
                </>
              )}
            </span>
          ))}
          {others.map(
            (name) =>
              layer[name] !== undefined && (
                <span key={name} class="setting is-other">
                  <span class="setting-word">{say(name)}</span> {field(name, say(name))}
                </span>
              ),
          )}
          {layer.kind === "skipped" && <span class="line-note">{say("skippedNote")}</span>}
        </span>
        <span class="line-out">
          {line ? (
            <Numbers name={num("sizes")} of={line.after} from={starts.sizes} />
          ) : (
            <span class={isRefused ? "is-none" : ""}>{isRefused ? say("none") : ""}</span>
          )}
        </span>
        <span class="line-costs">
          <span class="line-number" data-head={say("layerWeights")}>
            {line && (
              <span data-num={num("layerWeights")} data-cell={at}>
                {formatNumber(line.weights)}
              </span>
            )}
          </span>
          <span class="line-number" data-head={say("operations")}>
            {line && (
              <span data-num={num("layerOperations")} data-cell={at}>
                {formatNumber(line.multiplyAdds)}
              </span>
            )}
          </span>
          <span class="line-number" data-head={say("field")}>
            {line && <Numbers name={num("fields")} of={line.field} from={starts.fields} />}
          </span>
        </span>
      </div>
      {children}
      <div id={`${id}-more`} class="line-more" hidden={!open}>
        {open && (
          <>
            {line && <Derivation line={line} say={say} />}
            <p class="line-actions">
              <button type="button" class="button" onClick={() => put(model.layers.filter((_, place) => place !== at))}>
                {say("remove")}
              </button>
              {at > 0 && (
                <button type="button" class="button" onClick={() => put(swapped(model.layers, at - 1))}>
                  {say("up")}
                </button>
              )}
              {at < model.layers.length - 1 && (
                <button type="button" class="button" onClick={() => put(swapped(model.layers, at))}>
                  {say("down")}
                </button>
              )}
            </p>
          </>
        )}
      </div>
    </li>
  );
}

const swapped = (layers: readonly Layer[], at: number): readonly Layer[] =>
  layers.map((layer, place) => (place === at ? layers[at + 1] : place === at + 1 ? layers[at] : layer) ?? layer);

/** Numbers joined by ×, each a cell of an array on show. */
function Numbers({ name, of, from }: { name: string; of: readonly number[]; from: number }) {
  return (
    <>
      {of.map((value, index) => (
        <span key={index}>
          {index > 0 && " × "}
          <span data-num={name} data-cell={from + index}>
            {formatNumber(value)}
          </span>
        </span>
      ))}
    </>
  );
}

function allowedFor(name: SettingName, rank: number): string {
  const { form, min } = settings[name];
  const axes = rank > 1 ? `, or ${rank} such as ${Array(rank).fill(Math.max(min, 1)).join("x")}` : "";
  if (form === "factors") return "a factor such as 2 or 1.5";
  if (form === "pads") return `a number ≥ 0${axes}, 0.1 for unequal ends, or same`;
  const { letter } = (symbols as { readonly [name in string]?: { readonly letter: string } })[name] ?? { letter: "" };
  return `${letter === "" ? "a" : `${letter}: a`} whole number ≥ ${min}${form === "axes" ? axes : ""}`;
}
