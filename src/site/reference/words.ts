// The words of the reference, apart from those that every page needs.
import words from "#content/i18n/reference.en.json" with { type: "json" };

export type ReferenceWord = keyof typeof words;

/** The words of a key with its {places} filled in. @throws Error when a place has no value */
export function say(key: ReferenceWord, values: Readonly<Record<string, string | number>> = {}): string {
  return words[key].replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place];
    if (value === undefined) throw new Error(`"${key}" of the reference needs a value for {${place}}.`);
    return String(value);
  });
}
