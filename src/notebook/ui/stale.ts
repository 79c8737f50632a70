// Which outputs on the page no longer follow from the code above and below them.

/** One cell as staleness sees it. Runs are counted; 0 is the output saved in the page. */
export interface RunRecord {
  readonly id: string;
  /** The count of the run that made its output; undefined when it has none. */
  readonly ran: number | undefined;
  /** The count of the last run that may have changed what its names hold; 0 when none did. */
  readonly changed: number;
  readonly defines: readonly string[];
  readonly uses: readonly string[];
}

/**
 * For each cell whose output is stale, the names it uses that have changed since. A name belongs to the cell that
 * changed it last. A cell is stale too when a cell it depends on is.
 */
export function staleNames(cells: readonly RunRecord[]): ReadonlyMap<string, readonly string[]> {
  const owner = new Map<string, RunRecord>();
  for (const cell of cells)
    for (const name of cell.defines) {
      const before = owner.get(name);
      if (!before || cell.changed >= before.changed) owner.set(name, cell);
    }
  const stale = new Map<string, readonly string[]>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const { id, ran, uses } of cells) {
      if (ran === undefined) continue;
      const names = uses.filter((name) => {
        const maker = owner.get(name);
        return maker !== undefined && maker.id !== id && (maker.changed > ran || stale.has(maker.id));
      });
      if (names.length === (stale.get(id)?.length ?? 0)) continue;
      stale.set(id, names);
      grew = true;
    }
  }
  return stale;
}
