/** The quiet bar under a figure. Each word opens one panel below it; a second press closes it. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { CodeField } from "./CodeField.tsx";
import { elementCode, iframeCode, type Place, pageAddress, studioAddress } from "./place.ts";
import type { Store } from "./store.ts";
import { TableTwin } from "./TableTwin.tsx";
import { fill, ui } from "./words.ts";

interface BarProps {
  store: Store;
  uid: string;
  place: Place;
  title: string;
}
type Panel = "arithmetic" | "table" | "link" | "embed" | "save";

export function Bar(props: BarProps) {
  const { store, uid, place } = props;
  const [panel, setPanel] = useState<Panel | undefined>();
  const { widget } = store;
  const left: Panel[] = widget.arithmetic ? ["arithmetic", "table"] : ["table"];
  const right: Panel[] = place.where === "embed" ? ["save"] : ["link", "embed", "save"];
  const opener = (name: Panel) => (
    <button
      key={name}
      type="button"
      aria-expanded={panel === name}
      aria-controls={`${uid}-panel`}
      onClick={() => setPanel(panel === name ? undefined : name)}
    >
      {ui.bar[name]}
    </button>
  );
  return (
    <>
      <div class="figure-bar">
        {left.map(opener)}
        <span class="bar-space" />
        {right.map(opener)}
        <button type="button" onClick={store.reset}>
          {ui.bar.reset}
        </button>
        {place.where === "embed" && place.lesson && (
          <a href={place.lesson} target="_blank" rel="noopener">
            {ui.bar.lesson}
          </a>
        )}
      </div>
      <div id={`${uid}-panel`} class="figure-panel" hidden={panel === undefined}>
        {panel && <PanelBody panel={panel} {...props} />}
      </div>
    </>
  );
}

function PanelBody({ panel, store, place, title, uid }: BarProps & { panel: Panel }): ComponentChildren {
  const name = store.widget.name;
  const address = store.address.value;
  switch (panel) {
    case "arithmetic":
      return <Arithmetic store={store} />;
    case "table":
      return <TableTwin store={store} />;
    case "link":
      return <CodeField id={`${uid}-link`} label={ui.panel.linkLabel} code={pageAddress(place, name, address)} />;
    case "embed": {
      const height = Math.ceil(
        document.getElementById(`${uid}-title`)?.closest(".figure")?.getBoundingClientRect().height ?? 0,
      );
      return (
        <>
          <CodeField
            id={`${uid}-iframe`}
            label={ui.panel.iframeLabel}
            code={iframeCode(place, name, address, title, height)}
          />
          <CodeField id={`${uid}-element`} label={ui.panel.elementLabel} code={elementCode(place, name, address)} />
        </>
      );
    }
    case "save":
      return <Save uid={uid} name={name} studio={studioAddress(place, name, address)} />;
    default:
      return panel satisfies never;
  }
}

/** The drawing as it stands, or in the studio, which has sizes, themes and animations. What saves is loaded when it is asked for. */
function Save({ uid, name, studio }: { uid: string; name: string; studio: string }) {
  const [note, setNote] = useState("");
  const save = async (kind: "svg" | "png") => {
    const figure = document.getElementById(`${uid}-title`)?.closest(".figure");
    try {
      const { saveDrawing } = await import("../picture/quick.ts");
      await saveDrawing(figure, kind, name);
      setNote("");
    } catch (error) {
      setNote(fill(ui.panel.saveFailed, { error: error instanceof Error ? error.message : String(error) }));
    }
  };
  return (
    <p class="panel-actions">
      <button type="button" class="button" onClick={() => void save("svg")}>
        {ui.panel.svg}
      </button>
      <button type="button" class="button" onClick={() => void save("png")}>
        {ui.panel.png}
      </button>
      <a href={studio} target="_blank" rel="noopener">
        {ui.panel.studio}
      </a>
      <span role="status">{note}</span>
    </p>
  );
}

function Arithmetic({ store }: { store: Store }) {
  const { widget } = store;
  const model = store.model.value;
  const step = store.step.value;
  const focus = store.lit.value.focus;
  const lines = (focus && widget.arithmetic?.(model, step, focus)) ?? [];
  if (lines.length === 0) return <p class="panel-note">{ui.panel.arithmeticEmpty}</p>;
  return (
    <ul class="arithmetic">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
