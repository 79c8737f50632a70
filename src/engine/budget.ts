// Bytes are counted before they are asked for, so that a typing slip cannot freeze a page.

import { Described, EngineError } from "./errors.ts";

const MiB = 2 ** 20;
const largestLength = 2 ** 31 - 1;
let allowedBytes = 256 * MiB;

/**
 * Checks that an array of this shape may be made, and returns its length. The product is taken in float64,
 * where it can grow but never wrap round.
 * @throws EngineError if the length exceeds 2³¹ − 1 or the bytes exceed the budget.
 */
export function reserve(op: string, shape: readonly number[], bytesEach = 8): number {
  const length = shape.reduce((product, size) => product * size, 1);
  const bytes = length * bytesEach;
  if (length <= largestLength && bytes <= allowedBytes) return length;
  const asked = bytes < 10 * MiB ? `${bytes} bytes` : `${Math.ceil(bytes / MiB)} MiB`;
  const tooLong = length > largestLength;
  throw new EngineError({
    op,
    param: "size",
    got: new Described(`[${shape.join(", ")}] = ${tooLong ? `${length} numbers` : asked}`),
    allowed: tooLong
      ? `at most ${largestLength} numbers`
      : `at most ${Math.floor((allowedBytes / MiB) * 100) / 100} MiB a tensor`,
    hint: tooLong ? "Use smaller sizes." : "Use smaller sizes, or raise the limit with withBudget(bytes, f).",
  });
}

/**
 * Runs `f` with another limit in bytes for one tensor; the default is 256 MiB.
 * @example withBudget(2 ** 30, () => conv2d(x, weight))
 */
export function withBudget<T>(bytes: number, f: () => T): T {
  if (!(bytes > 0)) {
    throw new EngineError({
      op: "withBudget",
      param: "bytes",
      got: bytes,
      allowed: "above 0",
      hint: "Give the limit in bytes: 2 ** 28 is 256 MiB.",
    });
  }
  const before = allowedBytes;
  allowedBytes = bytes;
  try {
    return f();
  } finally {
    allowedBytes = before;
  }
}
