// Transposed convolution (once called deconvolution), in one to three dimensions: the links of a convolution, walked
// the other way. Where the convolution reads x[i] into y[o], this adds y[o] · w[t] to x[i]: each input cell stamps the
// kernel onto the output, and overlapping stamps add up.
//
// One axis, kernel 3, stride 2:   y   a   b
//                                 x   *-*-*
//                                         *-*-*   3 + 2 = 5 cells, the third gets both
//
// It gives back the shape of a convolution's input, not its values. Padding crops; output padding adds cells at the end.
// Source: Dumoulin & Visin 2016 (arXiv 1603.07285), section 4.

import { convTransposeTo, convTranspose as rule } from "#rules/convTranspose.ts";
import { channelMap } from "../channels.ts";
import { scatterInto } from "../contract.ts";
import { EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { inSizes, type Layer } from "../links.ts";
import { defineOp } from "../op.ts";
import { count, optional, outputSizes, type Padding, type PerAxis, padding, perAxis } from "../params/index.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { checkBias, checkChannels, kernelSizeOf, startingAt } from "../weight.ts";
import { axisNumbers, windowLinks } from "../window.ts";
import { gather, scatterLinks, weigh } from "./contractions.ts";
import { pickLinks, place } from "./moves.ts";

const params = {
  stride: perAxis("stride", { fallback: 1, hint: "Use 1 to stamp on neighbouring cells." }),
  padding: padding(false),
  outputPadding: perAxis("outputPadding", { fallback: 0, hint: "Use 0 for the smallest output." }),
  outputSize: optional(outputSizes({ hint: "Give the size you want on each axis; the output padding follows." })),
  dilation: perAxis("dilation", { fallback: 1, hint: "Use 1 for a kernel without holes." }),
  groups: count({ fallback: 1, hint: "Use 1 to join every input channel to every output channel." }),
};

interface ConvTransposeInputs {
  readonly [name: string]: Tensor | undefined;
  readonly x: Tensor;
  readonly weight: Tensor;
  readonly bias: Tensor | undefined;
}

const convTransposeOf = (rank: number) => {
  const name = `convTranspose${rank}d`;
  return defineOp({
    name,
    rank,
    rule,
    inputs: { x: "tensor", weight: "tensor", bias: "optional" },
    params,
    byShape: true,

    check(
      { x, weight, bias }: ConvTransposeInputs,
      { stride, padding: pads, outputPadding, outputSize, dilation, groups },
    ) {
      const picture = image(name, "x", x, rank);
      const kernelSize = kernelSizeOf(name, weight, rank, "in, out / groups");
      const [inChannels, outChannels] = weight.shape;
      checkChannels(name, picture, weight, groups, inChannels);
      checkBias(name, bias, outChannels * groups);
      if (outputSize && outputPadding.some((cells) => cells > 0)) {
        throw new EngineError({
          op: name,
          param: "outputPadding",
          got: outputPadding,
          allowed: "left out beside outputSize",
          hint: "Either one fixes the size.",
        });
      }
      const window = axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial);
      const axes = outputSize
        ? windowLinks(
            name,
            convTransposeTo,
            window.map((numbers, axis) => ({ ...numbers, outputSize: outputSize[axis] })),
          )
        : windowLinks(
            name,
            rule,
            window.map((numbers, axis) => ({ ...numbers, outputPadding: outputPadding[axis] })),
          );
      // The layer is the convolution from the output back to the input, so what comes out here is what goes in there.
      const layer: Layer = {
        axes,
        batch: picture.batch,
        groups,
        outChannels: inChannels / groups,
        inChannels: outChannels,
      };
      return {
        shape: picture.shapeOf(outChannels * groups, inSizes(axes)),
        layer,
      };
    },

    forward({ x, weight, bias }, { shape, layer }) {
      const stamped = startingAt(bias, shape, rank);
      scatterInto(layer, x.data, weight.data, stamped);
      return finish(stamped, shape, x.dtype);
    },

    // Transposing twice is doing nothing: the gradient in x is the convolution itself.
    gradient: (upstream, { x, weight }, { shape, layer }) => ({
      x: () => gather(layer, upstream, weight, x.shape),
      weight: () => weigh(layer, upstream, x, weight.shape),
      bias: () => place(upstream, channelMap(shape, rank), [layer.groups * layer.inChannels]),
    }),

    links({ x, weight }, { shape, layer }) {
      const { y: inX, w: inWeight } = scatterLinks(name, layer, x, weight, sizeOf(shape));
      return {
        x: inX,
        weight: inWeight,
        bias: () => pickLinks(channelMap(shape, rank), layer.groups * layer.inChannels),
      };
    },
  });
};

export const convTranspose = [convTransposeOf(1), convTransposeOf(2), convTransposeOf(3)] as const;

export interface ConvTransposeOptions {
  /** One number for each output channel. */
  readonly bias?: Tensor;
  /** Cells from one stamp to the next; 1. */
  readonly stride?: PerAxis;
  /** Cells cropped from each end of the output; 0. */
  readonly padding?: Exclude<Padding, string>;
  /** Cells added at the end of the output, fewer than the stride or the dilation; 0. */
  readonly outputPadding?: PerAxis;
  /** The size wanted, instead of an output padding. */
  readonly outputSize?: PerAxis;
  /** Cells from one tap to the next; 1. */
  readonly dilation?: PerAxis;
  /** Channels are split into so many groups that do not see each other; 1. */
  readonly groups?: number;
}

/**
 * The transpose of `conv1d` with the same weight and options. See `convTranspose2d`.
 * @param x [N, C, W] or [C, W]
 * @param weight [C, out / groups, kW]
 * @returns [N, out, W'] or [out, W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const x = tensor([[1, 0, 2]]);
 * const weight = tensor([[[1, 2, 3, 4]]]);
 * convTranspose1d(x, weight, { stride: 2 })   // [[1, 2, 3, 4, 2, 4, 6, 8]]
 */
export function convTranspose1d(x: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  return run(convTranspose[0], { x, weight, bias: options?.bias }, options);
}

/**
 * The transpose of `conv2d` with the same weight and options: from a result's shape to its input's.
 * @param x [N, C, H, W] or [C, H, W]
 * @param weight [C, out / groups, kH, kW]
 * @returns [N, out, H', W'] or [out, H', W'], the sizes by the rule `convTranspose` on each axis
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * const x = tensor([[[0, 1], [2, 3]]]);
 * const weight = tensor([[[[0, 1], [2, 3]]]]);
 * convTranspose2d(x, weight)   // [[[0, 0, 1], [0, 4, 6], [4, 12, 9]]]
 */
export function convTranspose2d(x: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  return run(convTranspose[1], { x, weight, bias: options?.bias }, options);
}

/**
 * The transpose of `conv3d` with the same weight and options. See `convTranspose2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @param weight [C, out / groups, kD, kH, kW]
 * @returns [N, out, D', H', W'] or [out, D', H', W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * convTranspose3d(tensor([[[[1, 2]]]]), ones([1, 1, 2, 1, 2]))   // [[[[1, 3, 2]], [[1, 3, 2]]]]
 */
export function convTranspose3d(x: Tensor, weight: Tensor, options: ConvTransposeOptions = {}): Tensor {
  return run(convTranspose[2], { x, weight, bias: options?.bias }, options);
}
