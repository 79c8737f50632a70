// One row for each golden file: how its inputs and params become a call of this engine.

import type { IndexTensor, Tensor } from "#engine";
import * as engine from "#engine";

// biome-ignore lint/suspicious/noExplicitAny: golden params are unknown until the op checks them, which is the point
export type Given = any;
export type GoldenInputs = {
  readonly [name: string]: Tensor | IndexTensor;
  input: Tensor;
  weight: Tensor;
  bias: Tensor;
  indices: IndexTensor;
};
export type Outputs = { readonly [name: string]: Tensor | IndexTensor; readonly output: Tensor };
export type Call = (inputs: GoldenInputs, options: Given) => Tensor | Outputs;

const convolve =
  (op: (x: Tensor, weight: Tensor, options: Given) => Tensor): Call =>
  ({ input, weight, bias }, options) =>
    op(input, weight, { ...options, bias });
const layer =
  (op: (x: Tensor, options: Given) => Tensor | Outputs): Call =>
  ({ input }, options) =>
    op(input, options);
const unpool =
  (op: (x: Tensor, indices: IndexTensor, options: Given) => Tensor): Call =>
  ({ input, indices }, options) =>
    op(input, indices, options);

export const calls: { readonly [op: string]: Call } = {
  conv1d: convolve(engine.conv1d),
  conv2d: convolve(engine.conv2d),
  conv3d: convolve(engine.conv3d),
  conv_transpose1d: convolve(engine.convTranspose1d),
  conv_transpose2d: convolve(engine.convTranspose2d),
  conv_transpose3d: convolve(engine.convTranspose3d),
  max_pool1d: layer(engine.maxPool1d),
  max_pool2d: layer(engine.maxPool2d),
  max_pool3d: layer(engine.maxPool3d),
  avg_pool1d: layer(engine.avgPool1d),
  avg_pool2d: layer(engine.avgPool2d),
  avg_pool3d: layer(engine.avgPool3d),
  lp_pool1d: layer(engine.lpPool1d),
  lp_pool2d: layer(engine.lpPool2d),
  adaptive_avg_pool1d: layer(engine.adaptiveAvgPool1d),
  adaptive_avg_pool2d: layer(engine.adaptiveAvgPool2d),
  adaptive_avg_pool3d: layer(engine.adaptiveAvgPool3d),
  adaptive_max_pool1d: layer(engine.adaptiveMaxPool1d),
  adaptive_max_pool2d: layer(engine.adaptiveMaxPool2d),
  adaptive_max_pool3d: layer(engine.adaptiveMaxPool3d),
  max_unpool1d: unpool(engine.maxUnpool1d),
  max_unpool2d: unpool(engine.maxUnpool2d),
  max_unpool3d: unpool(engine.maxUnpool3d),
  interpolate: layer(engine.interpolate),
  unfold: layer(engine.unfold),
  fold: layer(engine.fold),
  pixel_shuffle: layer(engine.pixelShuffle),
  pixel_unshuffle: layer(engine.pixelUnshuffle),
};
