// Keeps a reader's cells in this browser, and all work as one file. Where storage is blocked or full the page says so
// and goes on; what was written then lasts until the page closes.
import { isEmpty, type Kept, readKept, record } from "./document.ts";

const PREFIX = "cells/";
const PROGRESS = "progress";
const FORMAT = "convolution-both-ways/work";

export type KeepingTrouble = "blocked" | "full";

/** Keeps a lesson's cells. @returns undefined when that worked */
export function keep(lesson: string, kept: Kept, storage = browserStorage()): KeepingTrouble | undefined {
  if (!storage) return "blocked";
  try {
    if (isEmpty(kept)) storage.removeItem(PREFIX + lesson);
    else storage.setItem(PREFIX + lesson, JSON.stringify(kept));
    return undefined;
  } catch {
    return "full";
  }
}

/** What was kept of a lesson. Storage may hold anything, for other pages of this address write to it too. */
export function recall(lesson: string, storage = browserStorage()): Kept {
  return readKept(parsed(storage?.getItem(PREFIX + lesson)));
}

/** All that this browser keeps of the course, as the text of a file. */
export function exportWork(storage = browserStorage()): string {
  const lessons: Record<string, Kept> = {};
  for (let at = 0; at < (storage?.length ?? 0); at++) {
    const key = storage?.key(at) ?? "";
    if (key.startsWith(PREFIX)) lessons[key.slice(PREFIX.length)] = readKept(parsed(storage?.getItem(key)));
  }
  return JSON.stringify({ format: FORMAT, version: 1, lessons, progress: parsed(storage?.getItem(PROGRESS)) }, null, 2);
}

export type Imported =
  | { readonly is: "imported"; readonly lessons: readonly string[] }
  | { readonly is: "foreign" }
  | { readonly is: KeepingTrouble };

/**
 * Takes over the work of an exported file. A lesson in the file replaces what was kept of it; the others stay.
 * Exercises answered rightly are joined to those of this browser.
 */
export function importWork(text: string, storage = browserStorage()): Imported {
  const { format, version, lessons, progress } = record(parsed(text));
  if (format !== FORMAT || version !== 1) return { is: "foreign" };
  const names = Object.keys(record(lessons)).filter((name) => /^[a-z0-9-]{1,64}$/.test(name));
  for (const name of names) {
    const trouble = keep(name, readKept(record(lessons)[name]), storage);
    if (trouble) return { is: trouble };
  }
  try {
    storage?.setItem(PROGRESS, JSON.stringify(joined(record(parsed(storage.getItem(PROGRESS))), record(progress))));
  } catch {
    return { is: "full" };
  }
  return { is: "imported", lessons: names };
}

function joined(mine: Readonly<Record<string, unknown>>, theirs: Readonly<Record<string, unknown>>): unknown {
  const right = [mine.right, theirs.right].flatMap((names) =>
    Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
  );
  return { right: [...new Set(right)], guesses: { ...record(theirs.guesses), ...record(mine.guesses) } };
}

/** Undefined where the reader's settings forbid storage: even to read the property throws then. */
function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function parsed(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
