// Four ways to compute a transposed convolution. They agree number for number, and differ in cost.

export { byMatrix, type MatrixConstruction } from "./byMatrix.ts";
export { byPhases, type Phase, type PhaseConstruction } from "./byPhases.ts";
export { byScatter } from "./byScatter.ts";
export { byZeroInsertion, type ZeroInsertionConstruction } from "./byZeroInsertion.ts";
export type { Construction, ConstructionOptions } from "./geometry.ts";
