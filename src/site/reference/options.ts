// What an option is when it is left out, and what it may be: found by asking the declaration that the op itself reads,
// so that neither is written down a second time.
import { EngineError } from "#engine/errors.ts";
import type { Op } from "#engine/op.ts";
import type { Param } from "#engine/params/index.ts";

export interface OptionFacts {
  readonly required: boolean;
  /** The value taken when it is left out, as code; undefined where leaving it out means something of its own. */
  readonly fallback: string | undefined;
  /** Completes "must be …". */
  readonly allowed: string;
  /** The whole refusal that a wrong value gets. */
  readonly refusal: string;
}

/** A value of each kind that is never legal, as a caller would get it wrong. */
const WRONG: Readonly<Record<Param["kind"], unknown>> = {
  perAxis: -1,
  count: -1,
  padding: -1,
  flag: "yes",
  choice: "other",
  real: Number.NaN,
  sizes: -1,
  reals: -1,
  passed: undefined,
};

/** The facts of each option of an op, by name. */
export function optionsOf(op: Op): Readonly<Record<string, OptionFacts>> {
  return Object.fromEntries(Object.entries(op.params).map(([name, param]) => [name, factsOf(op, name, param)]));
}

function factsOf(op: Op, name: string, param: Param): OptionFacts {
  const place = { op: op.name, rank: op.rank, param: name };
  const { allowed, message } = refusalOf(() => param.read(WRONG[param.kind], place), `${op.name}, ${name}`);
  return {
    required: param.required,
    fallback: param.required ? undefined : printed(param.read(undefined, place)),
    allowed: allowed.replace(/ to 2147483647$/, " up"),
    refusal: message,
  };
}

function refusalOf(f: () => unknown, where: string): EngineError {
  try {
    f();
  } catch (error) {
    if (error instanceof EngineError) return error;
    throw error;
  }
  throw new Error(`${where}: the reference has no wrong value for this option. Add one to WRONG.`);
}

/** One number where all axes and sides have the same. */
function printed(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const numbers = Array.isArray(value) ? value.flat() : [value];
  const alike = numbers.length > 0 && numbers.every((each) => each === numbers[0]);
  return JSON.stringify(alike ? numbers[0] : value);
}
