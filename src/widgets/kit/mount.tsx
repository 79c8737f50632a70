/** Brings a figure that was drawn at build to life. Loaded when the figure comes near the reader's screen. */
import { effect } from "@preact/signals";
import { hydrate, render } from "preact";
import { loadFigure } from "../registry.ts";
import { readAddress } from "./address.ts";
import { Figure } from "./Figure.tsx";
import { loadImages } from "./images.ts";
import type { Where } from "./place.ts";
import { createStore, type Store } from "./store.ts";

/** Browsers refuse to rewrite an address much more often. */
const addressInterval = 250;

export interface Mounted {
  /** Shows another state; `text` is in the grammar of addresses. */
  load(text: string): void;
  unmount(): void;
}

/** @param drawn the state that the element shows now, in the grammar of addresses */
export async function mount(element: HTMLElement, drawn = element.getAttribute("params") ?? ""): Promise<Mounted> {
  const name = element.getAttribute("name") ?? "";
  const { root = "/", uid = name, where = "lesson", lesson } = element.dataset;
  const figure = await loadFigure(name);
  const site = new URL(root, location.href).href;
  const images = await loadImages(figure.widget.images ?? [], (file) => fetchBytes(`${site}images/${file}`));
  const store = createStore(figure.widget, readAddress(figure.widget, drawn), images);
  const props = {
    ...figure,
    store,
    uid,
    place: { where: where as Where, root: site, lesson },
    bare: element.hasAttribute("bare"),
  };
  // The first drawing must equal the one made at build, so the address is read after it.
  hydrate(<Figure {...props} />, element);
  const stops = [announce(element, store), ...(where === "lesson" ? [] : [followAddress(store)])];
  return {
    load: (text) => store.load(readAddress(store.widget, text)),
    unmount: () => {
      for (const stop of stops) stop();
      render(null, element);
    },
  };
}

/** Tells the page about each new state: lessons show the reader's numbers in their derivations. */
function announce(element: HTMLElement, store: Store): () => void {
  return effect(() => {
    const status = store.status.value;
    const detail = {
      address: store.address.value,
      ready: status.is === "ready",
      values: store.raw.value,
      numbers: store.widget.numbers(store.model.value, store.step.value),
    };
    element.dispatchEvent(new CustomEvent("figure-change", { bubbles: true, detail }));
  });
}

/** A figure on its own page owns the hash of the address: it reads it, and writes it when the reader changes something. */
function followAddress(store: Store): () => void {
  const here = () => location.hash.slice(1);
  /** What was read or written last. Anything else in the address has just come, and is about to be read. */
  let known = "";
  const read = () => {
    const text = here();
    known = text;
    // A link within the page, such as the one that skips to its content, is no state.
    if (text !== "" && document.getElementById(text)) return;
    // After mistakes the state may be that of a clean address; its message has to go all the same.
    if (text !== store.address.peek() || store.problems.peek().length > 0) store.load(readAddress(store.widget, text));
  };
  if (location.hash.length > 1) read();
  addEventListener("hashchange", read);

  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = effect(() => {
    const state = store.address.value;
    clearTimeout(timer);
    // An address with mistakes stays as given until the reader changes something: it may be what they want to mend.
    if (store.problems.value.length > 0) return;
    timer = setTimeout(() => {
      if (state === known || here() !== known) return;
      history.replaceState(null, "", `${location.pathname}${location.search}${state === "" ? "" : `#${state}`}`);
      known = here();
    }, addressInterval);
  });
  return () => {
    stop();
    clearTimeout(timer);
    removeEventListener("hashchange", read);
  };
}

async function fetchBytes(address: string): Promise<Uint8Array> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
