/** Where the three rows of the round trip stand, in px. */
interface Sizes {
  readonly inputSize: number;
  readonly padding: number;
  readonly stride: number;
  readonly effectiveKernel: number;
  readonly outputSize: number;
  readonly backSize: number;
  readonly stampedSize: number;
}

export function layoutOf(model: Sizes, width: number) {
  const narrow = width < 520;
  const left = narrow ? 0 : 92;
  const stampEnd = model.stampedSize - model.padding;
  const lastCell = Math.max(model.inputSize + model.padding, stampEnd, model.backSize);
  const columns = lastCell + model.padding;
  const cell = Math.min(40, (width - left - 2) / columns);
  const rowHeight = Math.min(36, Math.max(26, cell));
  // On a phone the rows' names stand above them.
  const name = narrow ? 24 : 0;
  const topY = name + 2;
  const middleY = topY + rowHeight + 66 + name;
  const bottomY = middleY + rowHeight + 66 + name;
  const xOf = (position: number) => left + 1 + (position + model.padding) * cell;
  const outputWidth = Math.min(38, Math.max(cell, cell * model.stride - 4));
  /** The middle of a window: halfway between the first cell it covers and the last. */
  const centreOf = (window: number) => xOf(window * model.stride - model.padding + model.effectiveKernel / 2);
  return {
    narrow,
    cell,
    rowHeight,
    topY,
    middleY,
    bottomY,
    xOf,
    outputWidth,
    centreOf,
    stampEnd,
    height: bottomY + rowHeight + 28,
  };
}
