/** The picture, the figure's own controls, and the files. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { CodeField } from "#widgets/kit/CodeField.tsx";
import { Controls } from "#widgets/kit/Controls.tsx";
import { Notice } from "#widgets/kit/Notice.tsx";
import { Playback } from "#widgets/kit/Playback.tsx";
import { plainCaption } from "#widgets/picture/caption.ts";
import { pixelsOf } from "#widgets/picture/raster.ts";
import { save } from "#widgets/picture/save.ts";
import type { SheetFile } from "#widgets/picture/sheet.ts";
import { captionRuns, gifFor, sentence, sheetFor } from "./files.ts";
import { type Settings, sizes } from "./settings.ts";
import { courseOf, stillsOf } from "./stills.ts";
import type { Subject } from "./subject.ts";
import { say } from "./words.ts";

interface ResultProps {
  readonly subject: Subject;
  readonly settings: Settings;
  readonly root: string;
  change(next: Partial<Settings>): void;
}
interface Shown {
  readonly sheet: SheetFile;
  readonly address: string;
}
/** A slider moves faster than a picture is made. */
const pause = 60;

export function Result({ subject, settings, root, change }: ResultProps) {
  const { store, figure } = subject;
  const shown = useSignal<Shown | undefined>(undefined);
  const note = useSignal("");
  const isBusy = useSignal(false);
  const wanted = useSignal(settings);
  wanted.value = settings;

  useSignalEffect(() => {
    const current = wanted.value;
    const isReady = store.status.value.is === "ready";
    // The drawing reads these later, outside of this effect.
    void store.raw.value;
    void store.step.value;
    const timer = setTimeout(async () => {
      try {
        const sheet = isReady ? await sheetFor(subject, current) : undefined;
        show(sheet);
      } catch (error) {
        show(undefined);
        note.value = say("failed", { error: messageOf(error) });
      }
    }, pause);
    return () => clearTimeout(timer);
  });
  const show = (sheet: SheetFile | undefined) => {
    if (shown.value) URL.revokeObjectURL(shown.value.address);
    const address = sheet && URL.createObjectURL(new Blob([sheet.svg], { type: "image/svg+xml" }));
    shown.value = sheet && address ? { sheet, address } : undefined;
  };
  useEffect(() => () => show(undefined), []);
  useSignalEffect(() => change({ state: store.address.value }));

  const make = async (kind: "svg" | "png" | "gif", blob: () => Promise<Blob>) => {
    isBusy.value = true;
    note.value = say("working");
    const file = `${figure.widget.name}-${settings.size}${settings.theme === "dark" ? "-dark" : ""}.${kind}`;
    try {
      save(await blob(), file);
      note.value = say("saved", { file });
    } catch (error) {
      note.value = say("failed", { error: messageOf(error) });
    } finally {
      isBusy.value = false;
    }
  };
  const sheetNow = () => sheetFor(subject, settings);
  const svg = async () => new Blob([(await sheetNow()).svg], { type: "image/svg+xml" });
  const png = async () => {
    const { pngOf } = await import("#widgets/picture/raster.ts");
    return pngOf(await sheetNow(), settings.dpi);
  };
  const course = courseOf(subject, settings.through);
  const stills = course === undefined ? [] : stillsOf(subject, course);
  const pictures = stills.length;
  const gif = () =>
    gifFor(subject, settings, stills, (picture) => {
      note.value = picture < pictures ? say("drawing", { picture: picture + 1, pictures }) : say("writing");
    });

  const isReady = store.status.value.is === "ready";
  const sheet = isReady ? shown.value?.sheet : undefined;
  const off = isBusy.value || !sheet;
  const { dpis } = sizes[settings.size];
  return (
    <>
      <Notice store={store} />
      <div class={`studio-picture is-${settings.theme} is-${settings.ground}`}>
        {sheet && <img src={shown.value?.address} alt={sentence(subject)} width={sheet.width} />}
        {!isReady && <p>{say("undrawn")}</p>}
      </div>
      <div class="studio-save">
        <button type="button" class="button" disabled={off} onClick={() => void make("svg", svg)}>
          {say("svg")}
        </button>
        <button type="button" class="button" disabled={off} onClick={() => void make("png", png)}>
          {say("png")}
        </button>
        <button type="button" class="button" disabled={off || pictures < 2} onClick={() => void make("gif", gif)}>
          {pictures < 2 ? say("gifStill") : say("gif", { n: pictures })}
        </button>
        {sheet && (
          <label class="studio-dpi">
            <span class="visually-hidden">{say("dpi")}</span>
            <select
              class="field"
              value={settings.dpi}
              onChange={(event) => change({ dpi: Number(event.currentTarget.value) })}
            >
              {dpis.map((dpi) => (
                <option key={dpi} value={dpi}>
                  {say("dpi.each", { dpi, ...pixelsOf(sheet, dpi) })}
                </option>
              ))}
            </select>
          </label>
        )}
        <p class="studio-note" role="status">
          {note.value || (sheet ? measureOf(sheet) : "")}
        </p>
        {isReady && pictures < 2 && <p class="studio-note">{say("still")}</p>}
        {pictures > 1 && settings.ground === "transparent" && <p class="studio-note">{say("gifGround")}</p>}
      </div>
      <div class="studio-state">
        <Playback store={store} uid="studio" />
        <Controls store={store} uid="studio" />
        <p class="studio-own">
          <a href={`${root}widgets/${figure.widget.name}/${settings.state === "" ? "" : `#${settings.state}`}`}>
            {say("own")}
          </a>
        </p>
      </div>
      {isReady && (
        <div class="studio-texts">
          <CodeField id="studio-caption" label={say("captionText")} code={plainCaption(captionRuns(subject))} />
          <CodeField id="studio-alt" label={say("altText")} code={sentence(subject)} />
        </div>
      )}
    </>
  );
}

const mmOf = (px: number) => Math.round((px * 25.4) / 96);

/** The height of the text on a page of A4, in mm. */
const pageHeight = 240;

function measureOf({ width, height, svg }: SheetFile): string {
  const kilobytes = Math.ceil(new Blob([svg]).size / 1000);
  const tall = mmOf(height) > pageHeight ? ` ${say("tall")}` : "";
  return `${say("measure", { width: mmOf(width), height: mmOf(height), kilobytes })}${tall}`;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
