// The engine: tensors, and the layers of the course. Gradients, matrices and spectra have entries of their own:
// #engine/autograd/index.ts, #engine/linear/index.ts, #engine/spectral/index.ts.

export { withBudget } from "./budget.ts";
export { close, equal, maxDifference } from "./compare.ts";
export { EngineError } from "./errors.ts";
export { type IndexLayout, IndexTensor, indexTensor } from "./indexTensor.ts";
export { type ConvOptions, conv1d, conv2d, conv3d } from "./ops/conv.ts";
export type { Padding, Pads, PerAxis } from "./params.ts";
export { type Random, random } from "./random.ts";
export { scope } from "./scope.ts";
export { cast, counting, type DType, type Floats, full, type Nested, ones, Tensor, tensor, zeros } from "./tensor.ts";
export { fromJson, type Packed, pack, toJson, unpack } from "./transport.ts";
