/** Reads a pasted mask: whole numbers, apart by white space, commas, semicolons or square brackets. Nothing is evaluated. */

/** What stands where no whole number does; lines and characters are counted from 1. */
export interface Misread {
  readonly line: number;
  readonly character: number;
  readonly found: string;
}
export type Mask =
  | { readonly ok: true; readonly entries: readonly number[] }
  | { readonly ok: false; readonly misread: Misread };

const between = /[\s,;[\]]*/y;
// Nine digits hold every 31-bit index but the largest, and no number that a double could not hold.
const whole = /-?\d{1,9}(?![^\s,;[\]])/y;

/** @example readMask("[[5, 3], [8, 10]]") // { ok: true, entries: [5, 3, 8, 10] } */
export function readMask(text: string): Mask {
  const entries: number[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    whole.lastIndex = at;
    const match = whole.exec(text);
    if (!match) return { ok: false, misread: misreadAt(text, at) };
    entries.push(Number(match[0]) + 0);
    at = skip(text, at + match[0].length);
  }
  return { ok: true, entries };
}

function skip(text: string, from: number): number {
  between.lastIndex = from;
  return from + (between.exec(text)?.[0].length ?? 0);
}

const longest = 16;

function misreadAt(text: string, at: number): Misread {
  const lines = text.slice(0, at).split("\n");
  const [word = ""] = text.slice(at).split(/[\s,;[\]]/);
  return {
    line: lines.length,
    character: (lines.at(-1) ?? "").length + 1,
    found: word.length <= longest ? word : `${word.slice(0, longest - 1)}…`,
  };
}
