/** Where the board, its results and what explains them stand, in px. */
interface Sizes {
  readonly padding: number;
  readonly end: number;
  readonly outputSize: number;
  readonly kernelSize: number;
  readonly dropped: number | undefined;
}

const largestBoard = 300;
const largestCell = 54;
/** Between the board and its results there is room for an arrow. */
const arrow = 76;
const between = 44;
const head = 30;

export function layoutOf({ padding, end, outputSize, kernelSize, dropped }: Sizes, width: number) {
  const narrow = width < 520;
  const rows = padding + end;
  // The window that is dropped is drawn beside the first row of windows.
  const columns = padding + Math.max(end, dropped === undefined ? 0 : dropped + kernelSize);
  const board = narrow ? width - 2 : Math.min(largestBoard, width * 0.5);
  const cell = Math.min(narrow ? 44 : largestCell, Math.floor(board / columns));
  const boardEnd = columns * cell + 2;
  const P = { x: 1 + padding * cell, y: head + padding * cell };
  if (narrow) {
    const room = width - 26;
    const small = Math.min(44, Math.floor(room / 2 / outputSize));
    const y = head + rows * cell + 48;
    return {
      narrow,
      cell,
      small,
      P,
      y: { x: 1, y },
      beside: { x: 1 + outputSize * small + 24, y },
      arrow: undefined,
      height: y + outputSize * small + 4,
    };
  }
  const room = width - boardEnd - arrow;
  const sideBySide = Math.min(largestCell, Math.floor((room - between - 2) / 2 / outputSize));
  const stacked = sideBySide < 28;
  const small = stacked ? Math.min(32, Math.floor((room - 2) / outputSize)) : sideBySide;
  const high = (stacked ? 2 * outputSize * small + between : outputSize * small) + head;
  const tall = head + rows * cell;
  const top = Math.max(head, (tall + head - high) / 2 + head - 14);
  const y = { x: boardEnd + arrow, y: stacked ? head : top };
  const beside = stacked
    ? { x: y.x, y: y.y + outputSize * small + between }
    : { x: y.x + outputSize * small + between, y: y.y };
  const middle = y.y + (outputSize * small) / 2;
  return {
    narrow,
    cell,
    small,
    P,
    y,
    beside,
    arrow: { from: boardEnd + 12, to: y.x - 12, y: middle },
    height: Math.max(tall, beside.y + outputSize * small) + 6,
  };
}
