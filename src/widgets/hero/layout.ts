/** Where the three planes stand, in the units of the drawing, which scales as a whole. */
import type { Lattice } from "../parts/lattice.ts";

const cell = 68;
const height = 35;
const lean = 27;
/** Room for the planes' names at the right. */
const names = 74;
const margin = 2;

export interface Planes {
  readonly x: Lattice & { readonly level: number };
  readonly y: Lattice & { readonly level: number };
  readonly z: Lattice & { readonly level: number };
  readonly width: number;
  readonly height: number;
}

export function layoutOf(inputSize: number, outputSize: number): Planes {
  const reach = (size: number) => size * (cell + lean);
  // `level`: a number stands in the lower part of a cell where the tip of a wire has to stand above it.
  const plane = (size: number, top: number, level: number) => ({
    x: margin + (reach(inputSize) - reach(size)) / 2 + size * lean,
    y: top,
    cell,
    height,
    lean,
    level,
  });
  const x = plane(inputSize, margin, 0.5);
  const y = plane(outputSize, x.y + inputSize * height + 88, 0.56);
  const z = plane(inputSize, y.y + outputSize * height + 56, 0.62);
  return { x, y, z, width: 2 * margin + reach(inputSize) + names, height: z.y + inputSize * height + margin };
}
