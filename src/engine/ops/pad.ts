// Padding and cropping of the last axes of a tensor. What stands in the padding is a choice: a number, a mirror image,
// the edge, or the other end.

import { eachCell } from "../cells.ts";
import { EngineError } from "../errors.ts";
import { type PaddingMode, paddingModes } from "../links.ts";
import { defineOp } from "../op.ts";
import type { Pads } from "../params/index.ts";
import { choice, pairs, real, sizes } from "../params/index.ts";
import { run } from "../run.ts";
import { type FloatArray, own, type Tensor } from "../tensor.ts";
import { picked, pickLinks, place } from "./moves.ts";

export const padOp = defineOp({
  name: "pad",
  rank: 1,
  inputs: { x: "tensor" },
  params: {
    pads: pairs(),
    mode: choice(Object.keys(paddingModes) as PaddingMode[], "zeros"),
    value: real({ fallback: 0, hint: "Leave it out for 0." }),
  },

  check({ x }: { readonly x: Tensor }, { pads, mode, value }) {
    checkAxes("pad", "pads", x, pads.length);
    const first = x.shape.length - pads.length;
    const sizes = x.shape.slice(first);
    for (const [axis, size] of sizes.entries()) checkMode(mode, size, pads[axis]);
    const shape = [...x.shape.slice(0, first), ...sizes.map((size, axis) => pads[axis][0] + size + pads[axis][1])];
    const outside = paddingModes[mode];
    const at = eachCell("pad", x.shape, shape, (position, axis, size) => {
      const cell = axis < first ? position : position - pads[axis - first][0];
      return cell >= 0 && cell < size ? cell : outside(cell, size);
    });
    return { shape, at, value };
  },

  forward({ x }, { shape, at, value }) {
    if (value === 0) return picked(x, at, shape);
    const from = x.data;
    const y: FloatArray = x.dtype === "float32" ? new Float32Array(at.length) : new Float64Array(at.length);
    for (let i = 0; i < at.length; i++) y[i] = at[i] < 0 ? value : from[at[i]];
    return own(y, shape);
  },

  gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
  links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
});

export const cropOp = defineOp({
  name: "crop",
  rank: 1,
  inputs: { x: "tensor" },
  params: {
    start: sizes({ min: 0, hint: "Give the first cell to keep on each of the last axes." }),
    size: sizes({ min: 1, hint: "Give how many cells to keep on each of the last axes." }),
  },

  check({ x }: { readonly x: Tensor }, { start, size }) {
    checkAxes("crop", "start", x, start.length);
    if (size.length !== start.length) {
      throw new EngineError({
        op: "crop",
        param: "size",
        got: size,
        allowed: `a list of ${start.length}, like start`,
        hint: "One size for each start.",
      });
    }
    const first = x.shape.length - start.length;
    for (const [axis, from] of start.entries()) {
      const room = x.shape[first + axis] - from;
      if (size[axis] <= room) continue;
      throw new EngineError({
        op: "crop",
        param: `size[${axis}]`,
        got: size[axis],
        allowed: `at most ${Math.max(room, 0)}`,
        hint: `The axis has ${x.shape[first + axis]} cells and the crop starts at ${from}.`,
      });
    }
    const shape = [...x.shape.slice(0, first), ...size];
    return {
      shape,
      at: eachCell("crop", x.shape, shape, (position, axis) =>
        axis < first ? position : position + start[axis - first],
      ),
    };
  },

  forward: ({ x }, { at, shape }) => picked(x, at, shape),
  gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
  links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
});

function checkAxes(op: string, param: string, { shape }: Tensor, given: number): void {
  if (given >= 1 && given <= shape.length) return;
  throw new EngineError({
    op,
    param,
    got: given,
    allowed: `a list for 1 to ${shape.length} axes`,
    hint: "The list is for the last axes of x.",
  });
}

/** A mirror shows at most size − 1 cells a side, the circle at most size. */
function checkMode(mode: PaddingMode, size: number, pair: Pads): void {
  const most = { zeros: Infinity, replicate: size > 0 ? Infinity : 0, reflect: size - 1, circular: size }[mode];
  for (const cells of pair) {
    if (cells <= most) continue;
    throw new EngineError({
      op: "pad",
      param: "pads",
      got: cells,
      allowed: `at most ${most} with mode "${mode}"`,
      hint: `The axis has ${size} cells.`,
    });
  }
}

export interface PadOptions {
  /** [begin, end] for each of the last axes. */
  readonly pads: readonly Pads[];
  /** What stands in the padding; "zeros". */
  readonly mode?: PaddingMode;
  /** With "zeros", the number to use instead; 0. */
  readonly value?: number;
}

/**
 * A tensor with cells around it.
 * @param x any shape with as many axes as `pads` has pairs
 * @returns the same with longer axes
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pad(tensor([[1, 2]]), { pads: [[0, 1], [1, 1]] })   // [[0, 1, 2, 0], [0, 0, 0, 0]]
 */
export function pad(x: Tensor, options: PadOptions): Tensor {
  return run(padOp, { x }, options);
}

export interface CropOptions {
  /** The first cell to keep, for each of the last axes. */
  readonly start: readonly number[];
  /** How many cells to keep. */
  readonly size: readonly number[];
}

/**
 * A box of a tensor.
 * @param x any shape with as many axes as `start` and `size` have numbers
 * @returns a tensor of shape `size`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * crop(counting([4, 4]), { start: [1, 1], size: [2, 2] })   // [[5, 6], [9, 10]]
 */
export function crop(x: Tensor, options: CropOptions): Tensor {
  return run(cropOp, { x }, options);
}
