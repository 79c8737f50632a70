// @ts-check
// What is mutated, and the tests that are to notice. A slice has the tests that say what its files must do, and no
// others: what is only noticed far away is not well tested here.

/** @typedef {{ about: string, mutate: readonly string[], tests: readonly string[] }} Slice */

const engine = (/** @type {readonly string[]} */ names) => names.map((name) => `tests/engine/${name}.test.ts`);

/** What every op must do, whatever it is: recorded results, laws, slopes, refusals. */
const ofOps = engine(["golden", "errors", "laws", "gradients", "refusals", "publicCalls", "linear"]);

/** @type {{ readonly [name: string]: Slice }} */
export const SLICES = {
  rules: {
    about: "size rules: sizes, what is legal, formulas and errors",
    mutate: ["src/rules/*.ts"],
    tests: ["tests/rules/*.test.ts"],
  },
  checks: {
    about: "what calls are checked with: options, shapes, windows, links, index tensors, errors; and the three sums",
    mutate: [
      "src/engine/{bins,broadcast,budget,cells,channels,contract,errors,image,indexLayouts,indexTensor}.ts",
      "src/engine/{links,plane,resizing,run,tensor,unpoolLinks,weight,window}.ts",
      "src/engine/params/*.ts",
    ],
    tests: engine(["golden", "hostile", "refusals", "errors", "publicCalls", "tensor", "indexLayouts", "laws"]),
  },
  convolutions: {
    about: "convolution and its transpose, patches, and what their gradients are made of",
    mutate: ["src/engine/ops/{conv,convTranspose,contractions,moves,unfold,linear}.ts"],
    tests: [...ofOps, "tests/engine/constructions.test.ts"],
  },
  pools: {
    about: "pooling and unpooling",
    mutate: [
      "src/engine/ops/{maxPool,avgPool,lpPool,adaptiveAvgPool,adaptiveMaxPool,maxUnpool,avgUnpool,nailUnpool}.ts",
    ],
    tests: [...ofOps, "tests/engine/ieee.test.ts"],
  },
  others: {
    about: "resizing, shuffling, shapes, arithmetic and what networks need besides",
    mutate: [
      "src/engine/ops/{interpolate,resample,pixelShuffle,pad,concat,reshape,transpose,cast,alias}.ts",
      "src/engine/ops/{add,mul,pow,sum,relu,leakyRelu,sigmoid,tanh,softmax,batchNorm,crossEntropy,mse}.ts",
    ],
    tests: [...ofOps, "tests/engine/autograd.test.ts"],
  },
};
