// Pixel shuffle, in one to three dimensions: channels become places. Channel c·r² + i·r + j goes to row offset i and
// column offset j of channel c (PyTorch, ONNX DepthToSpace CRD; TensorFlow's depth_to_space orders them otherwise).
// Only positions change; pixelUnshuffle is the way back. Source: Shi et al. 2016 (arXiv 1609.05158), equation 4.

import { reserve } from "../budget.ts";
import { Described, EngineError } from "../errors.ts";
import { type Image, stack } from "../image.ts";
import { defineOp } from "../op.ts";
import { count } from "../params/index.ts";
import { run } from "../run.ts";
import type { Tensor } from "../tensor.ts";
import { pick, picked, pickLinks, place } from "./moves.ts";

/** For each number of the fine picture, its position in the coarse one with r^rank times the channels. */
function coarseOf(op: string, batch: number, channels: number, coarse: readonly number[], factor: number): Int32Array {
  const fine = coarse.map((size) => size * factor);
  const at = new Int32Array(reserve(op, [batch, channels, ...fine]));
  for (let i = 0; i < at.length; i++) {
    let [rest, position, step, offset, offsetStep] = [i, 0, 1, 0, 1];
    for (let axis = fine.length - 1; axis >= 0; axis--) {
      const cell = rest % fine[axis];
      position += Math.floor(cell / factor) * step;
      offset += (cell % factor) * offsetStep;
      step *= coarse[axis];
      offsetStep *= factor;
      rest = Math.floor(rest / fine[axis]);
    }
    at[i] = (rest * offsetStep + offset) * step + position;
  }
  return at;
}

function fromChannels(op: string, { batch, channels, spatial, shapeOf }: Image, factor: number) {
  const offsets = factor ** spatial.length;
  if (channels % offsets !== 0) {
    throw new EngineError({
      op,
      param: "x",
      got: new Described(`${channels} channels`),
      allowed: `a tensor whose channels are a multiple of ${offsets}`,
      hint: `Each cell becomes ${offsets} cells, one from each channel.`,
    });
  }
  const fine = spatial.map((size) => size * factor);
  return { shape: shapeOf(channels / offsets, fine), at: coarseOf(op, batch, channels / offsets, spatial, factor) };
}

function intoChannels(op: string, { batch, channels, spatial, shapeOf }: Image, factor: number) {
  for (const size of spatial) {
    if (size % factor === 0) continue;
    throw new EngineError({
      op,
      param: "x",
      got: spatial,
      allowed: `of sizes that are multiples of ${factor}`,
      hint: `${size} is not; pad or crop x first.`,
    });
  }
  const coarse = spatial.map((size) => size / factor);
  return {
    shape: shapeOf(channels * factor ** spatial.length, coarse),
    at: coarseOf(op, batch, channels, coarse, factor),
  };
}

const pixelShuffleOf = (rank: number) => {
  const name = rank === 2 ? "pixelShuffle" : `pixelShuffle${rank}d`;
  return defineOp({
    name,
    rank,
    inputs: { x: "tensor" },
    params: { upscaleFactor: count({ hint: "Use 1 to change nothing." }) },
    check: ({ x }: { readonly x: Tensor }, { upscaleFactor }) =>
      fromChannels(name, stack(name, "x", x, rank), upscaleFactor),
    forward: ({ x }, { at, shape }) => picked(x, at, shape),
    gradient: (upstream, { x }, { at }) => ({ x: () => place(upstream, at, x.shape) }),
    links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
  });
};

const pixelUnshuffleOf = (rank: number) => {
  const name = rank === 2 ? "pixelUnshuffle" : `pixelUnshuffle${rank}d`;
  return defineOp({
    name,
    rank,
    inputs: { x: "tensor" },
    params: { downscaleFactor: count({ hint: "Use 1 to change nothing." }) },
    check({ x }: { readonly x: Tensor }, { downscaleFactor }) {
      const { shape, at } = intoChannels(name, stack(name, "x", x, rank), downscaleFactor);
      return { shape, at: inverse(at) };
    },
    forward: ({ x }, { at, shape }) => picked(x, at, shape),
    gradient: (upstream, { x }, { at }) => ({ x: () => pick(upstream, inverse(at), x.shape) }),
    links: ({ x }, { at }) => ({ x: () => pickLinks(at, x.size) }),
  });
};

