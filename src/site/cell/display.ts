// What a cell prints, as data: saved in the page at build, and the same shape for a cell run in the browser.
import { inspect } from "node:util";
import type { NumberValue } from "../numbers.ts";
import { printNumbers } from "../numbers.ts";

export type Shown =
  | { readonly is: "text"; readonly text: string }
  | {
      readonly is: "tensor";
      readonly shape: readonly number[];
      readonly dtype: string;
      readonly values: NumberValue | undefined;
    }
  | { readonly is: "error"; readonly name: string; readonly message: string };

/** One call of print is one line; a tensor in it is drawn. */
export type Line = readonly Shown[];

/** Larger tensors show their shape only. */
const DRAWN = 256;

interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly size: number;
  toArray(): NumberValue;
}

export function show(value: unknown): Shown {
  if (isTensor(value)) {
    const { shape, dtype, size } = value;
    return {
      is: "tensor",
      shape,
      dtype,
      values: size > 0 && size <= DRAWN ? withoutUnitAxes(value.toArray()) : undefined,
    };
  }
  if (value instanceof Error) return { is: "error", name: value.name, message: value.message };
  if (typeof value === "string") return { is: "text", text: value };
  if (isNumeric(value)) return { is: "text", text: printNumbers(value) };
  return { is: "text", text: inspect(value, { depth: 4, breakLength: 48, sorted: true }) };
}

const isTensor = (value: unknown): value is TensorLike =>
  typeof value === "object" &&
  value !== null &&
  "shape" in value &&
  "dtype" in value &&
  "toArray" in value &&
  typeof value.toArray === "function";

const isNumeric = (value: unknown): value is NumberValue =>
  typeof value === "number" || (Array.isArray(value) && value.length > 0 && value.every(isNumeric));

/** [1, 1, 2, 3] is drawn as the 2 × 3 picture it holds. */
function withoutUnitAxes(values: NumberValue): NumberValue {
  if (typeof values === "number") return [values];
  const [only] = values;
  return values.length === 1 && typeof only === "object" ? withoutUnitAxes(only) : values;
}
