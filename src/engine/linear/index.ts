// Layers as sparse matrices.

export {
  apply,
  compose,
  coverage,
  type LinearMap,
  linearMap,
  projectiveField,
  receptiveField,
  transpose,
} from "./linearMap.ts";
export { dense, type SparseMatrix } from "./sparse.ts";
