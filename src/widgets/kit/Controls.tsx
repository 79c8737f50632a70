/** The controls of a figure, made from its parameters in the order of their declaration. Grids are edited in the drawing. */
import type { Kind } from "./define.ts";
import type { ChoiceKind, ImageKind, NumberKind, SeedKind, TextKind } from "./kinds.ts";
import { resolve } from "./params.ts";
import { Refused, useRefusal } from "./Refused.tsx";
import { SizeControl } from "./SizeControl.tsx";
import type { Store } from "./store.ts";
import { paramWords } from "./words.ts";

interface ControlProps<K extends Kind> {
  store: Store;
  name: string;
  kind: K;
  uid: string;
}

export function Controls({ store, uid }: { store: Store; uid: string }) {
  const { params, idle } = store.widget;
  const away = idle?.(resolve(params, store.raw.value)) ?? [];
  const shown = Object.entries(params).filter(([name, kind]) => kind.kind !== "grid" && !away.includes(name));
  if (shown.length === 0) return null;
  return (
    <div class="figure-controls">
      {shown.map(([name, kind]) => (
        <Control key={name} store={store} name={name} kind={kind} uid={uid} />
      ))}
    </div>
  );
}

function Control({ kind, ...rest }: ControlProps<Kind>) {
  switch (kind.kind) {
    case "size":
      return <SizeControl kind={kind} {...rest} />;
    case "number":
      return <NumberControl kind={kind} {...rest} />;
    case "choice":
    case "image":
      return <ChoiceControl kind={kind} {...rest} />;
    case "toggle":
      return <ToggleControl {...rest} />;
    case "seed":
    case "text":
      return <FieldControl kind={kind} {...rest} />;
    case "grid":
      return null;
    default:
      return kind satisfies never;
  }
}

function NumberControl({ store, name, kind, uid }: ControlProps<NumberKind>) {
  const value = Number(store.params[name]?.value);
  return (
    <div class="control is-number">
      <label class="control-name" for={`${uid}-${name}`}>
        {paramWords(store.widget, name).label}
      </label>
      <output class="control-value">{value}</output>
      <div class="slider">
        <input
          id={`${uid}-${name}`}
          type="range"
          min={kind.min}
          max={kind.max}
          step={kind.step}
          value={value}
          onInput={(event) => store.set(name, Number(event.currentTarget.value))}
        />
      </div>
    </div>
  );
}

/** A segmented choice: real radio buttons, so arrow keys and names come for free. */
function ChoiceControl({ store, name, kind, uid }: ControlProps<ChoiceKind | ImageKind>) {
  const { label, options } = paramWords(store.widget, name);
  return (
    <fieldset class="control is-choice">
      <legend class="control-name">{label}</legend>
      <div class="segments">
        {kind.options.map((option) => (
          <label key={option} class="segment">
            <input
              type="radio"
              name={`${uid}-${name}`}
              checked={store.params[name]?.value === option}
              onChange={() => store.set(name, option)}
            />
            <span>{options?.[option] ?? option}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function ToggleControl({ store, name, uid }: Omit<ControlProps<Kind>, "kind">) {
  return (
    <div class="control is-toggle">
      <label class="control-name" for={`${uid}-${name}`}>
        <input
          id={`${uid}-${name}`}
          type="checkbox"
          checked={store.params[name]?.value === true}
          onChange={(event) => store.set(name, event.currentTarget.checked)}
        />
        <span>{paramWords(store.widget, name).label}</span>
      </label>
    </div>
  );
}

function FieldControl({ store, name, kind, uid }: ControlProps<SeedKind | TextKind>) {
  const id = `${uid}-${name}`;
  const [refusal, setRefusal] = useRefusal(store);
  const change = (typed: string) => {
    const parsed = kind.parse(kind.kind === "seed" ? typed.trim() : typed);
    if (!parsed.ok) return setRefusal({ text: typed, allowed: parsed.allowed });
    setRefusal();
    store.set(name, parsed.value);
  };
  const field = {
    id,
    class: "field",
    value: refusal?.text ?? String(store.params[name]?.value),
    "aria-invalid": refusal !== undefined,
    "aria-describedby": refusal ? `${id}-refused` : undefined,
  };
  const rows = kind.kind === "text" ? kind.rows : 1;
  return (
    <div class={rows > 1 ? "control is-field is-long" : "control is-field"}>
      <label class="control-name" for={id}>
        {paramWords(store.widget, name).label}
      </label>
      {rows > 1 ? (
        <textarea {...field} rows={rows} spellcheck={false} onInput={(event) => change(event.currentTarget.value)} />
      ) : (
        <input
          {...field}
          inputMode={kind.kind === "seed" ? "numeric" : "text"}
          onChange={(event) => change(event.currentTarget.value)}
        />
      )}
      <Refused id={`${id}-refused`} refusal={refusal} />
    </div>
  );
}
