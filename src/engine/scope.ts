// scope(f) gives memory back at once. Readers of the course never need it; loops that make many tensors do.

import { EngineError } from "./errors.ts";
import { IndexTensor } from "./indexTensor.ts";
import { type Cell, closeScope, openScope } from "./storage.ts";
import { Tensor } from "./tensor.ts";

export interface ScopeOptions {
  /**
   * Whether 3×3 convolutions may be computed by Winograd's method: faster in WASM, but sums of whole numbers come out
   * with rounding errors; false, or what the scope outside says.
   */
  readonly winograd?: boolean;
}

let winograd = false;

/** Whether the innermost scope that says so allows Winograd's method. For backends. */
export function allowsWinograd(): boolean {
  return winograd;
}

/**
 * Runs `f` and releases every tensor made in it that its result does not hold. Scopes nest.
 * Reading a released tensor is an EngineError.
 * @param f a synchronous function; tensors in the arrays and records it returns are kept
 * @example const loss = scope(() => mse(conv2d(x, weight), target))
 * @example const y = scope({ winograd: true }, () => conv2d(x, weight, { padding: 1 }))
 */
export function scope<T>(f: () => T): T;
export function scope<T>(options: ScopeOptions, f: () => T): T;
export function scope<T>(first: ScopeOptions | (() => T), second?: () => T): T {
  const f = second ?? (first as () => T);
  const before = winograd;
  if (second) winograd = (first as ScopeOptions).winograd ?? before;
  const made = openScope();
  const kept = new Set<Cell>();
  try {
    const result = f();
    if (result instanceof Promise) {
      throw new EngineError({
        op: "scope",
        param: "f",
        got: "a promise",
        allowed: "a synchronous function",
        hint: "Await outside, then call scope with what arrived.",
      });
    }
    keep(result, kept, new Set());
    return result;
  } finally {
    winograd = before;
    closeScope(made, kept);
  }
}

function keep(value: unknown, cells: Set<Cell>, seen: Set<unknown>): void {
  if (value === null || typeof value !== "object" || seen.has(value)) return;
  seen.add(value);
  if (value instanceof Tensor || value instanceof IndexTensor) cells.add(value.cell);
  else if (!ArrayBuffer.isView(value)) for (const part of Object.values(value)) keep(part, cells, seen);
}
