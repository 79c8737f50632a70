/** The setting of a figure in words, for its caption: sizes by their letters, everything else by its name. */
import { resolve } from "#widgets/kit/params.ts";
import type { Store } from "#widgets/kit/store.ts";
import { paramWords, ui } from "#widgets/kit/words.ts";
import { type Run, runsOf } from "#widgets/picture/caption.ts";

/** Numbers of a grid stand in the drawing; what changes nothing here is left out. */
export function parameterRuns({ widget, raw }: Pick<Store, "widget" | "raw">): readonly Run[] {
  const values = raw.value;
  const idle = widget.idle?.(resolve(widget.params, values)) ?? [];
  const entries = Object.entries(widget.params).filter(([name]) => !idle.includes(name));
  const sizes = entries.flatMap(([name, kind]) => (kind.kind === "size" ? [`{${kind.symbol}} = ${values[name]}`] : []));
  const others = entries.flatMap(([name, kind]): string[] => {
    if (kind.kind === "size" || kind.kind === "grid" || kind.kind === "text") return [];
    const value = values[name];
    const { label, options } = paramWords(widget, name);
    const shown = kind.kind === "toggle" ? (value ? ui.controls.on : ui.controls.off) : String(value);
    return [`${label}:\u00a0${options?.[shown] ?? shown}`];
  });
  const parts = sizes.length === 0 ? others : [sizes.join(", "), ...others];
  return parts.length === 0 ? [] : runsOf(`${parts.join("; ")}.`, "text");
}
