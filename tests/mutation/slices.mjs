// @ts-check
// What is mutated, and the tests that are to notice. A slice has the tests that say what its files must do, and no
// others: what is only noticed far away is not well tested here.

/** @typedef {{ about: string, mutate: readonly string[], tests: readonly string[] }} Slice */

/** @type {{ readonly [name: string]: Slice }} */
export const SLICES = {
  rules: {
    about: "sizes, what is legal, formulas and errors",
    mutate: ["src/rules/*.ts"],
    tests: ["tests/rules/*.test.ts"],
  },
  checks: {
    about: "options, shapes, windows, links, index tensors, errors and the three sums",
    mutate: [
      "src/engine/{bins,broadcast,budget,cells,channels,contract,errors,image,indexLayouts,indexTensor}.ts",
      "src/engine/{links,plane,resizing,run,tensor,unpoolLinks,weight,window}.ts",
      "src/engine/params/*.ts",
    ],
    tests: ["tests/engine/*.test.ts"],
  },
  ops: {
    about: "every op: its check, its loops, its gradient and its matrix",
    mutate: ["src/engine/ops/*.ts"],
    tests: ["tests/engine/*.test.ts"],
  },
};
