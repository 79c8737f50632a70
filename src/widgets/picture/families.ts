/**
 * The course's fonts as a file names them. The files carry the font for browsers; programs that take no font from a
 * picture find the same one under its own name, or the nearest that everyone has.
 */
export type Family = "sans" | "math" | "mono" | "serif";

interface FamilyInFile {
  /** What the page calls it, for telling which family a text is set in. */
  readonly onPage: RegExp;
  readonly inFile: string;
}

export const families: Readonly<Record<Family, FamilyInFile>> = {
  math: { onPage: /^"?KaTeX_/, inFile: "KaTeX_Math, 'Latin Modern Math', 'STIX Two Math', 'Times New Roman', serif" },
  mono: { onPage: /^"?Source Code/, inFile: "'Source Code Pro', Consolas, 'Courier New', monospace" },
  serif: { onPage: /^"?Source Serif/, inFile: "'Source Serif 4', Georgia, 'Times New Roman', serif" },
  sans: { onPage: /^/, inFile: "'Source Sans 3', 'Source Sans Pro', Helvetica, Arial, sans-serif" },
};

/** @param computed a computed `font-family` */
export function familyOf(computed: string): Family {
  const [name = "sans"] = Object.entries(families).find(([, { onPage }]) => onPage.test(computed)) ?? [];
  return name as Family;
}
