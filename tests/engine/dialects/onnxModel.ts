// Many ONNX nodes as one model, so that a session serves many cases. The bytes are written by hand: ONNX's format is
// protocol buffers, of which a model needs few. Source: onnx.proto3, the numbers of the fields.

import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import { snake } from "#engine/dialects/print.ts";
import { opOf } from "#engine/dialects/translate.ts";

export interface Case {
  readonly call: DialectCall;
  readonly inputs: CallInputs;
}

export type Bytes = number[];

const varint = (value: number): Bytes => {
  const bytes: Bytes = [];
  let rest = BigInt(value);
  if (rest < 0n) rest += 1n << 64n;
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return bytes;
};
export const whole = (field: number, value: number): Bytes => [...varint(field << 3), ...varint(value)];
export const block = (field: number, bytes: Iterable<number>): Bytes => {
  const list = [...bytes];
  return [...varint((field << 3) | 2), ...varint(list.length), ...list];
};
export const text = (field: number, value: string): Bytes => block(field, new TextEncoder().encode(value));
const float = (field: number, value: number): Bytes => [
  ...varint((field << 3) | 5),
  ...new Uint8Array(Float32Array.of(value).buffer),
];

export const float32 = 1;
export const int64 = 7;

/** One attribute, its kind told by its value. Attributes that count are whole numbers; cubic_coeff_a is not. */
export function attribute(name: string, value: unknown): Bytes {
  const named = text(1, name);
  if (typeof value === "string") return [...named, ...text(4, value), ...whole(20, 3)];
  if (Array.isArray(value)) return [...named, ...value.flatMap((one) => whole(8, one)), ...whole(20, 7)];
  if (name === "cubic_coeff_a") return [...named, ...float(2, value as number), ...whole(20, 1)];
  return [...named, ...whole(3, Number(value)), ...whole(20, 2)];
}

export function valueInfo(name: string, type: number, shape?: readonly number[]): Bytes {
  const dims = shape?.flatMap((size) => block(1, whole(1, size)));
  const tensor = [...whole(1, type), ...(dims ? block(2, dims) : [])];
  return [...text(1, name), ...block(2, block(1, tensor))];
}

/** A constant tensor: sizes or scales. */
function initializer(name: string, type: number, values: readonly number[]): Bytes {
  const raw = type === int64 ? new BigInt64Array(values.map(BigInt)) : Float32Array.from(values);
  return [...whole(1, values.length), ...whole(2, type), ...text(8, name), ...block(9, new Uint8Array(raw.buffer))];
}

/** The tensor `name` of case `i`. */
export const tensorName = (name: string, i: number): string => `${name}_${i}`;

/** The model whose node i is case i. Inputs X_i, W_i, B_i, I_i; outputs Y_i and, of max pools, Indices_i. */
export function modelOf(cases: readonly Case[], opset = 22): Uint8Array {
  const graph: Bytes = [];
  const late: Bytes = [];
  cases.forEach(({ call, inputs }, i) => {
    const op = opOf(call);
    const rank = call.shapes.x.length - 2;
    const names: string[] = [];
    for (const [ours, theirs] of op.inputs) {
      const given = inputs[ours];
      if (!given) continue;
      names.push(tensorName(theirs, i));
      late.push(...block(11, valueInfo(tensorName(theirs, i), ours === "indices" ? int64 : float32, given.shape)));
    }
    const attributes: Bytes = [];
    for (const [name, value] of Object.entries(call.options)) {
      const { slot, shown } = op.params[name] as (typeof op.params)[string] & { slot?: number; shown?: typeof Object };
      if (value === undefined || slot === -1) continue;
      const written = shown ? (shown as (...given: unknown[]) => unknown)(value, rank, call.shapes) : value;
      if (slot === undefined) {
        attributes.push(...block(5, attribute(snake(name), written)));
        continue;
      }
      while (names.length < slot) names.push("");
      names[slot] = tensorName(name, i);
      late.push(...block(5, initializer(names[slot]!, name === "scales" ? float32 : int64, written as number[])));
    }
    const outputs = op.name === "maxPool" && call.options.outputs !== 1 ? ["Y", "Indices"] : ["Y"];
    const node = [
      ...names.flatMap((name) => text(1, name)),
      ...outputs.flatMap((name) => text(2, tensorName(name, i))),
      ...text(3, `node_${i}`),
      ...text(4, op.written),
      ...attributes,
    ];
    graph.push(...block(1, node));
    for (const name of outputs) {
      late.push(...block(12, valueInfo(tensorName(name, i), name === "Y" ? float32 : int64)));
    }
  });
  const named = [...graph, ...text(2, "cases"), ...late];
  return Uint8Array.from([...whole(1, 8), ...block(7, named), ...block(8, whole(2, opset))]);
}
