// The name that was perhaps meant.

/** @returns the known name that is closest, if it is close enough to be a slip of the keyboard */
export function nearName(name: string, known: Iterable<string>): string | undefined {
  // Of two letters, any other two are one slip away.
  const most = name.length < 3 ? 0.5 : Math.max(1, Math.floor(name.length / 3));
  let best: string | undefined;
  let least = Infinity;
  for (const other of known) {
    if (other === name || Math.abs(other.length - name.length) > most) continue;
    const apart = other.toLowerCase() === name.toLowerCase() ? 0.5 : distance(name, other);
    if (apart <= most && apart < least) [best, least] = [other, apart];
  }
  return best;
}

/** Letters to add, take away, change or swap with the next: optimal string alignment. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= from.length; i++) {
    const [above = [], before] = [rows[i - 1], rows[i - 2]];
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      const steps = [(above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same];
      if (before && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) steps.push((before[j - 2] ?? 0) + 1);
      row.push(Math.min(...steps));
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}
