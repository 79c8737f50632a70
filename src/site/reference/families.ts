// How the index is ordered. An op stands on it by the file it is declared in.

import type { Op } from "#engine/op.ts";
import { publicOps } from "#engine/ops/all.ts";
import { engineDocs } from "./docs.ts";

/** The files of src/engine/ops by family, each in the order of the index. */
const FILES = {
  convolution: ["conv", "convTranspose", "unfold", "linear"],
  pooling: ["maxPool", "avgPool", "lpPool", "adaptiveMaxPool", "adaptiveAvgPool"],
  unpooling: ["maxUnpool", "avgUnpool", "nailUnpool"],
  resampling: ["interpolate", "pixelShuffle"],
  shape: ["pad", "concat", "reshape", "transpose", "cast"],
  arithmetic: ["add", "mul", "pow", "sum"],
  networks: ["relu", "leakyRelu", "sigmoid", "tanh", "softmax", "batchNorm", "crossEntropy", "mse"],
} as const;

export type Family = keyof typeof FILES;

/** One call of the reference: its declaration, and which calls are the same in other dimensions. */
export interface Entry {
  readonly name: string;
  readonly op: Op;
  readonly family: Family;
  /** All calls of its kind, itself among them: conv1d, conv2d, conv3d. */
  readonly siblings: readonly string[];
}

/** @throws Error for an op without a docstring, or whose file has no family */
export function entries(): readonly Entry[] {
  const docs = engineDocs();
  // The three ops of `interpolate` share one call.
  const ops = new Map(publicOps.map((op) => [op.name, op]));
  const fileOf = (name: string): string => {
    const file = docs.get(name)?.file;
    if (file === undefined)
      throw new Error(`${name} is not exported from src/engine/index.ts, so it has no docstring.`);
    return file.slice("src/engine/ops/".length, -".ts".length);
  };
  const stem = (name: string) => name.replace(/[123]d$/, "");
  const found = Object.entries(FILES).flatMap(([family, files]) =>
    files.flatMap((file) => {
      const names = [...ops.keys()].filter((name) => fileOf(name) === file);
      return names.map((name) => ({
        name,
        op: ops.get(name) as Op,
        family: family as Family,
        siblings: names.filter((other) => stem(other) === stem(name)),
      }));
    }),
  );
  const missing = [...ops.keys()].filter((name) => !found.some((entry) => entry.name === name));
  if (missing.length > 0)
    throw new Error(`The reference has no family for ${missing.join(", ")}: add the file to FILES.`);
  return found;
}

export const families = Object.keys(FILES) as readonly Family[];
