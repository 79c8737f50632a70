// A notebook as the reader has it: the cells of a lesson, edited or not, and cells of the reader's own.

export interface DocumentCell {
  /** The lesson's own text; undefined for a cell that the reader added. */
  readonly original: string | undefined;
  readonly source: string;
  /** Text between cells, in notebooks that came from a file or a link. Code when absent. */
  readonly kind?: "text";
  /** The edit was made to another original than the one the lesson has now. */
  readonly outdated?: boolean;
}

/** What is kept of a lesson: only what differs from it. */
export interface Kept {
  readonly edits: readonly Edit[];
  readonly added: readonly Added[];
}

export interface Edit {
  /** The cell's place among the lesson's own, from 1. */
  readonly number: number;
  readonly original: string;
  readonly source: string;
}

export interface Added {
  /** The lesson's own cell that it stands after, from 1; 0 stands before all. */
  readonly after: number;
  readonly source: string;
  readonly kind?: "text";
}

export const NOTHING_KEPT: Kept = { edits: [], added: [] };

export const isEmpty = ({ edits, added }: Kept): boolean => edits.length === 0 && added.length === 0;

/** What to keep of a notebook. */
export function keptOf(cells: readonly DocumentCell[]): Kept {
  const edits: Edit[] = [];
  const added: Added[] = [];
  let number = 0;
  for (const { original, source, kind } of cells) {
    if (original === undefined) added.push({ after: number, source, ...(kind && { kind }) });
    else {
      number += 1;
      if (source !== original) edits.push({ number, original, source });
    }
  }
  return { edits, added };
}

/**
 * The notebook of a lesson with what was kept of it. An edit goes to the cell whose original it was made to, wherever
 * that stands now. If no cell has that text any more, it goes to the cell of the same number, as outdated; and if there
 * is none, it becomes a cell of the reader's own at the end. Nothing a reader wrote is lost.
 */
export function restored(originals: readonly string[], { edits, added }: Kept): readonly DocumentCell[] {
  const byPlace = new Map<number, DocumentCell>();
  const homeless: Edit[] = [];
  for (const edit of edits) {
    const same = originals[edit.number - 1] === edit.original;
    const at = same ? edit.number - 1 : originals.indexOf(edit.original);
    if (at >= 0 && !byPlace.has(at)) byPlace.set(at, { original: edit.original, source: edit.source });
    else homeless.push(edit);
  }
  const last: Added[] = [];
  for (const { number, source } of homeless) {
    const original = originals[number - 1];
    if (original !== undefined && !byPlace.has(number - 1))
      byPlace.set(number - 1, { original, source, ...(source !== original && { outdated: true }) });
    else last.push({ after: originals.length, source });
  }
  const own = [...added, ...last].map((cell) => ({ ...cell, after: Math.min(cell.after, originals.length) }));
  const ownAfter = (place: number): readonly DocumentCell[] =>
    own
      .filter(({ after }) => after === place)
      .map(({ source, kind }) => ({ original: undefined, source, ...(kind && { kind }) }));
  return [
    ...ownAfter(0),
    ...originals.flatMap((original, at) => [byPlace.get(at) ?? { original, source: original }, ...ownAfter(at + 1)]),
  ];
}

/** Reads what storage or a file holds. Total: whatever is not as it should be is left out. */
export function readKept(value: unknown): Kept {
  const { edits, added } = record(value);
  return {
    edits: list(edits).flatMap((entry) => {
      const { number, original, source } = record(entry);
      return isPlace(number) && number > 0 && typeof original === "string" && typeof source === "string"
        ? [{ number, original, source }]
        : [];
    }),
    added: list(added).flatMap((entry) => {
      const { after, source, kind } = record(entry);
      if (!isPlace(after) || typeof source !== "string") return [];
      return [{ after, source, ...(kind === "text" && { kind }) }];
    }),
  };
}

const isPlace = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < 10_000;

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
