/** Where the maps stand, in px: a column a size, the way down on top, a row for each way up. */
export function layoutOf(width: number, depth: number, rows: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 116;
  const gap = narrow ? 14 : 34;
  const columns = depth + 1;
  const side = Math.min(150, Math.floor((width - left - (columns - 1) * gap - 2) / columns));
  const head = narrow ? 40 : 24;
  const rowGap = narrow ? 44 : 26;
  return {
    narrow,
    left,
    gap,
    side,
    xOf: (level: number) => left + 1 + level * (side + gap),
    yOf: (row: number) => head + row * (side + rowGap),
    height: head + (rows + 1) * side + rows * rowGap + 8,
  };
}
