// Four frameworks' ways to say the layers of the engine: `torch`, the base; `tensorflow`, `onnx`, `jax`. Each namespace has
// the framework's calls, with its names, defaults and layouts. Calls as data can be translated, run and printed.

export type { CallInputs, Shapes } from "./dialectOp.ts";
export { type Difference, differences, type Side } from "./differences.ts";
export * as jax from "./jax.ts";
export {
  convertIndices,
  convertPicture,
  convertWeight,
  type Dialect,
  dialects,
  layouts,
  type WeightUse,
} from "./layouts.ts";
export type { Meaning } from "./meaning.ts";
export * as onnx from "./onnx.ts";
export { print, printEngine } from "./print.ts";
export { callOf, inputsOf, type Run, runSide } from "./runDifference.ts";
export * as tensorflow from "./tensorflow.ts";
export * as torch from "./torch.ts";
export { convertInputs, convertOutput, type DialectCall, meaningOf, runCall, tables, translate } from "./translate.ts";
