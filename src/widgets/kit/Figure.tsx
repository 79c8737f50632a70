/**
 * The frame every figure stands in, the same at build and in the browser: result first, then the drawing, the formula
 * with the reader's numbers, the controls, a quiet bar, the caption.
 */
import { useSignal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Prose } from "../parts/Sym.tsx";
import { Bar } from "./Bar.tsx";
import { CellEditor, type Editing } from "./CellEditor.tsx";
import { Controls } from "./Controls.tsx";
import type { Widget, WordsOf } from "./define.ts";
import { Notice } from "./Notice.tsx";
import { Playback } from "./Playback.tsx";
import type { Place } from "./place.ts";
import type { Store } from "./store.ts";
import type { Pointing, ViewModule, ViewProps } from "./view.ts";
import { fill } from "./words.ts";

export interface FigureProps {
  store: Store;
  words: WordsOf<Widget>;
  module: ViewModule;
  uid: string;
  place: Place;
  /** A bare figure has no frame, title or controls: the landing page's hero. */
  bare?: boolean;
}

/** The drawing's room until it is measured, and without JavaScript. */
const standardWidth = 672;

export function Figure({ store, words, module, uid, place, bare = false }: FigureProps) {
  const { widget } = store;
  const stage = useRef<HTMLDivElement>(null);
  const width = useSignal(standardWidth);
  const editing = useSignal<Editing | undefined>(undefined);

  useLayoutEffect(() => {
    const element = stage.current;
    if (!element || typeof ResizeObserver === "undefined") return;
    const measure = () => {
      width.value = Math.floor(element.clientWidth) || standardWidth;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);

  const pointing: Pointing = {
    lit: store.lit.value,
    point: store.point,
    pin: store.pin,
    pinned: store.pinned.value,
    edit: (param, position, cell, text) => {
      if (cell && stage.current) editing.value = { param, position, cell, stage: stage.current, text };
    },
  };
  const view: ViewProps<Widget> = {
    model: store.model.value,
    step: store.step.value,
    playing: store.playing.value,
    pointing,
    width: width.value,
    uid,
    num: (name) => `${widget.id}.${name}`,
    say: (name, filled = {}) => fill(words.labels[name] ?? missing(widget.name, name), filled),
    set: store.set,
    title: words.title,
    values: store.raw.value,
    site: new URL(place.root).pathname,
  };
  const described = widget.describe(store.model.value, store.step.value);
  const caption = words.caption(described);
  const { View, Result, Formulas } = module;
  const dimmed = (name: string) => (store.status.value.is === "ready" ? name : `${name} is-last`);

  const drawing = (
    // biome-ignore lint/a11y/noStaticElementInteractions: what bubbles up here comes from the cells, which are interactive.
    <div
      ref={stage}
      class={dimmed("figure-stage")}
      onKeyDown={(event) => event.key === "Escape" && store.release()}
      onClick={(event) => (event.target as Element).closest(".cell, .cell-editor") ?? store.release()}
    >
      <View {...view} />
      <CellEditor editing={editing} store={store} />
    </div>
  );
  const sentence = (
    <p id={`${uid}-sentence`} class="visually-hidden" aria-live="polite">
      {words.sentence(described)}
    </p>
  );
  if (bare) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form fields; this groups a drawing and its words.
      <div
        class="figure is-bare"
        data-figure={widget.name}
        role="group"
        aria-label={words.title}
        aria-describedby={`${uid}-sentence`}
      >
        {drawing}
        <Playback store={store} uid={uid} quiet note={caption.lead} />
        {sentence}
      </div>
    );
  }
  return (
    <figure
      class="figure"
      data-figure={widget.name}
      aria-labelledby={`${uid}-title`}
      aria-describedby={`${uid}-sentence`}
    >
      <div class="figure-frame">
        <div class="figure-head">
          <p id={`${uid}-title`} class="figure-title">
            {words.title}
          </p>
          {Result && (
            <p class={dimmed("figure-result")}>
              <Result {...view} />
            </p>
          )}
        </div>
        <Notice store={store} />
        {drawing}
        <Playback store={store} uid={uid} />
        {Formulas && (
          <div class={dimmed("figure-formulas")}>
            <Formulas {...view} />
          </div>
        )}
        <Controls store={store} uid={uid} />
        <Bar store={store} uid={uid} place={place} title={words.title} />
      </div>
      <figcaption class={dimmed("figure-caption")}>
        <strong>
          <Prose text={caption.lead} />
        </strong>{" "}
        <Prose text={caption.text} />
      </figcaption>
      {sentence}
    </figure>
  );
}

function missing(figure: string, name: string): never {
  throw new Error(`The words of "${figure}" have no label "${name}"; its drawing needs one.`);
}
