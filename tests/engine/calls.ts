// One row for each golden file: how its inputs and params become a call of this engine.

import { conv1d, conv2d, conv3d, type ConvOptions } from "#engine/ops/conv.ts";
import type { IndexTensor } from "#engine/indexTensor.ts";
import type { Tensor } from "#engine/tensor.ts";

// biome-ignore lint/suspicious/noExplicitAny: golden params are unknown until the op checks them, which is the point
export type Given = any;
export type GoldenInputs = { input: Tensor; weight: Tensor; bias: Tensor; indices: IndexTensor };
export type Outputs = { output: Tensor; indices?: IndexTensor };
export type Call = (inputs: GoldenInputs, options: Given) => Outputs;

const convolve =
  (op: (x: Tensor, weight: Tensor, options: ConvOptions) => Tensor): Call =>
  ({ input, weight, bias }, options) => ({ output: op(input, weight, { ...options, bias }) });

export const calls: { readonly [op: string]: Call } = {
  conv1d: convolve(conv1d),
  conv2d: convolve(conv2d),
  conv3d: convolve(conv3d),
};
