/** The studio: which figure, in which state, as what. The picture on show is the file that is saved. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { figureNames } from "#widgets/registry.ts";
import { Options } from "./Options.tsx";
import { Result } from "./Result.tsx";
import { changed, readSettings, type Settings, writeSettings } from "./settings.ts";
import { type Subject, subjectOf } from "./subject.ts";
import { say } from "./words.ts";

export interface StudioProps {
  /** The site's address, with a slash at the end. */
  readonly root: string;
  /** Titles of the figures, by name. */
  readonly titles: Readonly<Record<string, string>>;
}
type Chosen = { readonly is: "none" | "loading" } | { readonly is: "failed"; readonly error: string } | Ready;
type Ready = { readonly is: "ready"; readonly subject: Subject };

export function Studio({ root, titles }: StudioProps) {
  const settings = useSignal<Settings>(readSettings(location.hash));
  const chosen = useSignal<Chosen>({ is: "none" });
  const name = useComputed(() => settings.value.figure);
  const change = (next: Partial<Settings>) => {
    const before = settings.peek();
    const after = changed(before, next);
    if (writeSettings(before) !== writeSettings(after)) settings.value = after;
  };

  useEffect(() => {
    const read = () => {
      if (location.hash.slice(1) === writeSettings(settings.peek())) return;
      settings.value = readSettings(location.hash);
      if (chosen.peek().is === "ready") void load(settings.peek());
    };
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);

  const load = async ({ figure, state }: Settings) => {
    if (!figureNames.includes(figure)) {
      chosen.value = { is: "none" };
      return;
    }
    chosen.value = { is: "loading" };
    try {
      const subject = await subjectOf(figure, state, (file) => bytesOf(`${root}images/${file}`));
      // The reader may have chosen another one meanwhile.
      if (settings.peek().figure === figure) chosen.value = { is: "ready", subject };
    } catch (error) {
      chosen.value = { is: "failed", error: error instanceof Error ? error.message : String(error) };
    }
  };
  useSignalEffect(() => {
    void name.value;
    void load(settings.peek());
  });
  useSignalEffect(() => {
    const hash = writeSettings(settings.value);
    history.replaceState(null, "", hash === "" ? location.pathname : `#${hash}`);
  });

  const now = chosen.value;
  return (
    <div class="studio">
      <div class="studio-choose control is-field">
        <label class="control-name" for="studio-figure">
          {say("figure")}
        </label>
        <select
          id="studio-figure"
          class="field"
          value={figureNames.includes(name.value) ? name.value : ""}
          onChange={(event) => change({ figure: event.currentTarget.value, state: "", through: "" })}
        >
          <option value="" disabled>
            {say("choose")}
          </option>
          {figureNames.map((figure) => (
            <option key={figure} value={figure}>
              {titles[figure] ?? figure}
            </option>
          ))}
        </select>
      </div>
      {now.is === "ready" ? (
        <>
          <Result key={name.value} subject={now.subject} settings={settings.value} root={root} change={change} />
          <Options settings={settings.value} change={change} subject={now.subject} />
        </>
      ) : (
        <p class="studio-empty" role="status">
          {now.is === "failed"
            ? say("unloaded", { error: now.error })
            : now.is === "loading"
              ? say("loading")
              : name.value === ""
                ? say("empty")
                : say("unknown", { name: name.value })}
        </p>
      )}
    </div>
  );
}

async function bytesOf(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
