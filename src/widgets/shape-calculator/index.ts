/** w22: layers one after the other. The sizes between them, what they cost, and the first that cannot be. */
import { defineWidget, type ShownArray } from "../kit/define.ts";
import { choice } from "../kit/kinds.ts";
import { ledgerOf } from "./ledger.ts";
import { readLayers, readShape } from "./notation.ts";
import { layersKind, shapeKind } from "./params.ts";
import { repairsOf } from "./repairs.ts";
import { torchCode } from "./torchCode.ts";

export default defineWidget({
  id: "w22",
  name: "shape-calculator",
  version: 1,
  migrate: {},
  lesson: "transposed-output-size",
  params: {
    layers: layersKind,
    shape: shapeKind,
    // A random state is one of layers: code in another framework is loaded apart, and says nothing of the chain.
    dialect: { ...choice(["torch", "tensorflow", "jax", "onnx"], "torch", "in"), sample: () => "torch" as const },
  },
  // The drawing has fields of its own for these.
  idle: () => ["layers", "shape", "dialect"],
  compute: ({ layers: text, shape: sizes, dialect }) => {
    const layers = readLayers(text) ?? [];
    const shape = readShape(sizes) ?? [];
    const ledger = ledgerOf(layers, shape);
    return {
      layers,
      input: shape,
      dialect,
      ...ledger,
      repairs: repairsOf({ layers, shape }, ledger),
      code: torchCode(layers, [...ledger.lines.map(({ before }) => before), ledger.shape]),
    };
  },
  numbers: ({ weights, multiplyAdds, lines }) => ({ weights, multiplyAdds, possible: lines.length }),
  arrays: ({ lines }): Record<string, ShownArray> => {
    if (lines.length === 0) return {};
    const row = (label: string, role: ShownArray["role"], data: readonly number[]): ShownArray => ({
      label,
      role,
      shape: [data.length],
      data,
    });
    return {
      sizes: row(
        "N, C, H, W",
        "output",
        lines.flatMap(({ after }) => after),
      ),
      layerWeights: row(
        "w",
        "kernel",
        lines.map(({ weights }) => weights),
      ),
      layerOperations: row(
        "m",
        "pad",
        lines.map(({ multiplyAdds }) => multiplyAdds),
      ),
      fields: row(
        "r",
        "input",
        lines.flatMap(({ field }) => field),
      ),
    };
  },
  describe: (model) => model,
});
