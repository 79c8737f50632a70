// Every word of the interface, by key. Lesson prose is not here: it stands in content/lessons.
import en from "#content/i18n/en.json" with { type: "json" };
import { FIRST_LOCALE, type Locale } from "./routes.ts";

export type WordKey = keyof typeof en;
const TABLES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = { en };

/**
 * The words of a key with its {places} filled in.
 * @throws when the key or a value for a place is missing, so that a hole in a translation fails the build
 */
export function say(
  key: WordKey | (string & {}),
  values: Readonly<Record<string, string | number>> = {},
  locale: Locale = FIRST_LOCALE,
): string {
  const words = TABLES[locale][key];
  if (words === undefined) throw new Error(`content/i18n/${locale}.json has no words for "${key}". Add the key.`);
  return words.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place];
    if (value === undefined) throw new Error(`"${key}" needs a value for {${place}}.`);
    return String(value);
  });
}

/** Like `say`, but undefined when the key is absent: for words that are optional, such as short titles. */
export function sayIfAny(key: string, locale: Locale = FIRST_LOCALE): string | undefined {
  return TABLES[locale][key];
}
