/** Where the row, the pictures and the curve stand, in px. */
export function layoutOf(width: number, cells: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 116;
  const cell = Math.min(48, (width - left - 2) / cells);
  const rowHeight = 34;
  const name = narrow ? 22 : 0;
  const xY = 2 + name;
  const yY = xY + rowHeight + 34 + name;
  const zY = yY + rowHeight + 10 + name;
  const stillY = zY + rowHeight + 10 + name;
  const gap = narrow ? 10 : 26;
  const photo = Math.floor((width - 2 * gap) / 3);
  const photosY = stillY + rowHeight + 58;
  const curveY = photosY + photo + 62;
  const curveHeight = 96;
  const curveLeft = narrow ? 4 : left;
  const column = (width - curveLeft) / 9;
  return {
    narrow,
    left,
    cell,
    rowHeight,
    xY,
    yY,
    zY,
    stillY,
    xOf: (position: number) => left + 1 + position * cell,
    photo,
    photosY,
    photoX: (index: number) => index * (photo + gap),
    curveY,
    curveHeight,
    curveEnd: curveY + curveHeight,
    /** The middle of the column of one shift. */
    shiftX: (index: number) => curveLeft + (index + 0.5) * column,
    column,
    rowStep: narrow ? 40 : 24,
    height: curveY + curveHeight + 24 + (narrow ? 84 : 52),
  };
}
