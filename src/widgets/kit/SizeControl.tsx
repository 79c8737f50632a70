/**
 * A whole number: symbol, name, stepper, slider. The slider keeps its full range; what the rules forbid is dotted, and can
 * still be entered, since the reader came to learn why it is forbidden.
 */
import { useMemo } from "preact/hooks";
import { Sym } from "../parts/Sym.tsx";
import type { SizeKind } from "./kinds.ts";
import { Refused, useRefusal } from "./Refused.tsx";
import { allowedValues } from "./status.ts";
import type { Store } from "./store.ts";
import { fill, labelOf, ui } from "./words.ts";

export function SizeControl({ store, name, kind, uid }: { store: Store; name: string; kind: SizeKind; uid: string }) {
  const value = Number(store.params[name]?.value);
  const [refusal, setRefusal] = useRefusal(store);
  const raw = store.raw.value;
  // Pointing and time draw the figure again many times with the same settings.
  const allowed = useMemo(() => allowedValues(store.widget, raw, name, kind), [store, raw, name, kind]);
  const label = labelOf(kind.symbol);
  const id = `${uid}-${name}`;
  const set = (next: number) => {
    setRefusal();
    store.set(name, Math.min(kind.max, Math.max(kind.min, next)));
  };
  const type = (text: string) => {
    const parsed = kind.parse(text.trim());
    if (parsed.ok) set(parsed.value);
    else setRefusal({ text, allowed: parsed.allowed });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const jump = { PageUp: 10, PageDown: -10 }[event.key];
    if (jump === undefined) return;
    event.preventDefault();
    set(value + jump);
  };

  return (
    <div class={`control is-size r-${kind.role}`}>
      <label class="control-name" for={`${id}-number`}>
        <Sym of={kind.symbol} /> <span>{label}</span>
      </label>
      <div class={refusal ? "stepper is-refused" : "stepper"}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={fill(ui.controls.less, { name: label })}
          disabled={value <= kind.min}
          onClick={() => set(value - 1)}
        >
          −
        </button>
        <input
          id={`${id}-number`}
          inputMode="numeric"
          autocomplete="off"
          value={refusal?.text ?? value}
          aria-invalid={refusal !== undefined}
          aria-describedby={refusal ? `${id}-refused` : undefined}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
            if (step !== undefined) {
              event.preventDefault();
              set(value + step);
            } else onKeyDown(event);
          }}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={fill(ui.controls.more, { name: label })}
          disabled={value >= kind.max}
          onClick={() => set(value + 1)}
        >
          +
        </button>
      </div>
      <div class="slider">
        <Track value={value} kind={kind} allowed={allowed} />
        <input
          type="range"
          aria-label={label}
          min={kind.min}
          max={kind.max}
          step={1}
          value={value}
          onInput={(event) => set(Number(event.currentTarget.value))}
          onKeyDown={onKeyDown}
        />
      </div>
      <Refused id={`${id}-refused`} refusal={refusal} />
    </div>
  );
}

/** The slider's line: filled up to the value, plain where legal, dotted where the rules forbid. */
function Track({ value, kind, allowed }: { value: number; kind: SizeKind; allowed: readonly boolean[] }) {
  const span = Math.max(1, kind.max - kind.min);
  const at = (number: number) => `${(100 * (number - kind.min)) / span}%`;
  const runs = forbiddenRuns(allowed).map(([from, to]) => [kind.min + from - 0.5, kind.min + to + 0.5] as const);
  return (
    <svg class="track" aria-hidden="true">
      <line class="track-rest" x1="0" x2="100%" y1="50%" y2="50%" />
      <line class="track-fill" x1="0" x2={at(value)} y1="50%" y2="50%" />
      {runs.map(([from, to]) => (
        <g key={from}>
          <line class="track-gap" x1={at(Math.max(kind.min, from))} x2={at(Math.min(kind.max, to))} y1="50%" y2="50%" />
          <line
            class="track-forbidden"
            x1={at(Math.max(kind.min, from))}
            x2={at(Math.min(kind.max, to))}
            y1="50%"
            y2="50%"
          />
        </g>
      ))}
    </svg>
  );
}

/** Runs of forbidden values as [first, last] offsets. */
export function forbiddenRuns(allowed: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  allowed.forEach((isAllowed, offset) => {
    if (isAllowed) return;
    const run = runs.at(-1);
    if (run && run[1] === offset - 1) run[1] = offset;
    else runs.push([offset, offset]);
  });
  return runs;
}
