// What a layer keeps and loses: singular values, inverses, frequencies.

export { type Complex, dft, inverseDft, magnitude } from "./dft.ts";
export { matmul, nullSpace, pseudoInverse, type RankOptions, rank } from "./inverse.ts";
export { type Svd, svd } from "./svd.ts";
