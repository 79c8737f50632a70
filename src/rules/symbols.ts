/**
 * The one table of the letters of the course: which letter stands for a quantity, in formulas and in addresses; the
 * role that gives it its colour; where its label is; and the range of its slider. Everything else reads from here.
 */

/** What a quantity counts. The role is its colour in every figure, table and formula; `ink` is the colour of text. */
export type Role = "input" | "kernel" | "output" | "pad" | "ink";

/** The largest magnitude that a size, or any step towards it, may have. */
export const LIMIT = 2 ** 31 - 1;

export interface SymbolInfo {
  /** The key in an address: `i` in `#i=7`. No two symbols share one. */
  readonly letter: string;
  /** The symbol in a formula, without its colour. */
  readonly tex: string;
  readonly role: Role;
  /** Where `content/i18n/*.json` keeps the name that readers see. */
  readonly labelKey: string;
  /** The least value that makes sense, in a slider and in a rule. */
  readonly min: number;
  /** The end of the slider. Rules go on to `LIMIT`. */
  readonly max: number;
  /** The value that leaves a layer as if the parameter were not there; undefined where there is none. */
  readonly neutral: number | undefined;
}

type Entry = Omit<SymbolInfo, "labelKey" | "neutral"> & { neutral?: number };

const entries = {
  inputSize: { letter: "i", tex: "i", role: "input", min: 1, max: 64 },
  kernelSize: { letter: "k", tex: "k", role: "kernel", min: 1, max: 11 },
  stride: { letter: "s", tex: "s", role: "ink", min: 1, max: 8, neutral: 1 },
  padding: { letter: "p", tex: "p", role: "pad", min: 0, max: 10, neutral: 0 },
  padBegin: { letter: "pb", tex: "p_b", role: "pad", min: 0, max: 10, neutral: 0 },
  padEnd: { letter: "pe", tex: "p_e", role: "pad", min: 0, max: 10, neutral: 0 },
  dilation: { letter: "d", tex: "d", role: "kernel", min: 1, max: 6, neutral: 1 },
  outputPadding: { letter: "a", tex: "a", role: "output", min: 0, max: 7, neutral: 0 },
  outputSize: { letter: "o", tex: "o", role: "output", min: 1, max: 64 },

  // What rules compute on the way. A prime marks the size that the next step works with.
  padded: { letter: "ip", tex: "i'", role: "input", min: 1, max: LIMIT },
  effectiveKernel: { letter: "kp", tex: "k'", role: "kernel", min: 1, max: LIMIT },
  leftover: { letter: "r", tex: "r", role: "pad", min: 0, max: LIMIT },
  padTotal: { letter: "pt", tex: "P", role: "pad", min: 0, max: LIMIT },
  lastWindow: { letter: "n", tex: "n", role: "ink", min: 0, max: LIMIT },
  leastSize: { letter: "o0", tex: "o_0", role: "output", min: 1, max: LIMIT },
  stampedSize: { letter: "f", tex: "f", role: "output", min: 1, max: LIMIT },

  // Positions, counted from 0.
  windowIndex: { letter: "m", tex: "m", role: "ink", min: 0, max: LIMIT },
  tapIndex: { letter: "u", tex: "u", role: "kernel", min: 0, max: LIMIT },
  binIndex: { letter: "j", tex: "j", role: "output", min: 0, max: LIMIT },
} as const satisfies Record<string, Entry>;

export type SymbolName = keyof typeof entries;

export const symbolNames = Object.keys(entries) as readonly SymbolName[];

export const symbols = Object.fromEntries(
  Object.entries(entries).map(([name, entry]: [string, Entry]) => [
    name,
    { ...entry, neutral: entry.neutral, labelKey: `symbol.${name}` },
  ]),
) as { readonly [name in SymbolName]: SymbolInfo };

/** The symbol written in its colour: `\htmlClass{r-kernel}{k}`. `content` replaces the letter, for a number in its place. */
export function colored(name: SymbolName, content: string = symbols[name].tex): string {
  const { role } = symbols[name];
  return role === "ink" ? content : `\\htmlClass{r-${role}}{${content}}`;
}
