// One row for each golden file: how its inputs and params become a call of this engine.

import type { IndexTensor } from "#engine/indexTensor.ts";
import { type ConvOptions, conv1d, conv2d, conv3d } from "#engine/ops/conv.ts";
import { convTranspose1d, convTranspose2d, convTranspose3d } from "#engine/ops/convTranspose.ts";
import { maxPool1d, maxPool2d, maxPool3d } from "#engine/ops/maxPool.ts";
import { maxUnpool1d, maxUnpool2d, maxUnpool3d } from "#engine/ops/maxUnpool.ts";
import type { Tensor } from "#engine/tensor.ts";

// biome-ignore lint/suspicious/noExplicitAny: golden params are unknown until the op checks them, which is the point
export type Given = any;
export type GoldenInputs = { input: Tensor; weight: Tensor; bias: Tensor; indices: IndexTensor };
export type Outputs = { output: Tensor; indices?: IndexTensor };
export type Call = (inputs: GoldenInputs, options: Given) => Outputs;

const convolve =
  (op: (x: Tensor, weight: Tensor, options: ConvOptions & { padding?: never }) => Tensor): Call =>
  ({ input, weight, bias }, options) => ({ output: op(input, weight, { ...options, bias }) });
const plain =
  (op: (x: Tensor, options: Given) => Tensor): Call =>
  ({ input }, options) => ({ output: op(input, options) });
const pool =
  (op: (x: Tensor, options: Given) => Outputs): Call =>
  ({ input }, options) =>
    op(input, options);
const unpool =
  (op: (x: Tensor, indices: IndexTensor, options: Given) => Tensor): Call =>
  ({ input, indices }, options) => ({ output: op(input, indices, options) });

export const calls: { readonly [op: string]: Call } = {
  conv1d: convolve(conv1d),
  conv2d: convolve(conv2d),
  conv3d: convolve(conv3d),
  conv_transpose1d: convolve(convTranspose1d),
  conv_transpose2d: convolve(convTranspose2d),
  conv_transpose3d: convolve(convTranspose3d),
  max_pool1d: pool(maxPool1d),
  max_pool2d: pool(maxPool2d),
  max_pool3d: pool(maxPool3d),
  max_unpool1d: unpool(maxUnpool1d),
  max_unpool2d: unpool(maxUnpool2d),
  max_unpool3d: unpool(maxUnpool3d),
};
