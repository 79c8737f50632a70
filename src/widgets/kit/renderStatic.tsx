/** A figure as HTML, at build: what readers see before the script, without it, in print and in search. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { renderToString } from "preact-render-to-string";
import { loadFigure } from "../registry.ts";
import { readAddress } from "./address.ts";
import { Figure } from "./Figure.tsx";
import { loadImages } from "./images.ts";
import type { Place } from "./place.ts";
import { createStore } from "./store.ts";

export interface StaticFigure {
  readonly html: string;
  readonly title: string;
  readonly summary: string;
}

/** @throws Error when there is no such figure, or the preset is not one of its states. */
export async function renderStatic(
  name: string,
  preset: string,
  uid: string,
  place: Place,
  bare = false,
): Promise<StaticFigure> {
  const figure = await loadFigure(name);
  const state = readAddress(figure.widget, preset);
  const [problem] = state.problems;
  if (problem)
    throw new Error(
      `Figure "${name}": the preset asks for ${problem.key} = ${problem.got}. Allowed: ${problem.allowed}.`,
    );
  const images = await loadImages(figure.widget.images ?? [], (file) =>
    readFile(join(process.cwd(), "public/images", file)),
  );
  const store = createStore(figure.widget, state, images);
  if (store.status.value.is === "failed") throw store.status.value.error;
  const html = renderToString(<Figure {...figure} store={store} uid={uid} place={place} bare={bare} />);
  return { html, title: figure.words.title, summary: figure.words.summary };
}
