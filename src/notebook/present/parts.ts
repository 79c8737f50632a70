// What print says of its values: tensors as their numbers, the rest as text.
import { IndexTensor, Tensor } from "#engine/index.ts";
import { formatNumber } from "#widgets/kit/format.ts";
import type { Failure, LineOutput, Part, TensorPart } from "../output.ts";
import { inspect } from "./inspect.ts";

type Numbers = number | readonly Numbers[];

/** One call of print. */
export const line = (values: readonly unknown[]): LineOutput => ({ is: "line", parts: values.map(part) });

function part(value: unknown): Part {
  if (value instanceof Tensor || value instanceof IndexTensor) return tensorPart(value);
  if (value instanceof Error) return errorPart(value);
  if (typeof value === "string") return { is: "text", text: value };
  return { is: "text", text: isNumbers(value) ? numbersText(value) : inspect(value) };
}

/** The numbers are copied: the message that carries them must not take the tensor's own away. */
export function tensorPart(value: Tensor | IndexTensor): TensorPart {
  const shape = [...value.shape];
  if (value instanceof IndexTensor)
    return { is: "tensor", shape, dtype: "int32", data: Int32Array.from(value.data), layout: value.layout };
  const { dtype, data } = value;
  return { is: "tensor", shape, dtype, data: dtype === "float32" ? Float32Array.from(data) : Float64Array.from(data) };
}

/** Never throws: an error may have anything in place of its name and message. */
export function errorPart(error: unknown): Failure {
  const read = (key: "name" | "message" | "hint"): string | undefined => {
    try {
      const value = (error as Record<string, unknown>)[key];
      return typeof value === "string" ? value : undefined;
    } catch {
      return undefined;
    }
  };
  if (typeof error !== "object" || error === null)
    return { is: "error", name: "Thrown", message: typeof error === "string" ? error : inspect(error) };
  const [hint = "", message = ""] = [read("hint"), read("message")];
  // The engine's message ends with its hint, which has a place of its own here.
  const own = hint !== "" && message.endsWith(hint) ? message.slice(0, -hint.length).trimEnd() : message;
  return { is: "error", name: read("name") ?? "Error", message: own, ...(hint !== "" && { hint }) };
}

const isNumbers = (value: unknown, depth = 0): value is Numbers =>
  typeof value === "number" ||
  (Array.isArray(value) && depth < 8 && value.length > 0 && value.every((entry) => isNumbers(entry, depth + 1)));

const numbersText = (value: Numbers): string =>
  typeof value === "number" ? formatNumber(value) : `[${value.map(numbersText).join(", ")}]`;
