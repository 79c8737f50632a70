// The engine: tensors, and the layers of the course. Gradients, matrices, spectra and the ways to build a transposed
// convolution have entries of their own: #engine/autograd/index.ts, #engine/linear/index.ts, #engine/spectral/index.ts,
// #engine/constructions/index.ts.

export { withBudget } from "./budget.ts";
export { close, equal, maxDifference } from "./compare.ts";
export { EngineError } from "./errors.ts";
export { type CellPlace, decodeIndex, type Extent, encodeIndex, relayout } from "./indexLayouts.ts";
export { type IndexLayout, IndexTensor, indexTensor, reindex } from "./indexTensor.ts";
export {
  type AdaptivePoolOptions,
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
} from "./ops/adaptiveAvgPool.ts";
export { adaptiveMaxPool1d, adaptiveMaxPool2d, adaptiveMaxPool3d } from "./ops/adaptiveMaxPool.ts";
export { add } from "./ops/add.ts";
export { type AvgPoolOptions, avgPool1d, avgPool2d, avgPool3d } from "./ops/avgPool.ts";
export { type AvgUnpoolOptions, avgUnpool1d, avgUnpool2d, avgUnpool3d } from "./ops/avgUnpool.ts";
export { type BatchNormOptions, type BatchNormResult, batchNorm } from "./ops/batchNorm.ts";
export { cast } from "./ops/cast.ts";
export { concat } from "./ops/concat.ts";
export { type ConvOptions, conv1d, conv2d, conv3d } from "./ops/conv.ts";
export {
  type ConvTransposeOptions,
  convTranspose1d,
  convTranspose2d,
  convTranspose3d,
} from "./ops/convTranspose.ts";
export { crossEntropy } from "./ops/crossEntropy.ts";
export {
  type Coordinates,
  type InterpolateMode,
  type InterpolateOptions,
  interpolate,
  type Rounding,
} from "./ops/interpolate.ts";
export { leakyRelu } from "./ops/leakyRelu.ts";
export { linear } from "./ops/linear.ts";
export { type LpPoolOptions, lpPool1d, lpPool2d } from "./ops/lpPool.ts";
export { type MaxPoolOptions, type MaxPoolResult, maxPool1d, maxPool2d, maxPool3d } from "./ops/maxPool.ts";
export { type MaxUnpoolOptions, maxUnpool1d, maxUnpool2d, maxUnpool3d, type Overlap } from "./ops/maxUnpool.ts";
export { mse } from "./ops/mse.ts";
export { mul } from "./ops/mul.ts";
export { type NailUnpoolOptions, nailUnpool1d, nailUnpool2d, nailUnpool3d } from "./ops/nailUnpool.ts";
export { type CropOptions, crop, type PadOptions, pad } from "./ops/pad.ts";
export {
  type PixelShuffleOptions,
  type PixelUnshuffleOptions,
  pixelShuffle,
  pixelShuffle1d,
  pixelShuffle3d,
  pixelUnshuffle,
  pixelUnshuffle1d,
  pixelUnshuffle3d,
} from "./ops/pixelShuffle.ts";
export { pow } from "./ops/pow.ts";
export { relu } from "./ops/relu.ts";
export { reshape } from "./ops/reshape.ts";
export { sigmoid } from "./ops/sigmoid.ts";
export { softmax } from "./ops/softmax.ts";
export { mean, type SumOptions, sum } from "./ops/sum.ts";
export { tanh } from "./ops/tanh.ts";
export { transpose } from "./ops/transpose.ts";
export {
  type FoldOptions,
  fold,
  fold1d,
  fold3d,
  type UnfoldOptions,
  unfold,
  unfold1d,
  unfold3d,
} from "./ops/unfold.ts";
export type { Padding, Pads, PerAxis } from "./params/index.ts";
export { type Random, random } from "./random.ts";
export { scope } from "./scope.ts";
export { counting, type DType, type Floats, full, type Nested, ones, Tensor, tensor, zeros } from "./tensor.ts";
export { fromJson, type Packed, pack, toJson, unpack } from "./transport.ts";
