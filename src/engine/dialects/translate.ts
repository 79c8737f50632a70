// From a call of one framework to the call of another that means the same, with the tensors it takes.

import { EngineError } from "../errors.ts";
import type { MaxPoolResult } from "../ops/maxPool.ts";
import type { Tensor } from "../tensor.ts";
import { type CallInputs, carryOut, type DialectOp, layoutsFor, type Shapes, understand } from "./dialectOp.ts";
import * as jax from "./jax.ts";
import {
  base,
  convertIndices,
  convertPicture,
  type Dialect,
  reorder,
  weightFromBase,
  weightShape,
  weightToBase,
} from "./layouts.ts";
import type { Meaning } from "./meaning.ts";
import * as onnx from "./onnx.ts";
import * as tensorflow from "./tensorflow.ts";
import * as torch from "./torch.ts";
import { noTwin } from "./twins.ts";

/** Every op of every dialect. */
export const tables: { readonly [dialect in Dialect]: readonly DialectOp[] } = {
  torch: torch.ops as readonly DialectOp[],
  tensorflow: tensorflow.ops as readonly DialectOp[],
  onnx: onnx.ops as readonly DialectOp[],
  jax: jax.ops as readonly DialectOp[],
};

/** A call without its numbers: what is called, with which options, on tensors of which shapes (in the dialect's layouts). */
export interface DialectCall {
  readonly dialect: Dialect;
  readonly op: string;
  readonly options: { readonly [name: string]: unknown };
  readonly shapes: Shapes;
}

/** @throws EngineError naming the ops there are */
export function opOf({ dialect, op }: Pick<DialectCall, "dialect" | "op">): DialectOp {
  const table = Object.hasOwn(tables, dialect) ? tables[dialect] : undefined;
  if (!table) {
    const allowed = `one of ${Object.keys(tables).join(", ")}`;
    throw new EngineError({ op: "dialects", param: "dialect", got: dialect, allowed, hint: "These are the dialects." });
  }
  const found = table.find(({ name }) => name === op);
  if (found) return found;
  const names = table.map(({ name }) => name).join(", ");
  throw new EngineError({
    op: dialect,
    param: "op",
    got: op,
    allowed: "an op of this dialect",
    hint: `Known: ${names}.`,
  });
}

/** What a call means, in no framework's words. @throws EngineError for what cannot be computed */
export function meaningOf(call: DialectCall): Meaning {
  return understand(opOf(call), call.shapes, call.options).meaning;
}

/** Carries out a call. @param inputs in the dialect's layouts, as is the result */
export function runCall(
  call: Pick<DialectCall, "dialect" | "op" | "options">,
  inputs: CallInputs,
): Tensor | MaxPoolResult {
  return carryOut(opOf(call), inputs, call.options);
}

/**
 * The call of another framework that means the same.
 * @throws EngineError "translate: call must be something ONNX can say, got …" with the reason, where there is none
 * @example
 * const same = { dialect: "tensorflow", op: "conv2d", options: { strides: 2, padding: "SAME" }, shapes: { x: [1, 6, 6, 1], weight: [3, 3, 1, 4] } };
 * translate(same, "onnx").options   // pads [0, 0, 1, 1], strides [2, 2] …
 */
export function translate(call: DialectCall, to: Dialect): DialectCall {
  if (call.dialect === to) return call;
  const { meaning, shapes } = understand(opOf(call), call.shapes, call.options);
  const rank = shapes.x.length - 2;
  const refusals: EngineError[] = [];
  for (const target of tables[to].filter((op) => op.rank === undefined || op.rank === rank)) {
    try {
      return written(target, meaning, shapes);
    } catch (error) {
      if (!(error instanceof EngineError)) throw error;
      refusals.push(error);
    }
  }
  // The refusal that says most is that of a call for the same kind of layer.
  throw (
    refusals.find(({ got }) => got !== meaning.op) ??
    noTwin(to, meaning.op, meaning.op === "scatter" ? scatter : absent[to])
  );
}

const scatter = "tf.scatter_nd knows no windows, and max unpooling needs them.";
const absent: { readonly [dialect in Dialect]: string } = {
  torch: "PyTorch has no call for it.",
  tensorflow: "TensorFlow has no call for it, on so many axes.",
  onnx: "ONNX has no operator for it.",
  jax: "This dialect has jax.lax's convolutions only.",
};

/** The options that mean this, and the base's shapes as a call with them lays them out. */
function written(target: DialectOp, meaning: Meaning, shapes: Shapes): DialectCall {
  const options = target.write(meaning, shapes);
  const { x, weight } = layoutsFor(target, options, shapes.x.length - 2);
  const laidOut = {
    x: reorder(shapes.x, base.picture, x),
    ...(shapes.weight &&
      weight && { weight: weightShape(shapes.weight, weight.use, weight.layout, groupsOf(meaning)) }),
    ...(shapes.bias && { bias: shapes.bias }),
  };
  return { dialect: target.dialect, op: target.name, options, shapes: laidOut };
}

const groupsOf = (meaning: Meaning) => ("groups" in meaning ? meaning.groups : 1);

/**
 * The tensors of a call as its translation takes them: bijections all.
 * @example runCall(twin, convertInputs(inputs, call, twin))   // the same numbers, in the other framework's layout
 */
export function convertInputs(
  { x, weight, bias, indices }: CallInputs,
  from: DialectCall,
  to: DialectCall,
): CallInputs {
  const rank = x.shape.length - 2;
  const [source, target] = [from, to].map((call) => layoutsFor(opOf(call), call.options, rank));
  const groups = groupsOf(meaningOf(from));
  return {
    x: convertPicture(x, source.x, target.x),
    bias,
    weight:
      weight && source.weight && target.weight
        ? weightFromBase(
            weightToBase(weight, source.weight.use, source.weight.layout),
            target.weight.use,
            target.weight.layout,
            groups,
          )
        : undefined,
    indices: indices && target.indices && convertIndices(indices, target.indices),
  };
}

/** The result of a call as another one's would be laid out. */
export function convertOutput(y: Tensor, from: DialectCall, to: DialectCall): Tensor {
  const rank = y.shape.length - 2;
  const [source, target] = [from, to].map((call) => layoutsFor(opOf(call), call.options, rank).y);
  return convertPicture(y, source, target);
}
