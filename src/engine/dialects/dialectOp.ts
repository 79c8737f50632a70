// One op of one dialect, declared once: what it is called there, its options with their names and defaults, its layouts,
// and how they become a meaning and come from one. Running, translating, printing and documenting read this.

import { Described, EngineError } from "../errors.ts";
import { type IndexLayout, IndexTensor } from "../indexTensor.ts";
import type { MaxPoolResult } from "../ops/maxPool.ts";
import { type Given, type Param, type ParamTable, type Read, readParams } from "../params/index.ts";
import { Tensor } from "../tensor.ts";
import {
  base,
  baseWeightShape,
  convertIndices,
  convertPicture,
  type Dialect,
  reorder,
  type WeightLayout,
  type WeightUse,
  weightToBase,
} from "./layouts.ts";
import type { Meaning } from "./meaning.ts";
import { perform } from "./perform.ts";

/** The shapes of a call's tensors. */
export interface Shapes {
  readonly x: readonly number[];
  readonly weight?: readonly number[];
  readonly bias?: readonly number[];
}

/** The tensors of a call, in its dialect's layouts. */
export interface CallInputs {
  readonly x: Tensor;
  readonly weight?: Tensor | undefined;
  readonly bias?: Tensor | undefined;
  readonly indices?: IndexTensor | undefined;
}

/** How a call lays out its tensors, which may depend on its options. */
export interface CallLayouts {
  readonly x: string;
  readonly y: string;
  readonly weight?: { readonly use: WeightUse; readonly layout: WeightLayout };
  readonly indices?: IndexLayout;
}

/** An option: how it is read, and which of the base's it is, where it has one. */
export type DialectParam<G = unknown, V = unknown> = Param<G, V> & {
  readonly of?: string;
  /** Of ONNX: it is not an attribute but the input at this place. */
  readonly slot?: number;
  /** The value as code shows it, where that is not the value itself. */
  readonly shown?: (value: unknown, rank: number, shapes: Shapes) => unknown;
};

/** An option that is the base's `of` under another name. */
export function named<G, V>(of: string, param: Param<G, V>): DialectParam<G, V> {
  return { ...param, of };
}

/** An option of which code must show a list, one number an axis, also where one stands for all. */
export function listed<P extends DialectParam<never, unknown>>(param: P): P {
  return { ...param, shown: eachAxis };
}

const eachAxis = (value: unknown, rank: number): unknown =>
  typeof value === "number" ? Array(rank).fill(value) : value;

export interface DialectOp<T extends ParamTable = ParamTable> {
  readonly dialect: Dialect;
  readonly name: string;
  /** What it is called in its own language. */
  readonly written: string;
  /** How many spatial axes; undefined for ops of any number. */
  readonly rank?: number;
  /** How many axes its options speak of, where these are not those of x: folding takes columns and makes a picture. */
  readonly optionRank?: number;
  /** The tensors in order: this engine's name for each, and theirs. */
  readonly inputs: readonly (readonly [ours: keyof CallInputs, theirs: string])[];
  readonly params: T;
  layouts(attributes: Read<T>): CallLayouts;
  /** What the call means. Shapes are the base's. @throws EngineError for what cannot be computed */
  read(attributes: Read<T>, shapes: Shapes, title: string): Meaning;
  /** The code of a call, where it is more than a name and arguments. */
  code?(given: Given<T>, shapes: Shapes): string;
  /** The options that mean this. @throws EngineError where the dialect has none */
  write(meaning: Meaning, shapes: Shapes): Given<T>;
}

/** Declares an op; this only lets TypeScript infer the types. */
export function defineDialectOp<T extends ParamTable>(op: DialectOp<T>): DialectOp<T> {
  return op;
}

/** Names both dialect and op, for messages. */
export const titleOf = ({ dialect, name }: Pick<DialectOp, "dialect" | "name">): string => `${dialect}.${name}`;

/** The options of a call on x of so many spatial axes, read: defaults filled in, one value an axis. */
export function readOptions<T extends ParamTable>(op: DialectOp<T>, given: Given<T>, rank: number): Read<T> {
  return readParams(op.params, given, { op: titleOf(op), rank: op.optionRank ?? rank });
}

/** How a call with these options lays out its tensors. */
export function layoutsFor<T extends ParamTable>(op: DialectOp<T>, given: Given<T>, rank: number): CallLayouts {
  return op.layouts(readOptions(op, given, rank));
}

