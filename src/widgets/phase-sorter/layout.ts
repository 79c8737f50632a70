/** Where the parts of w19 stand: input and kernel, the sorted kernels, their outputs, and the output they interleave into. */
import type { ModelOf } from "../kit/define.ts";
import type widget from "./index.ts";

type Model = ModelOf<typeof widget>;

/** Px between two blocks: beside each other, and above each other where a phase is named. */
const across = 12;
const down = 22;
const leastBlock = 22;
const head = 26;

export function layoutOf(model: Model, width: number) {
  const { inputSize, kernelSize, stride, outputSize } = model;
  const narrow = width < 520;
  const gaps = across * (stride - 1);
  const arrow = 44;

  const cell = narrow
    ? Math.min(30, (width - 34) / (inputSize + kernelSize), (width - gaps - 2) / Math.max(kernelSize, stride))
    : Math.min(30, (width - 30 - arrow - gaps - 2) / (inputSize + kernelSize + Math.max(kernelSize, stride)));
  const x = { x: 1, y: head };
  const w = { x: x.x + inputSize * cell + 30, y: head };
  const firstBottom = head + Math.max(inputSize, kernelSize) * cell;
  const sorted = blocks(
    model,
    cell,
    ({ tapColumns }) => tapColumns,
    ({ taps, tapColumns }) => (tapColumns === 0 ? 0 : taps.length / tapColumns),
    narrow ? { x: 1, y: firstBottom + 56 } : { x: w.x + kernelSize * cell + arrow, y: head + 18 },
  );

  const place = narrow
    ? Math.min(26, (width - gaps - 2) / outputSize)
    : Math.min(28, (width - gaps - arrow - 2) / (2 * outputSize));
  const parts = blocks(
    model,
    place,
    ({ columns }) => columns,
    ({ cells, columns }) => (columns === 0 ? 0 : cells.length / columns),
    { x: 1, y: Math.max(firstBottom, sorted.bottom) + 62 },
  );
  const y = narrow ? { x: 1, y: parts.bottom + 44 } : { x: parts.right + arrow, y: parts.y };
  return {
    narrow,
    cell,
    place,
    x,
    w,
    sorted,
    parts,
    y,
    height: Math.max(parts.bottom, y.y + outputSize * place) + 8,
  };
}

type PhasePlaces = Model["phases"][number];

/** A block for each phase, in s rows of s, each as large as its cells. */
function blocks(
  { phases, stride }: Model,
  cell: number,
  columnsOf: (phase: PhasePlaces) => number,
  rowsOf: (phase: PhasePlaces) => number,
  origin: { readonly x: number; readonly y: number },
) {
  const wide = (index: number) => Math.max(leastBlock, columnsOf(phases[index] as PhasePlaces) * cell);
  const high = (index: number) => Math.max(leastBlock, rowsOf(phases[index] as PhasePlaces) * cell);
  const before = (count: number, step: number, size: (index: number) => number, gap: number) =>
    Array.from({ length: count }, (_, at) => size(at * step) + gap).reduce((sum, px) => sum + px, 0);
  const corner = (index: number) => ({
    x: origin.x + before(index % stride, 1, wide, across),
    y: origin.y + before(Math.floor(index / stride), stride, high, down),
  });
  return {
    ...origin,
    corner,
    right: origin.x + before(stride, 1, wide, across) - across,
    bottom: origin.y + before(stride, stride, high, down) - down,
  };
}
