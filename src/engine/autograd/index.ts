// Gradients and what is done with them.

export { type AdamOptions, type AdamState, adam, type Optimizer, type SgdOptions, sgd } from "./optimizers.ts";
export { type ValueAndGrad, valueAndGrad } from "./valueAndGrad.ts";
export { type TensorRecord, type Vjp, vjp } from "./vjp.ts";
