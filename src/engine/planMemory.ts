// Remembers what checks worked out: a net makes the same few calls over and over, and a call of the form of one that was
// legal is legal.

import type { Inputs, Op } from "./op.ts";

/** Plans an op may have here before they are forgotten. */
const most = 64;

export class PlanMemory {
  readonly #plans = new Map<unknown, Map<string, unknown>>();

  /** The plan of an earlier call of the same op, shapes, dtype and attributes; else the one that `check` makes. */
  recall<P>(op: Pick<Op, "inputs" | "params">, inputs: Inputs, given: object, check: () => P): P {
    const key = keyOf(op, inputs, given);
    if (key === undefined) return check();
    const known = this.#plans.get(op) ?? new Map<string, unknown>();
    const before = known.get(key);
    if (before !== undefined) return before as P;
    const plan = check();
    this.#plans.set(op, known);
    if (known.size >= most) known.clear();
    known.set(key, plan);
    return plan;
  }
}

/** Undefined for what is not plain numbers, words and lists of them: that is for the check to look at. */
function keyOf(op: Pick<Op, "inputs" | "params">, inputs: Inputs, given: object): string | undefined {
  let key = "";
  for (const name in op.inputs) {
    const input = inputs[name];
    if (input) key += "dtype" in input ? `${name}${input.dtype}${input.shape.join()};` : "?";
  }
  if (given === null || typeof given !== "object" || Array.isArray(given)) return undefined;
  for (const name of Object.keys(given)) {
    if (!(name in op.params)) {
      if (name in op.inputs) continue;
      return undefined;
    }
    const value = valueKey((given as { [name: string]: unknown })[name]);
    if (value === undefined) return undefined;
    key += `${name}=${value};`;
  }
  return key;
}

function valueKey(value: unknown): string | undefined {
  switch (typeof value) {
    case "undefined":
    case "number":
    case "boolean":
      return String(value);
    case "string":
      return JSON.stringify(value);
    default: {
      if (!Array.isArray(value)) return undefined;
      let list = "[";
      for (let i = 0; i < value.length; i++) {
        const one = valueKey(value[i]);
        if (one === undefined) return undefined;
        list += `${one},`;
      }
      return `${list}]`;
    }
  }
}
