// Convolution as networks use the word (cross-correlation: the kernel is not flipped), in one to three dimensions.
//
//     y[o] = bias + Σ x[i] · w[t]   over the links (o, i, t) of the layer
//
// One axis, kernel 3, stride 2, padding 1:     . x x x x x .
//                                              *-*-*          y[0]
//                                                  *-*-*      y[1]
// Source: Dumoulin & Visin 2016, A guide to convolution arithmetic for deep learning (arXiv 1603.07285).

import { conv as rule } from "#rules/conv.ts";
import { channelMap } from "../channels.ts";
import { gatherInto } from "../contract.ts";
import { EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { type Layer, outSizes, type PaddingMode, paddingModes } from "../links.ts";
import { defineOp } from "../op.ts";
import { choice, count, type Padding, type Pads, type PerAxis, padding, perAxis } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { checkBias, checkChannels, kernelSizeOf, startingAt } from "../weight.ts";
import { axisNumbers, padsOf, windowLinks } from "../window.ts";
import { gatherLinks, scatter, weigh } from "./contractions.ts";
import { pickLinks, place } from "./moves.ts";

const params = {
  stride: perAxis("stride", { fallback: 1, hint: "Use 1 to visit every position." }),
  padding: padding(true),
  dilation: perAxis("dilation", { fallback: 1, hint: "Use 1 for a kernel without holes." }),
  groups: count({ fallback: 1, hint: "Use 1 to join every input channel to every output channel." }),
  paddingMode: choice(Object.keys(paddingModes) as PaddingMode[], "zeros"),
};

interface ConvInputs {
  readonly [name: string]: Tensor | undefined;
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
}

const convOf = (rank: number) => {
  const name = `conv${rank}d`;
  return defineOp({
    name,
    rank,
    rule,
    inputs: { x: "tensor", weight: "tensor", bias: "optional" },
    params,
    byShape: true,

    check({ x, weight, bias }: ConvInputs, { stride, padding, dilation, groups, paddingMode }) {
      const picture = image(name, "x", x, rank);
      const kernelSize = kernelSizeOf(name, weight, rank, "out, in / groups");
      const [outChannels, inChannels] = weight.shape;
      checkChannels(name, picture, weight, groups, inChannels * groups);
      checkBias(name, bias, outChannels);
      const pads = padsOf(name, padding, { kernelSize, stride, dilation }, picture.spatial);
      checkFold(name, paddingMode, pads, picture.spatial);
      const window = axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial);
      const axes = windowLinks(name, rule, window, paddingModes[paddingMode]);
      const layer: Layer = { axes, batch: picture.batch, groups, outChannels: outChannels / groups, inChannels };
      return {
        shape: picture.shapeOf(outChannels, outSizes(axes)),
        layer,
      };
    },

    forward({ x, weight, bias }, { shape, layer }) {
      const y = startingAt(bias, shape, rank);
      gatherInto(layer, x.data, weight.data, y);
      return finish(y, shape, x.dtype);
    },

    // Each link carries the gradient back along itself: to x times the weight, to the weight times x.
    gradient: (upstream, { x, weight }, { shape, layer }) => ({
      x: () => scatter(layer, upstream, weight, x.shape),
      weight: () => weigh(layer, x, upstream, weight.shape),
      bias: () => place(upstream, channelMap(shape, rank), [weight.shape[0]]),
    }),

    links({ x, weight }, { shape, layer }) {
      const { x: inX, w: inWeight } = gatherLinks(name, layer, x, weight, sizeOf(shape));
      return { x: inX, weight: inWeight, bias: () => pickLinks(channelMap(shape, rank), weight.shape[0]) };
    },
  });
};

/** A mirror shows at most size − 1 cells; once round the circle is size cells. */
function checkFold(op: string, mode: PaddingMode, pads: readonly Pads[], sizes: readonly number[]): void {
  if (mode !== "reflect" && mode !== "circular") return;
  for (const [axis, size] of sizes.entries()) {
    const most = mode === "reflect" ? size - 1 : size;
    const got = Math.max(...pads[axis]);
    if (got <= most) continue;
    throw new EngineError({
      op,
      param: "padding",
      got,
      allowed: `at most ${most} with paddingMode "${mode}"`,
      hint: `The input has ${size} cells on this axis, and each is shown once a side.`,
    });
  }
}

export const conv = [convOf(1), convOf(2), convOf(3)] as const;

export interface ConvOptions {
  /** One number for each output channel. */
  readonly bias?: Tensor;
  /** Cells from one window to the next; 1. */
  readonly stride?: PerAxis;
  /** Cells around the input; 0. "same" needs stride 1 and puts an odd cell at the end. */
  readonly padding?: Padding;
  /** Cells from one tap to the next; 1. */
  readonly dilation?: PerAxis;
  /** Channels are split into so many groups that do not see each other; 1. */
  readonly groups?: number;
  /** What stands in the padding; "zeros". */
  readonly paddingMode?: PaddingMode;
}

/**
 * Convolves rows. See `conv2d`.
 * @param x [N, C, W] or [C, W]
 * @param weight [out, C / groups, kW]
 * @returns [N, out, W'] or [out, W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const x = tensor([[1, 2, 3, 4, 5]]);
 * const weight = tensor([[[1, 0, -1]]]);
 * conv1d(x, weight, { stride: 2 })   // [[-2, -2]]
 */
export function conv1d(x: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  return run(conv[0], { x, weight, bias: options?.bias }, options);
}

/**
 * Convolves pictures.
 * @param x [N, C, H, W] or [C, H, W]
 * @param weight [out, C / groups, kH, kW]
 * @returns [N, out, H', W'] or [out, H', W'], the sizes by the rule `conv` on each axis
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const x = tensor([[[0, 1, 2], [3, 4, 5], [6, 7, 8]]]);
 * const weight = tensor([[[[0, 1], [2, 3]]]]);
 * conv2d(x, weight)   // [[[19, 25], [37, 43]]]
 */
export function conv2d(x: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  return run(conv[1], { x, weight, bias: options?.bias }, options);
}

/**
 * Convolves volumes. See `conv2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @param weight [out, C / groups, kD, kH, kW]
 * @returns [N, out, D', H', W'] or [out, D', H', W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * conv3d(counting([1, 2, 2, 3]), ones([1, 1, 2, 2, 2]))   // [[[[40, 48]]]]
 */
export function conv3d(x: Tensor, weight: Tensor, options: ConvOptions = {}): Tensor {
  return run(conv[2], { x, weight, bias: options?.bias }, options);
}
