// What every error of the engine must be.

import { expect } from "vitest";
import type { EngineError } from "#engine";

/** Names op, param, value, what is allowed and what to do; fits in 240 characters, and is not cut. */
export function expectUseful(error: EngineError): void {
  const { op, param, got, allowed, hint, message } = error;
  for (const part of [op, param, got, allowed, hint]) {
    expect(part.trim(), message).not.toBe("");
    expect(message).toContain(part);
  }
  expect(message.length, message).toBeLessThanOrEqual(240);
  expect(hint, message).toMatch(/[.?]$/);
}
