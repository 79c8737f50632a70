// The kinds of attributes that ops have.

export { choice, flag, real, reals } from "./choice.ts";
export { type Padding, type Pads, padding, pairs, type ReadPadding } from "./padding.ts";
export {
  type Given,
  optional,
  type Param,
  type ParamKind,
  type ParamTable,
  type Place,
  passed,
  type Read,
  readParams,
} from "./param.ts";
export { axes, count, outputSizes, type PerAxis, perAxis, perAxisOrKept, shape, sizes } from "./whole.ts";
