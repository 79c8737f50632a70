// Carries out a meaning with the base ops. Tensors come and go in the base's layouts.

import { EngineError } from "../errors.ts";
import type { IndexTensor } from "../indexTensor.ts";
import { adaptiveAvgPool1d, adaptiveAvgPool2d, adaptiveAvgPool3d } from "../ops/adaptiveAvgPool.ts";
import { adaptiveMaxPool1d, adaptiveMaxPool2d, adaptiveMaxPool3d } from "../ops/adaptiveMaxPool.ts";
import { type InterpolateMode, interpolate } from "../ops/interpolate.ts";
import { type MaxPoolResult, maxPool1d, maxPool2d, maxPool3d } from "../ops/maxPool.ts";
import { maxUnpool1d, maxUnpool2d, maxUnpool3d } from "../ops/maxUnpool.ts";
import { place } from "../ops/moves.ts";
import { fold, fold1d, fold3d } from "../ops/unfold.ts";
import { wideMaxPool } from "../ops/wideMaxPool.ts";
import type { Tensor } from "../tensor.ts";
import type { MaxPoolMeaning, Meaning, ResizeMeaning } from "./meaning.ts";
import { performConv, performConvTranspose } from "./performConv.ts";
import { performAvgPool, performLpPool } from "./performPools.ts";
import { performShuffle } from "./performShuffle.ts";
import { positionsIn } from "./positionsIn.ts";
import { neededPads } from "./spans.ts";

/** The tensors of a call, in the layouts of the base. */
export interface Operands {
  readonly x: Tensor;
  readonly weight?: Tensor | undefined;
  readonly bias?: Tensor | undefined;
  readonly indices?: IndexTensor | undefined;
}

export type Outcome = Tensor | MaxPoolResult;

/** @throws EngineError of a base op, or for an operand that is missing */
export function perform(meaning: Meaning, operands: Operands): Outcome {
  const { x } = operands;
  const rank = x.shape.length - 2;
  switch (meaning.op) {
    case "conv":
      return performConv(meaning, x, needed(operands, "weight"), operands.bias);
    case "convTranspose":
      return performConvTranspose(meaning, x, needed(operands, "weight"), operands.bias);
    case "maxPool": {
      const pooled = performMaxPool(meaning, x);
      return meaning.indices ? pooled : pooled.output;
    }
    case "avgPool":
      return performAvgPool(meaning, x);
    case "lpPool":
      return performLpPool(meaning, x);
    case "maxUnpool": {
      const { kernelSize, stride, pads: padding, outputSize, overlap } = meaning;
      const unpool = [maxUnpool1d, maxUnpool2d, maxUnpool3d][rank - 1];
      return unpool(x, needed(operands, "indices"), { kernelSize, stride, padding, outputSize, overlap });
    }
    case "scatter": {
      const shape = [...x.shape.slice(0, 2), ...meaning.outputSize];
      return place(x, positionsIn(needed(operands, "indices"), x, meaning.outputSize), shape);
    }
    case "fold": {
      const { kernelSize, stride, dilation, pads: padding, inputSize: outputSize } = meaning;
      return [fold1d, fold, fold3d][kernelSize.length - 1](x, { kernelSize, stride, dilation, padding, outputSize });
    }
    case "globalAvgPool":
      return [adaptiveAvgPool1d, adaptiveAvgPool2d, adaptiveAvgPool3d][rank - 1](x, { outputSize: 1 });
    case "globalMaxPool":
      return [adaptiveMaxPool1d, adaptiveMaxPool2d, adaptiveMaxPool3d][rank - 1](x, { outputSize: 1 }).output;
    case "resize":
      return interpolate(x, interpolateOptions(meaning, rank));
    case "depthToSpace":
    case "spaceToDepth":
      return performShuffle(meaning, x);
    default:
      return meaning satisfies never;
  }
}

function needed<Name extends "weight" | "indices">(operands: Operands, name: Name): NonNullable<Operands[Name]> {
  const operand = operands[name];
  if (operand !== undefined) return operand as NonNullable<Operands[Name]>;
  throw new EngineError({
    op: "perform",
    param: name,
    got: operand,
    allowed: name === "weight" ? "a Tensor" : "an IndexTensor",
    hint: "Give it beside x.",
  });
}

function performMaxPool(meaning: MaxPoolMeaning, x: Tensor): MaxPoolResult {
  const { kernelSize, stride, pads, dilation, ceilMode } = meaning;
  const wide = pads.some((pair, axis) => Math.max(...pair) * 2 > kernelSize[axis]);
  if (wide) return wideMaxPool(x, { kernelSize, stride, pads: neededPads(meaning), dilation });
  const pool = [maxPool1d, maxPool2d, maxPool3d][kernelSize.length - 1];
  return pool(x, { kernelSize, stride, padding: pads, dilation, ceilMode });
}

const linearModes: readonly InterpolateMode[] = ["linear", "bilinear", "trilinear"];

/** Coordinates and rounding are named, so that nothing depends on what a mode implies. */
function interpolateOptions(meaning: ResizeMeaning, rank: number): Parameters<typeof interpolate>[1] {
  const { mode, coordinates, rounding, cubic, scale, outputSize } = meaning;
  const size = scale ? { scaleFactor: scale } : { size: outputSize };
  if (mode === "nearest") return { ...size, mode, coordinates, rounding };
  if (mode === "linear") return { ...size, mode: linearModes[rank - 1], coordinates };
  return { ...size, mode: "bicubic", coordinates, cubic };
}
