/** Tool: which layers take one size to another? All of them, by the size rules, with what each costs. */
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { choice, number, size, toggle } from "../kit/kinds.ts";
import { adviceFor, columns, layerKinds, type Question, solutionsOf, sorted } from "./solutions.ts";

/** More rows than anybody reads; the bounds are for making them fewer. */
const mostRows = 60;

export default defineWidget({
  id: "t1",
  name: "design-by-inverse",
  version: 1,
  migrate: {},
  lesson: "transposed-output-size",
  params: {
    inputSize: size("inputSize", 28, { max: 512 }),
    outputSize: size("outputSize", 56, { max: 512 }),
    kind: choice(layerKinds, "convTranspose"),
    mostKernel: number(6, { min: 1, max: 11, key: "k" }),
    mostStride: number(4, { min: 1, max: 8, key: "s" }),
    mostPadding: number(3, { min: 0, max: 10, key: "p" }),
    mostDilation: number(2, { min: 1, max: 6, key: "d" }),
    even: toggle(false),
    by: choice(columns, "cost"),
    down: toggle(false),
  },
  // The heads of the table sort it.
  idle: () => ["by", "down"],
  compute: ({ even, by, down, ...rest }) => {
    const { inputSize, outputSize, kind, mostKernel, mostStride, mostPadding, mostDilation } = rest;
    const question: Question = { inputSize, outputSize, kind, mostKernel, mostStride, mostPadding, mostDilation };
    const all = solutionsOf(question);
    const wanted = all.filter(({ overlap: [least, most] }) => !even || least === most);
    return {
      ...question,
      even,
      by,
      down,
      found: wanted.length,
      rows: sorted(wanted, by, down).slice(0, mostRows),
      evenFound: all.filter(({ overlap: [least, most] }) => least === most).length,
      /** How many of them for each kernel and stride. */
      ways: Array.from({ length: mostStride * mostKernel }, (_, cell) => {
        const [stride, kernelSize] = [Math.floor(cell / mostKernel) + 1, (cell % mostKernel) + 1];
        return wanted.filter((one) => one.stride === stride && one.kernelSize === kernelSize).length;
      }),
      advice: all.length === 0 ? adviceFor(question) : [],
    };
  },
  numbers: ({ found, inputSize, outputSize }) => ({ i: inputSize, o: outputSize, found }),
  arrays: ({ rows, ways, mostKernel, mostStride, kind }): Record<string, ShownArray> => {
    const row = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
      label,
      role,
      shape: [data.length],
      data,
    });
    const lattice: ShownArray = { label: "s × k", role: "kernel", shape: [mostStride, mostKernel], data: ways };
    if (rows.length === 0) return { ways: lattice };
    return {
      ways: lattice,
      k: row(
        "k",
        "kernel",
        rows.map(({ kernelSize }) => kernelSize),
      ),
      s: row(
        "s",
        "pad",
        rows.map(({ stride }) => stride),
      ),
      p: row(
        "p",
        "pad",
        rows.map(({ padding }) => padding),
      ),
      d: row(
        "d",
        "kernel",
        rows.map(({ dilation }) => dilation),
      ),
      ...(kind === "convTranspose"
        ? {
            a: row(
              "a",
              "output",
              rows.map(({ outputPadding }) => outputPadding),
            ),
          }
        : {}),
      cost: row(
        "m",
        "pad",
        rows.map(({ cost }) => cost),
      ),
      back: row(
        "back",
        "input",
        rows.map(({ back }) => back),
      ),
    };
  },
  describe: (model) => model,
});
