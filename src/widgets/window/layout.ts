/**
 * Where the four grids stand, in px, and by which sides they are joined. The padded input and the kernel meet in the
 * products, and those go to the output: from left to right where there is room, around a corner where the planes are
 * large, from top to bottom on a phone.
 */
import { cornerOf, type Lattice, type Point } from "../parts/lattice.ts";

export type Side = "top" | "right" | "bottom" | "left";
export interface Block extends Lattice {
  readonly rows: number;
  readonly columns: number;
}
export interface Place extends Point {
  /** The text ends at this point instead of beginning there. */
  readonly end?: boolean;
}
export interface Layout {
  /** The input with its padding. */
  readonly plane: Block;
  readonly kernel: Block;
  readonly products: Block;
  readonly output: Block;
  /** The side on which something leaves a grid; it arrives at the opposite side of the next. */
  readonly sides: { readonly plane: Side; readonly kernel: Side; readonly products: Side };
  readonly names: { readonly [grid in "plane" | "kernel" | "products" | "output"]: Place };
  /** Where the wires of a window meet before its output, whose row lies at this height. */
  join(rowHeight: number): Point;
  readonly height: number;
}

export interface Sizes {
  readonly padded: number;
  readonly kernelSize: number;
  readonly outputSize: number;
  /** The digits of the longest number in the input and in the output. */
  readonly digits: { readonly input: number; readonly output: number };
}

/** Above a grid: room for its name. */
const name = 30;
const largest = 44;
const smallestInRow = 29;
const phone = 520;

export function layoutOf(sizes: Sizes, width: number): Layout {
  if (width < phone) return downwards(sizes, width);
  const row = inRow(sizes, width);
  return row.plane.cell < smallestInRow ? aroundCorner(sizes, width) : row;
}

function inRow({ padded, kernelSize: k, outputSize: o }: Sizes, width: number): Layout {
  const [before, after] = [50, 84];
  const tap = k <= 3 ? { width: 58, height: 46 } : { width: 46, height: 42 };
  const room = width - k * tap.width - before - after;
  const cell = Math.min(largest, room / (padded + o));
  // What is left over widens the gaps, as far as the eye can follow a wire, and then the margins.
  const spare = room - (padded + o) * cell;
  const [toProducts, toOutput] = [before + Math.min(36, spare * 0.3), after + Math.min(60, spare * 0.5)];
  const middle = name + Math.max(padded * cell, k * tap.height, o * cell) / 2;
  const centred = (x: number, n: number, side: number, height = side) =>
    block(x, middle - (n * height) / 2, n, side, height);
  const margin = (width - (padded + o) * cell - k * tap.width - toProducts - toOutput) / 2;
  const plane = centred(margin, padded, cell);
  const products = centred(right(plane) + toProducts, k, tap.width, tap.height);
  const output = centred(right(products) + toOutput, o, cell);
  const side = Math.min(36, cell);
  const kernel = block(products.x + (k * (tap.width - side)) / 2, bottom(products) + 44, k, side);
  return {
    plane,
    products,
    output,
    kernel,
    sides: { plane: "right", kernel: "top", products: "right" },
    names: {
      plane: above(plane),
      kernel: { x: kernel.x - 10, y: kernel.y + 16, end: true },
      products: above(products),
      output: above(output),
    },
    join: (y) => ({ x: output.x - 6, y }),
    height: Math.max(bottom(plane), bottom(kernel), bottom(output)) + 4,
  };
}

function aroundCorner({ padded, kernelSize: k, outputSize: o, digits }: Sizes, width: number): Layout {
  // Outputs are longer numbers than inputs; the room is shared by what has to be read.
  const ratio = Math.min(1.5, Math.max(1, digits.output / Math.max(2, digits.input)));
  const cell = Math.min(40, (width - 72) / (padded + ratio * o));
  const plane = block(1, name, padded, cell);
  const wide = Math.min(largest, ratio * cell);
  const output = block(width - 1 - o * wide, name, o, wide);
  const tap = k <= 3 ? { width: 54, height: 46 } : { width: 60 - 4 * k, height: 42 };
  // The products stop short of the output, so that their wires have a way up; the kernel takes what is left.
  const farthest = output.x - 36 - k * tap.width;
  const products = block(Math.min(141, farthest), bottom(plane) + 44, k, tap.width, tap.height);
  const side = Math.min(32, (products.x - 37) / k);
  const kernel = block(1, products.y + (k * (tap.height - side)) / 2, k, side);
  return {
    plane,
    output,
    kernel,
    products,
    sides: { plane: "bottom", kernel: "right", products: "right" },
    names: {
      plane: above(plane),
      kernel: above(kernel),
      products: { x: products.x, y: bottom(products) + 19 },
      output: above(output),
    },
    join: (y) => ({ x: output.x - 12, y }),
    height: Math.max(bottom(products) + 24, bottom(output) + 4),
  };
}

function downwards({ padded, kernelSize: k, outputSize: o }: Sizes, width: number): Layout {
  // Left of the output the wires come down, as one, to its row.
  const lead = 22;
  const plane = block(1, name, padded, Math.min(largest, (width - 2) / padded));
  const tap = { width: k <= 3 ? 56 : 60 - 4 * k, height: k <= 3 ? 46 : 42 };
  const products = block(1, bottom(plane) + 40, k, tap.width, tap.height);
  const side = Math.min(36, (width - 2 - k * tap.width - 34) / k);
  const kernel = block(Math.min(right(products) + 64, width - 1 - k * side), products.y + name / 2, k, side);
  const cell = Math.min(largest, 1.5 * plane.cell, (width - lead - 2) / o);
  const output = block(Math.max(lead, width - 1 - o * cell - 40), bottom(products) + 66, o, cell);
  return {
    plane,
    products,
    kernel,
    output,
    sides: { plane: "bottom", kernel: "left", products: "bottom" },
    names: {
      plane: above(plane),
      kernel: above(kernel),
      products: { x: right(products) + 8, y: bottom(products) + 5 },
      output: { x: right(output), y: output.y - 10, end: true },
    },
    join: () => ({ x: output.x - 12, y: output.y - 14 }),
    height: bottom(output) + 4,
  };
}

function block(x: number, y: number, n: number, cell: number, height = cell): Block {
  return { x, y, cell, height, lean: 0, rows: n, columns: n };
}

const right = ({ x, cell, columns }: Block) => x + cell * columns;
const bottom = ({ y, height, rows }: Block) => y + height * rows;
const above = ({ x, y }: Block): Place => ({ x, y: y - 10 });

/** The two ends of a side, from left to right or from top to bottom. */
export function endsOf(of: Block, side: Side): readonly [Point, Point] {
  const corner = (down: number, across: number) => cornerOf(of, down * of.rows, across * of.columns);
  switch (side) {
    case "top":
      return [corner(0, 0), corner(0, 1)];
    case "bottom":
      return [corner(1, 0), corner(1, 1)];
    case "left":
      return [corner(0, 0), corner(1, 0)];
    case "right":
      return [corner(0, 1), corner(1, 1)];
  }
}
