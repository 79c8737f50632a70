/** The studio's words, in the language of the page. */
import english from "#content/i18n/studio.en.json" with { type: "json" };
import { fill } from "#widgets/kit/words.ts";

export type StudioKey = keyof typeof english;

export function say(key: StudioKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(english[key], values);
}

/** The name of an option, such as that of `size` = `text`. */
export function sayOption(setting: string, option: string): string {
  const words: Readonly<Record<string, string>> = english;
  return words[`${setting}.${option}`] ?? option;
}