/** Options read, layouts and meaning of a call whose tensors have these shapes, in the dialect's layouts. */
export function understand<T extends ParamTable>(op: DialectOp<T>, shapes: Shapes, given: Given<T>) {
  return inItsNames(op, () => {
    const rank = rankOf(op, shapes.x);
    const attributes = readOptions(op, given, rank);
    const layouts = op.layouts(attributes);
    const { weight } = layouts;
    const baseShapes: Shapes = {
      x: reorder(shapes.x, layouts.x, base.picture),
      ...(weight && { weight: baseWeightShape(weightShapeOf(op, shapes, rank), weight.use, weight.layout) }),
      ...(shapes.bias && { bias: shapes.bias }),
    };
    return { layouts, shapes: baseShapes, meaning: op.read(attributes, baseShapes, titleOf(op)) };
  });
}

/**
 * Carries out a call of a dialect by the base ops.
 * @param inputs in the dialect's layouts
 * @returns in the dialect's layouts; with indices where the op gives them
 * @throws EngineError in the dialect's names
 */
export function carryOut<T extends ParamTable>(
  op: DialectOp<T>,
  inputs: CallInputs,
  given: Given<T>,
): Tensor | MaxPoolResult {
  checkInputs(op, inputs);
  const { x, weight, bias, indices } = inputs;
  const { layouts, meaning } = understand(op, shapesOf(inputs), given);
  return inItsNames(op, () => {
    const outcome = perform(meaning, {
      x: convertPicture(x, layouts.x, base.picture),
      weight: weight && layouts.weight && weightToBase(weight, layouts.weight.use, layouts.weight.layout),
      bias,
      indices: indices && checkedIndices(op, indices, layouts.indices),
    });
    if (outcome instanceof Tensor) return convertPicture(outcome, base.picture, layouts.y);
    return {
      output: convertPicture(outcome.output, base.picture, layouts.y),
      indices: convertIndices(outcome.indices, layouts.indices ?? "plane"),
    };
  });
}

export function shapesOf({ x, weight, bias }: CallInputs): Shapes {
  return { x: x.shape, ...(weight && { weight: weight.shape }), ...(bias && { bias: bias.shape }) };
}

function rankOf(op: DialectOp, shape: readonly number[]): number {
  const rank = shape.length - 2;
  if (op.rank === undefined ? rank >= 1 && rank <= 3 : rank === op.rank) return rank;
  throw new EngineError({
    op: titleOf(op),
    param: "x",
    got: shape,
    allowed: op.rank === undefined ? "a shape of 3 to 5 axes" : `a shape of ${op.rank + 2} axes`,
    hint: "Batch and channels are axes too; add them with reshape(x, shape).",
  });
}

function weightShapeOf(op: DialectOp, { weight }: Shapes, rank: number): readonly number[] {
  if (weight?.length === rank + 2) return weight;
  const allowed = `a tensor of ${rank + 2} axes`;
  throw new EngineError({ op: titleOf(op), param: "weight", got: weight, allowed, hint: "The input has as many." });
}

function checkInputs(op: DialectOp, inputs: CallInputs): void {
  for (const [name] of op.inputs) {
    const input = inputs[name];
    const isIndices = name === "indices";
    if (name === "bias" && input === undefined) continue;
    if (isIndices ? input instanceof IndexTensor : input instanceof Tensor) continue;
    throw inItsWords(
      op,
      new EngineError({
        op: titleOf(op),
        param: name,
        got: input,
        allowed: isIndices ? "an IndexTensor" : "a Tensor",
        hint: isIndices ? "Take those of a max pool, or make some with indexTensor(…)." : "Make one with tensor([…]).",
      }),
    );
  }
}

/** Indices must count as the dialect does; then they are converted to the base's. */
function checkedIndices(op: DialectOp, indices: IndexTensor, layout: IndexLayout | undefined): IndexTensor {
  if (indices.layout === layout) return convertIndices(indices, "plane");
  const hint = "Convert them with convertIndices(indices, layout).";
  throw new EngineError({
    op: titleOf(op),
    param: "indices",
    got: indices.layout,
    allowed: `of layout "${layout}"`,
    hint,
  });
}

function inItsNames<R>(op: DialectOp, f: () => R): R {
  try {
    return f();
  } catch (error) {
    throw error instanceof EngineError ? inItsWords(op, error) : error;
  }
}

/** The same complaint with the dialect's names for op, option and tensor. */
function inItsWords(op: DialectOp, error: EngineError): EngineError {
  const [, stem = "", rest = ""] = /^(\w+)(.*)$/s.exec(error.param) ?? [];
  const option = Object.entries<DialectParam>(op.params).find(([, { of }]) => of === stem)?.[0];
  const tensor = op.inputs.find(([ours]) => ours === stem)?.[1];
  return new EngineError({
    op: titleOf(op),
    param: (Object.hasOwn(op.params, stem) ? stem : (option ?? tensor ?? stem)) + rest,
    got: new Described(error.got),
    allowed: error.allowed,
    hint: error.hint,
  });
}
