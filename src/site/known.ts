/** The entry of a table, or an error that says what there is. */
export function known<T>(table: Readonly<Record<string, T>>, name: string, what: string): T {
  const found = table[name];
  if (found === undefined)
    throw new Error(`There is no ${what} named "${name}". Known: ${Object.keys(table).join(", ") || "none"}.`);
  return found;
}
