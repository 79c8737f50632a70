type Key = Pick<KeyboardEvent, "key" | "ctrlKey">;

/**
 * Where a key takes the focus in a grid: the key table of the ARIA grid pattern. Undefined for any other key.
 * Cells that are not drawn are passed over; where nothing else lies that way, the focus stays.
 */
export function moveInGrid(
  event: Key,
  position: number,
  rows: number,
  columns: number,
  isDrawn: (position: number) => boolean = () => true,
): number | undefined {
  let next = step(event, position, rows, columns);
  while (next !== undefined && !isDrawn(next)) {
    const further = step(event, next, rows, columns);
    if (further === next) return position;
    next = further;
  }
  return next;
}

function step(event: Key, position: number, rows: number, columns: number): number | undefined {
  const row = Math.floor(position / columns);
  const column = position % columns;
  const at = (r: number, c: number) =>
    Math.min(rows - 1, Math.max(0, r)) * columns + Math.min(columns - 1, Math.max(0, c));
  switch (event.key) {
    case "ArrowRight":
      return at(row, column + 1);
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowDown":
      return at(row + 1, column);
    case "ArrowUp":
      return at(row - 1, column);
    case "Home":
      return event.ctrlKey ? 0 : at(row, 0);
    case "End":
      return event.ctrlKey ? rows * columns - 1 : at(row, columns - 1);
    case "PageDown":
      return at(row + 5, column);
    case "PageUp":
      return at(row - 5, column);
    default:
      return undefined;
  }
}
