// What a call is in other frameworks: a typical one, translated by the dialect tables and printed as code of each. Where
// there is no such call, the tables say why.
import {
  type Dialect,
  type DialectCall,
  dialects,
  differences,
  print,
  tables,
  translate,
} from "#engine/dialects/index.ts";
import { EngineError } from "#engine/errors.ts";

export interface Twin {
  readonly dialect: Dialect;
  /** The call as code of its own language, or the reason why there is none. */
  readonly code: string | undefined;
  readonly reason: string | undefined;
}

/** Another framework differs here: the row of the table of differences. */
export interface KnownDifference {
  readonly id: string;
  readonly says: string;
}

type Options = DialectCall["options"];

/** Options that tell the frameworks apart, where the required ones alone would not; by the op's name without its rank. */
const TYPICAL: Readonly<Record<string, Options>> = {
  conv: { stride: 2, padding: 1 },
  convTranspose: { stride: 2, padding: 1, outputPadding: 1 },
  maxPool: { kernelSize: 2 },
  avgPool: { kernelSize: 3, stride: 2, padding: 1 },
  lpPool: { normType: 2, kernelSize: 2 },
  adaptiveAvgPool: { outputSize: 1 },
  adaptiveMaxPool: { outputSize: 1 },
  maxUnpool: { kernelSize: 2 },
  interpolate: { scaleFactor: 2, mode: "bilinear" },
  pixelShuffle: { upscaleFactor: 2 },
  pixelUnshuffle: { downscaleFactor: 2 },
  fold: { kernelSize: [2, 2], outputSize: [8, 8] },
};

const stem = (name: string): string => name.replace(/[123]d$/, "");

/** A call of this engine, which is PyTorch's, on pictures of 8 cells a side; undefined where the tables have no such op. */
function typical(name: string): DialectCall | undefined {
  const op = tables.torch.find((each) => each.name === name);
  const options = TYPICAL[stem(name)];
  if (!op || !options) return undefined;
  const rank = op.rank ?? 2;
  const cells = new Array<number>(rank).fill(8);
  const taps = new Array<number>(rank).fill(3);
  const x = stem(name) === "fold" ? [1, 8, 49] : [1, 4, ...cells];
  const weight = op.inputs.some(([ours]) => ours === "weight") ? { weight: [4, 4, ...taps] } : {};
  return { dialect: "torch", op: name, options, shapes: { x, ...weight } };
}

/** The call in each framework, the base first; empty for an op that is in no table. */
export function twinsOf(name: string): readonly Twin[] {
  const call = typical(name);
  if (!call) return [];
  return dialects.map((dialect) => {
    try {
      return { dialect, code: print(translate(call, dialect)), reason: undefined };
    } catch (error) {
      if (error instanceof EngineError) return { dialect, code: undefined, reason: error.hint };
      throw error;
    }
  });
}

/** Where frameworks that have this call give other numbers. */
export function differencesOf(name: string): readonly KnownDifference[] {
  const concerns = (op: string) => stem(op) === stem(name);
  return differences
    .filter(({ sides }) => sides.some(({ dialect, op }) => dialect === "torch" && concerns(op)))
    .map(({ id, says }) => ({ id, says }));
}