function inverse(permutation: Int32Array): Int32Array {
  const back = new Int32Array(permutation.length);
  for (let i = 0; i < permutation.length; i++) back[permutation[i]] = i;
  return back;
}

export const pixelShuffleOps = [pixelShuffleOf(1), pixelShuffleOf(2), pixelShuffleOf(3)] as const;
export const pixelUnshuffleOps = [pixelUnshuffleOf(1), pixelUnshuffleOf(2), pixelUnshuffleOf(3)] as const;

export interface PixelShuffleOptions {
  /** How many times larger each axis becomes. */
  readonly upscaleFactor: number;
}

export interface PixelUnshuffleOptions {
  /** How many times smaller each axis becomes. */
  readonly downscaleFactor: number;
}

/**
 * Channels become places.
 * @param x […, C · r², H, W], with any number of axes before the channels
 * @returns […, C, H · r, W · r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pixelShuffle(tensor([[[1]], [[2]], [[3]], [[4]]]), { upscaleFactor: 2 })   // [[[1, 2], [3, 4]]]
 */
export function pixelShuffle(x: Tensor, options: PixelShuffleOptions): Tensor {
  return run(pixelShuffleOps[1], { x }, options);
}

/**
 * Channels become places in a row. See `pixelShuffle`.
 * @param x […, C · r, W]
 * @returns […, C, W · r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pixelShuffle1d(tensor([[1, 2], [10, 20]]), { upscaleFactor: 2 })   // [[1, 10, 2, 20]]
 */
export function pixelShuffle1d(x: Tensor, options: PixelShuffleOptions): Tensor {
  return run(pixelShuffleOps[0], { x }, options);
}

/**
 * Channels become places in a volume. See `pixelShuffle`.
 * @param x […, C · r³, D, H, W]
 * @returns […, C, D · r, H · r, W · r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pixelShuffle3d(counting([8, 1, 1, 1]), { upscaleFactor: 2 })   // [[[[0, 1], [2, 3]], [[4, 5], [6, 7]]]]
 */
export function pixelShuffle3d(x: Tensor, options: PixelShuffleOptions): Tensor {
  return run(pixelShuffleOps[2], { x }, options);
}

/**
 * Places become channels: the inverse of `pixelShuffle`.
 * @param x […, C, H, W], H and W multiples of r
 * @returns […, C · r², H / r, W / r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pixelUnshuffle(tensor([[[1, 2], [3, 4]]]), { downscaleFactor: 2 })   // [[[1]], [[2]], [[3]], [[4]]]
 */
export function pixelUnshuffle(x: Tensor, options: PixelUnshuffleOptions): Tensor {
  return run(pixelUnshuffleOps[1], { x }, options);
}

/**
 * Places of a row become channels. See `pixelUnshuffle`.
 * @param x […, C, W], W a multiple of r
 * @returns […, C · r, W / r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * pixelUnshuffle1d(tensor([[1, 10, 2, 20]]), { downscaleFactor: 2 })   // [[1, 2], [10, 20]]
 */
export function pixelUnshuffle1d(x: Tensor, options: PixelUnshuffleOptions): Tensor {
  return run(pixelUnshuffleOps[0], { x }, options);
}

/**
 * Places of a volume become channels. See `pixelUnshuffle`.
 * @param x […, C, D, H, W], the last three multiples of r
 * @returns […, C · r³, D / r, H / r, W / r]
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * reshape(pixelUnshuffle3d(counting([1, 2, 2, 2]), { downscaleFactor: 2 }), [8])   // [0, 1, 2, 3, 4, 5, 6, 7]
 */
export function pixelUnshuffle3d(x: Tensor, options: PixelUnshuffleOptions): Tensor {
  return run(pixelUnshuffleOps[2], { x }, options);
}
