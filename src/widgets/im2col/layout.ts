/** Where the parts of w14 stand: image, kernel and output above, the columns below, the bytes at the foot. In px. */
import type { ModelOf } from "../kit/define.ts";
import type widget from "./index.ts";

interface Place {
  readonly x: number;
  readonly y: number;
}

/** An output of four digits is readable in this width. */
const outputWidth = 38;
const gap = 10;

export function layoutOf(model: ModelOf<typeof widget>, width: number) {
  const { inputSize, kernelSize, channels, outputSize, rows, windows, isRead } = model;
  const gaps = gap * (channels - 1);
  const oneRow = channels === 1 && width >= 520;
  const inOneRow = (width - 60 - outputSize * outputWidth) / (inputSize + kernelSize);
  const inTwo = Math.min(
    (width - gaps - 2) / (channels * inputSize),
    (width - gaps - 34 - outputSize * outputWidth) / (channels * kernelSize),
  );
  const cell = Math.min(30, oneRow ? inOneRow : inTwo);
  const planesWidth = (side: number) => channels * side * cell + gaps;
  const x: Place = { x: 1, y: 24 };
  const second = x.y + inputSize * cell + 34;
  const w: Place = oneRow ? { x: x.x + planesWidth(inputSize) + 30, y: x.y } : { x: 1, y: second };
  const y: Place = { x: w.x + planesWidth(kernelSize) + 30, y: w.y };
  const top = oneRow
    ? x.y + Math.max(inputSize, kernelSize, outputSize) * cell
    : second + Math.max(kernelSize, outputSize) * cell;

  const strip = { x: 1, width: 34 };
  const u: Place = { x: strip.x + strip.width + 12, y: top + 40 };
  const room = (width - u.x - 2) / windows;
  const place = isRead ? Math.min(22, Math.max(18, room)) : Math.min(15, room);
  const placeWidth = isRead ? Math.min(40, room) : place;
  const product = u.y + rows * place + 8;
  const beside = u.x + windows * placeWidth + 56;
  const isBeside = width - beside >= 260;
  const bytes = isBeside ? { x: beside, y: u.y + 8, width: width - beside } : { x: 0, y: product + 48, width };
  const digits = Math.max(...model.y.data.map((value) => String(value).length));
  return {
    cell,
    gap,
    wide: Math.max(cell, outputWidth),
    x,
    w,
    y,
    strip,
    u,
    place,
    placeWidth,
    product,
    fits: placeWidth >= digits * 7 + 4,
    bytes,
    height: isBeside ? product + 30 : bytes.y + 78,
  };
}

/** Several channels stand beside each other, each as a plane of its own. */
export function planes(channels: number, side: number, origin: Place, at: { readonly cell: number }) {
  if (channels === 1) return {};
  const placeOf = (position: number) => {
    const channel = Math.floor(position / side ** 2);
    const inside = position % side ** 2;
    return {
      x: origin.x + channel * (side * at.cell + gap) + (inside % side) * at.cell,
      y: origin.y + Math.floor(inside / side) * at.cell,
    };
  };
  return { placeOf };
}
