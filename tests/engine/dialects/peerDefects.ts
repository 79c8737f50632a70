// Where onnxruntime does not do what the standard says, or does less: by name, with the cause, the calls it concerns, and
// one that shows it. The comparison leaves those calls out; a test makes sure that each is still as told here.

import { counting } from "#engine";
import type { DialectCall, Meaning } from "#engine/dialects/index.ts";
import { spans } from "#engine/dialects/spans.ts";
import { coordinates } from "#engine/resizing.ts";
import known from "../../fixtures/proof/peer-defects.json" with { type: "json" };
import type { Case } from "./onnxModel.ts";

/** Name and cause of a defect: data, since the page on the proofs prints them too. */
export function told(id: string): { readonly name: string; readonly cause: string } {
  const found = known.find((defect) => defect.id === id);
  if (!found) throw new Error(`tests/fixtures/proof/peer-defects.json has no "${id}".`);
  return found;
}

export interface PeerDefect {
  readonly name: string;
  readonly cause: string;
  readonly concerns: (call: DialectCall, meaning: Meaning) => boolean;
  readonly example: Case;
}

const isSame = ({ options }: DialectCall) => String(options.autoPad).startsWith("SAME");
const isDilated = ({ options }: DialectCall) => ((options.dilations ?? []) as number[]).some((holes) => holes > 1);
const isPool = ({ op }: DialectCall) => op.endsWith("Pool") && !op.startsWith("global");

function example(op: string, options: DialectCall["options"], x: number[], weight?: number[]): Case {
  const shapes = { x, ...(weight && { weight }) };
  return {
    call: { dialect: "onnx", op, options, shapes },
    inputs: { x: counting(x), weight: weight && counting(weight) },
  };
}

export const peerDefects: readonly PeerDefect[] = [
  {
    ...told("conv-same-dilated"),
    concerns: (call) => call.op === "conv" && isSame(call) && isDilated(call),
    example: example("conv", { autoPad: "SAME_UPPER", dilations: [2] }, [1, 1, 6], [1, 1, 3]),
  },
  {
    ...told("pool-same-dilated"),
    concerns: (call) => isPool(call) && isSame(call) && isDilated(call),
    example: example(
      "maxPool",
      { kernelShape: [2], strides: [2], dilations: [2], autoPad: "SAME_UPPER", outputs: 1 },
      [1, 1, 62],
    ),
  },
  {
    ...told("pool-wide-padding"),
    concerns: ({ op, options }) =>
      isPool({ op } as DialectCall) &&
      ((options.pads ?? []) as number[]).some((cells, i) => {
        const kernel = options.kernelShape as number[];
        return cells >= kernel[i % kernel.length]!;
      }),
    example: example("averagePool", { kernelShape: [2], pads: [0, 2] }, [1, 1, 6]),
  },
  {
    ...told("pool-valid-ceil"),
    concerns: (call) => isPool(call) && call.options.autoPad === "VALID" && call.options.ceilMode === true,
    example: example(
      "maxPool",
      { kernelShape: [5], strides: [4], autoPad: "VALID", ceilMode: true, outputs: 1 },
      [1, 1, 7],
    ),
  },
  {
    ...told("same-crops"),
    concerns: (call, meaning) =>
      isSame(call) &&
      (meaning.op === "conv" || isPool(call)) &&
      "kernelSize" in meaning &&
      spans(meaning).some((span, axis) => span < meaning.inputSize[axis]!),
    example: example("conv", { autoPad: "SAME_UPPER", strides: [7] }, [1, 1, 6], [1, 1, 2]),
  },
  {
    ...told("transpose-same-small-kernel"),
    concerns: (call, meaning) =>
      isSame(call) && meaning.op === "convTranspose" && meaning.pads.some(([, end]) => end < 0),
    example: example("convTranspose", { autoPad: "SAME_UPPER", strides: [3] }, [1, 1, 3], [1, 1, 1]),
  },
  {
    ...told("col2im-dilated"),
    concerns: (call, meaning) => meaning.op === "fold" && isDilated(call) && meaning.kernelSize.length !== 2,
    example: example("col2Im", { imageShape: [5], blockShape: [2], dilations: [2] }, [1, 4, 3]),
  },
  {
    ...told("resize-near-tie"),
    concerns: (_, meaning) => meaning.op === "resize" && meaning.mode === "nearest" && isNearTie(meaning),
    example: example("resize", { sizes: [1], nearestMode: "floor" }, [1, 1, 15]),
  },
];

/** Whether a position is within 1/1000 of where its rounding turns, on an axis whose scale is not exact in float32. */
function isNearTie({
  inputSize,
  outputSize,
  coordinates: place,
  rounding,
}: Extract<Meaning, { op: "resize" }>): boolean {
  const turn = rounding.startsWith("prefer") ? 0.5 : 0;
  return outputSize.some((cells, axis) => {
    const size = inputSize[axis]!;
    const isExact = Math.fround(cells / size) === cells / size && place !== "align-corners";
    return Array.from({ length: isExact ? 0 : cells }, (_, i) => i).some((i) => {
      const from = coordinates[place](i, size / cells, size, cells) - turn;
      return Math.abs(from - Math.round(from)) < 1e-3 && (i > 0 || from !== 0);
    });
  });
}
