// Unfolding (im2col) and folding (col2im), in one to three dimensions. Unfolding writes every window as a column, rows
// ordered channel, kernel row, kernel column; a convolution is then one matrix product. Folding puts the columns back
// and adds where they overlap: fold(unfold(x)) is x times the number of windows that see each cell.

import { conv as rule } from "#rules/conv.ts";
import { reserve } from "../budget.ts";
import { triples } from "../contract.ts";
import { Described, EngineError } from "../errors.ts";
import { type Image, image } from "../image.ts";
import { type AxisLinks, outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { type Padding, type Pads, type PerAxis, padding, perAxis } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, padsOf, sizesBy, windowLinks } from "../window.ts";
import { pick, picked, pickLinks, place, transposed } from "./moves.ts";

const window = {
  kernelSize: perAxis("kernelSize", { hint: "Give the size of the window." }),
  stride: perAxis("stride", { fallback: 1, hint: "Use 1 to visit every position." }),
  dilation: perAxis("dilation", { fallback: 1, hint: "Use 1 for a window without holes." }),
};

interface Geometry {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly pads: readonly Pads[];
}

/** For each place of [N, C · kernel, windows] the cell of the picture it is a copy of, −1 for padding. */
function copies(op: string, picture: Image, geometry: Geometry, axes: readonly AxisLinks[]): Int32Array {
  const kernel = sizeOf(geometry.kernelSize);
  const windows = sizeOf(outSizes(axes));
  const at = new Int32Array(reserve(op, [picture.planes, kernel, windows])).fill(-1);
  const { yAt, xAt, wAt } = triples(op, planeLayer(picture, axes));
  for (let j = 0; j < yAt.length; j++) {
    const plane = Math.floor(yAt[j] / windows);
    at[(plane * kernel + wAt[j]) * windows + (yAt[j] % windows)] = xAt[j];
  }
  return at;
}

const unfoldOf = (rank: number) => {
  const name = rank === 2 ? "unfold" : `unfold${rank}d`;
  return defineOp({
    name,
    rank,
    rule,
    inputs: { x: "tensor" },
    params: { ...window, padding: padding(true) },

    check({ x }: { readonly x: Tensor }, { kernelSize, stride, dilation, padding }) {
      const picture = image(name, "x", x, rank);
      const pads = padsOf(name, padding, { kernelSize, stride, dilation }, picture.spatial);
      const geometry = { kernelSize, stride, dilation, pads };
      const axes = windowLinks(name, rule, axisNumbers(geometry, picture.spatial));
      const shape = picture.shapeOf(picture.channels * sizeOf(kernelSize), [sizeOf(outSizes(axes))]);
      return { shape, at: copies(name, picture, geometry, axes) };
    },

    forward: ({ x }, { at, shape }) => picked(x, at, shape),
    gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
    links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
  });
};

const foldOf = (rank: number) => {
  const name = rank === 2 ? "fold" : `fold${rank}d`;
  return defineOp({
    name,
    rank,
    rule,
    inputs: { x: "tensor" },
    params: {
      outputSize: perAxis("outputSize", { hint: "Give the size of the picture that was unfolded." }),
      ...window,
      padding: padding(false),
    },

    check({ x }: { readonly x: Tensor }, { outputSize, kernelSize, stride, dilation, padding: pads }) {
      const columns = image(name, "x", x, 1);
      const kernel = sizeOf(kernelSize);
      if (columns.channels % kernel !== 0) {
        throw new EngineError({
          op: name,
          param: "x",
          got: new Described(`${columns.channels} rows`),
          allowed: `a tensor whose rows are a multiple of ${kernel}`,
          hint: "Rows are channels times cells of the kernel.",
        });
      }
      const channels = columns.channels / kernel;
      const window = axisNumbers({ kernelSize, stride, dilation, pads }, outputSize);
      const windows = sizeOf(sizesBy(name, rule, window));
      if (columns.spatial[0] !== windows) {
        throw new EngineError({
          op: name,
          param: "x",
          got: new Described(`${columns.spatial[0]} columns`),
          allowed: `a tensor of ${windows} columns`,
          hint: `That many windows fit [${outputSize.join(", ")}].`,
        });
      }
      const axes = windowLinks(name, rule, window);
      const picture = { ...columns, channels, planes: columns.batch * channels };
      return {
        shape: picture.shapeOf(channels, outputSize),
        at: copies(name, picture, { kernelSize, stride, dilation, pads }, axes),
      };
    },

    forward({ x }, { at, shape }) {
      const sums = new Float64Array(sizeOf(shape));
      const from = x.data;
      for (let i = 0; i < at.length; i++) if (at[i] >= 0) sums[at[i]] += from[i];
      return finish(sums, shape, x.dtype);
    },
    gradient: (upstream, { x }, { at }) => ({ x: () => pick(upstream, at, x.shape) }),
    links: ({ x }, { at, shape }) => ({ x: () => transposed(pickLinks(at, sizeOf(shape)), x.size) }),
  });
};

