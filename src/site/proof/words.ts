// The words of the page on the proofs.
import words from "#content/i18n/proof.en.json" with { type: "json" };

export type ProofWord = keyof typeof words;

/** The words of a key with its {places} filled in. @throws Error when the key or a place's value is missing */
export function say(key: ProofWord, values: Readonly<Record<string, string | number>> = {}): string {
  const found: string | undefined = words[key];
  if (found === undefined) throw new Error(`content/i18n/proof.en.json has no words for "${key}".`);
  return found.replace(/\{(\w+)\}/g, (_, place: string) => {
    const value = values[place];
    if (value === undefined) throw new Error(`"${key}" of the page on the proofs needs a value for {${place}}.`);
    return String(value);
  });
}
