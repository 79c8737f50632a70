// Tensors on the way: as messages between a page and a worker, and as text in saved outputs.

import { EngineError } from "./errors.ts";
import { IndexTensor, indexLayouts, indexTensor } from "./indexTensor.ts";
import type { DType } from "./storage.ts";
import { type Tensor, tensor } from "./tensor.ts";

interface PackedTensor {
  readonly kind: "tensor";
  readonly shape: readonly number[];
  readonly dtype: DType;
  readonly data: Float32Array | Float64Array;
}

interface PackedIndices {
  readonly kind: "indices";
  readonly shape: readonly number[];
  readonly layout: IndexTensor["layout"];
  readonly of: readonly number[] | undefined;
  readonly data: Int32Array;
}

export type Packed = PackedTensor | PackedIndices;

/**
 * A copy that `postMessage` can carry. Hand `[packed.data.buffer]` over as the transfer list to avoid a second copy.
 * @example worker.postMessage(pack(x))   // there: unpack(event.data)
 */
export function pack(value: Tensor | IndexTensor): Packed {
  const { shape } = value;
  if (value instanceof IndexTensor) {
    return { kind: "indices", shape, layout: value.layout, of: value.of, data: Int32Array.from(value.data) };
  }
  const data = value.dtype === "float32" ? Float32Array.from(value.data) : Float64Array.from(value.data);
  return { kind: "tensor", shape, dtype: value.dtype, data };
}

/** What `pack` made, as a tensor again. Everything is checked: a message may come from anywhere. */
export function unpack(message: unknown): Tensor | IndexTensor {
  const packed = (message ?? {}) as Partial<Packed>;
  if (packed.kind === "tensor" && (packed.data instanceof Float32Array || packed.data instanceof Float64Array)) {
    return tensor(packed.data, packed.shape ?? [], packed.dtype);
  }
  if (packed.kind === "indices" && packed.data instanceof Int32Array) {
    const { shape = [], layout = indexLayouts[0], of } = packed;
    return indexTensor([...packed.data], { shape, layout, ...(of && { of }) });
  }
  throw new EngineError({
    op: "unpack",
    param: "message",
    got: message,
    allowed: "what pack() made",
    hint: "Send pack(tensor), not the tensor.",
  });
}

const special = { NaN: Number.NaN, Infinity, "-Infinity": -Infinity, "-0": -0 } as const;

/** A tensor as JSON text: shape, dtype and numbers; NaN, infinities and −0, which JSON lacks, as strings. */
export function toJson({ shape, dtype, data }: Tensor): string {
  return JSON.stringify({
    shape,
    dtype,
    data: Array.from(data, (value) => (isPlain(value) ? value : Object.is(value, -0) ? "-0" : String(value))),
  });
}

/** The tensor of a text that `toJson` wrote, bit for bit. */
export function fromJson(text: string): Tensor {
  const { shape, dtype, data } = JSON.parse(text) as {
    shape: number[];
    dtype: DType;
    data: (number | keyof typeof special)[];
  };
  return tensor(
    data.map((value) => (typeof value === "string" && value in special ? special[value] : value) as number),
    shape,
    dtype,
  );
}

function isPlain(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}
