// Reading parts of a value that came in a message. A field counts only when it is the value's own: a page may have put
// anything on the prototype of all objects.

export const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

export const field = (value: unknown, name: string): unknown => {
  const whole = record(value);
  return whole && Object.hasOwn(whole, name) ? whole[name] : undefined;
};

export const text = (value: unknown, most: number): string | undefined =>
  typeof value === "string" && value.length <= most ? value : undefined;

export const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;

/** A list of at most so many entries, each of which can be read. */
export function list<T>(value: unknown, most: number, read: (entry: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value) || value.length > most) return undefined;
  const entries: T[] = [];
  for (let at = 0; at < value.length; at++) {
    const entry = Object.hasOwn(value, at) ? read(value[at]) : undefined;
    if (entry === undefined) return undefined;
    entries.push(entry);
  }
  return entries;
}
