/**
 * w15: how empty the matrix of a convolution is. A line covers k² of i² cells, so the density falls with the square of the
 * side while the bytes of all entries grow with its fourth power. Counted by the rule of the size; no matrix is made.
 */
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import { defineWidget } from "../kit/define.ts";
import { size } from "../kit/kinds.ts";

const float32 = Float32Array.BYTES_PER_ELEMENT;
const int32 = Int32Array.BYTES_PER_ELEMENT;

export default defineWidget({
  id: "w15",
  name: "density",
  version: 1,
  migrate: {},
  lesson: "sparse-matrix",
  params: {
    inputSize: size("inputSize", 28, { min: 4, max: 512 }),
    kernelSize: size("kernelSize", 3),
  },
  rules: (sizes) => [{ rule: conv, numbers: sizes }],
  compute: ({ inputSize, kernelSize }) => {
    const { size: outputSize } = evaluate(conv, { inputSize, kernelSize });
    const [rows, columns, taps] = [outputSize ** 2, inputSize ** 2, kernelSize ** 2];
    const nonzeros = rows * taps;
    return {
      inputSize,
      kernelSize,
      outputSize,
      rows,
      columns,
      places: rows * columns,
      nonzeros,
      density: nonzeros / (rows * columns),
      bytes: {
        dense: rows * columns * float32,
        // Compressed rows: a value and a column for each entry, and where each row starts.
        sparse: nonzeros * (float32 + int32) + (rows + 1) * int32,
        kernel: taps * float32,
      },
    };
  },
  numbers: ({ rows, columns, nonzeros, density, bytes }) => ({ rows, columns, nonzeros, density, ...bytes }),
  describe: (model) => model,
});
