// The words of cells and notebooks. Apart from the site's other words, so that the editor loads only these.
import words from "#content/i18n/notebook.en.json" with { type: "json" };

export type NotebookWord = keyof typeof words;

/** The words of a key with its {places} filled in. */
export const say = (key: NotebookWord, values: Readonly<Record<string, string | number>> = {}): string =>
  words[key].replace(/\{(\w+)\}/g, (_, place: string) => String(values[place] ?? ""));

/** A time as a reader takes it in. @example time(3.2) // "3 ms" @example time(1534) // "1.5 s" */
export function time(ms: number): string {
  if (ms < 1) return "under 1 ms";
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
