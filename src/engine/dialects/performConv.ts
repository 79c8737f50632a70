// Convolutions of every dialect with the base ops, which take no padding below 0 and no zeros between input cells.

import { add } from "../ops/add.ts";
import { conv1d, conv2d, conv3d } from "../ops/conv.ts";
import { convTranspose1d, convTranspose2d, convTranspose3d } from "../ops/convTranspose.ts";
import { crop, pad } from "../ops/pad.ts";
import { reshape } from "../ops/reshape.ts";
import type { Pads } from "../params/index.ts";
import { ones, type Tensor } from "../tensor.ts";
import type { ConvMeaning } from "./meaning.ts";

const convOf = [conv1d, conv2d, conv3d];
const convTransposeOf = [convTranspose1d, convTranspose2d, convTranspose3d];

const positive = (pads: readonly Pads[]): Pads[] => pads.map(([begin, end]) => [Math.max(begin, 0), Math.max(end, 0)]);
const negative = (pads: readonly Pads[]): Pads[] => positive(pads.map(([begin, end]) => [-begin, -end]));
const any = (pads: readonly Pads[]) => pads.some(([begin, end]) => begin > 0 || end > 0);

export function performConv(
  { kernelSize, stride, pads, dilation, groups, paddingMode, inputDilation }: ConvMeaning,
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
): Tensor {
  const spread = inputDilation?.some((holes) => holes > 1) ? withHoles(x, inputDilation) : x;
  const options = { bias, stride, padding: positive(pads), dilation, groups, paddingMode };
  return convOf[kernelSize.length - 1](cropped(spread, negative(pads)), weight, options);
}

/** Zeros between the cells: a transposed convolution that stamps single ones. */
function withHoles(x: Tensor, stride: readonly number[]): Tensor {
  const [, channels] = x.shape;
  const weight = ones([channels, 1, ...stride.map(() => 1)], x.dtype);
  return convTransposeOf[stride.length - 1](x, weight, { stride, groups: channels });
}

function cropped(x: Tensor, pads: readonly Pads[]): Tensor {
  if (!any(pads)) return x;
  const sizes = x.shape.slice(2);
  return crop(x, {
    start: pads.map(([begin]) => begin),
    size: sizes.map((size, axis) => size - pads[axis][0] - pads[axis][1]),
  });
}

/** What is added at the end is output padding where the base op allows so much, else zeros and the bias. */
export function performConvTranspose(
  { kernelSize, stride, pads, dilation, groups }: ConvMeaning,
  x: Tensor,
  weight: Tensor,
  bias?: Tensor,
): Tensor {
  const convTranspose = convTransposeOf[kernelSize.length - 1];
  const options = { stride, padding: positive(pads), dilation, groups };
  const added = negative(pads);
  const isOutputPadding = added.every(
    ([begin, end], axis) => begin === 0 && end < Math.max(stride[axis], dilation[axis]),
  );
  if (isOutputPadding)
    return convTranspose(x, weight, { ...options, bias, outputPadding: added.map(([, end]) => end) });
  const stamped = pad(convTranspose(x, weight, options), { pads: added });
  return bias ? add(stamped, reshape(bias, [bias.size, ...kernelSize.map(() => 1)])) : stamped;
}
