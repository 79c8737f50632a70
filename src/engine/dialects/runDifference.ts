// Runs the rows of the table of differences.

import { EngineError } from "../errors.ts";
import { type IndexLayout, type IndexTensor, indexTensor } from "../indexTensor.ts";
import { Tensor, tensor } from "../tensor.ts";
import { layoutsFor, shapesOf } from "./dialectOp.ts";
import type { Difference, Side } from "./differences.ts";
import { base, convertIndices, convertPicture } from "./layouts.ts";
import { type DialectCall, opOf, runCall } from "./translate.ts";

/** What a side gives: numbers in the layout of the base, so that they can be compared; or a refusal. */
export type Run =
  | { readonly shape: readonly number[]; readonly numbers: readonly number[]; readonly indices?: readonly number[] }
  | { readonly refused: EngineError };

/** The tensors of a side, in its framework's layouts: axes moved, numbers as they are. */
export function inputsOf({ x, weight, indices }: Difference, side: Side) {
  const op = opOf(side);
  const picture = tensor(x);
  const layouts = layoutsFor(op, side.options, picture.shape.length - 2);
  const use = layouts.weight?.use;
  return {
    x: convertPicture(picture, base.picture, layouts.x),
    weight:
      weight !== undefined && layouts.weight && use
        ? convertPicture(tensor(weight), base[use].axes, layouts.weight.layout.axes)
        : undefined,
    indices: indices && counted(indexTensor(indices.values, { of: indices.of }), layouts.indices),
  };
}

const counted = (indices: IndexTensor, layout: IndexLayout | undefined) => layout && convertIndices(indices, layout);

/** What a side gives on the numbers of its row. */
export function runSide(difference: Difference, side: Side): Run {
  try {
    const outcome = runCall(side, inputsOf(difference, side));
    const output = outcome instanceof Tensor ? outcome : outcome.output;
    const { y } = layoutsFor(opOf(side), side.options, output.shape.length - 2);
    const laid = convertPicture(output, y, base.picture);
    const run = { shape: laid.shape, numbers: [...laid.data] };
    return outcome instanceof Tensor ? run : { ...run, indices: [...outcome.indices.data] };
  } catch (error) {
    if (error instanceof EngineError) return { refused: error };
    throw error;
  }
}

/** A side as a call with its shapes, for printing. */
export function callOf(difference: Difference, side: Side): DialectCall {
  return { ...side, shapes: shapesOf(inputsOf(difference, side)) };
}