export const unfoldOps = [unfoldOf(1), unfoldOf(2), unfoldOf(3)] as const;
export const foldOps = [foldOf(1), foldOf(2), foldOf(3)] as const;

export interface UnfoldOptions {
  /** The size of the window. */
  readonly kernelSize: PerAxis;
  /** Cells from one window to the next; 1. */
  readonly stride?: PerAxis;
  /** Zeros around the picture; 0. */
  readonly padding?: Padding;
  /** Cells from one tap to the next; 1. */
  readonly dilation?: PerAxis;
}

export interface FoldOptions extends UnfoldOptions {
  /** The size of the picture. */
  readonly outputSize: PerAxis;
  readonly padding?: Exclude<Padding, string>;
}

/**
 * Every window of a picture as a column.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C · kH · kW, windows] or without N
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * unfold(tensor([[[0, 1, 2], [3, 4, 5]]]), { kernelSize: 2 })   // [[0, 1], [1, 2], [3, 4], [4, 5]]
 */
export function unfold(x: Tensor, options: UnfoldOptions): Tensor {
  return run(unfoldOps[1], { x }, options);
}

/**
 * Every window of a row as a column. See `unfold`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C · kW, windows] or without N
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * unfold1d(tensor([[0, 1, 2, 3]]), { kernelSize: 2 })   // [[0, 1, 2], [1, 2, 3]]
 */
export function unfold1d(x: Tensor, options: UnfoldOptions): Tensor {
  return run(unfoldOps[0], { x }, options);
}

/**
 * Every window of a volume as a column. See `unfold`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns [N, C · kD · kH · kW, windows] or without N
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * unfold3d(counting([1, 2, 1, 3]), { kernelSize: [2, 1, 2] })   // [[0, 1], [1, 2], [3, 4], [4, 5]]
 */
export function unfold3d(x: Tensor, options: UnfoldOptions): Tensor {
  return run(unfoldOps[2], { x }, options);
}

/**
 * Columns back into a picture, added where windows overlap: the transpose of `unfold`.
 * @param x [N, C · kH · kW, windows] or without N
 * @returns [N, C, H, W] or [C, H, W], with H and W as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const columns = unfold(ones([1, 3, 3]), { kernelSize: 2 });
 * fold(columns, { kernelSize: 2, outputSize: 3 })   // [[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]
 */
export function fold(x: Tensor, options: FoldOptions): Tensor {
  return run(foldOps[1], { x }, options);
}

/**
 * Columns back into a row, added where windows overlap. See `fold`.
 * @param x [N, C · kW, windows] or without N
 * @returns [N, C, W] or [C, W], with W as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * fold1d(tensor([[1, 2, 3], [10, 20, 30]]), { kernelSize: 2, outputSize: 4 })   // [[1, 12, 23, 30]]
 */
export function fold1d(x: Tensor, options: FoldOptions): Tensor {
  return run(foldOps[0], { x }, options);
}

/**
 * Columns back into a volume, added where windows overlap. See `fold`.
 * @param x [N, C · kD · kH · kW, windows] or without N
 * @returns [N, C, D, H, W] or [C, D, H, W], with the sizes as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * fold3d(ones([2, 2]), { kernelSize: [1, 1, 2], outputSize: [1, 1, 3] })   // [[[[1, 2, 1]]]]
 */
export function fold3d(x: Tensor, options: FoldOptions): Tensor {
  return run(foldOps[2], { x }, options);
}
