/** A figure in a state, with the photographs it needs. */
import { readAddress } from "#widgets/kit/address.ts";
import { loadImages } from "#widgets/kit/images.ts";
import type { Images } from "#widgets/kit/status.ts";
import { createStore, type Store } from "#widgets/kit/store.ts";
import { type LoadedFigure, loadFigure } from "#widgets/registry.ts";

export interface Subject {
  readonly figure: LoadedFigure;
  readonly store: Store;
  readonly images: Images;
}

/** @param state in the grammar of addresses @param read gives the bytes of a file in the image folder */
export async function subjectOf(name: string, state: string, read: Parameters<typeof loadImages>[1]): Promise<Subject> {
  const figure = await loadFigure(name);
  const images = await loadImages(figure.widget.images ?? [], read);
  return { figure, images, store: createStore(figure.widget, readAddress(figure.widget, state), images) };
}
