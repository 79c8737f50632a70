/**
 * The kinds of parameter a figure can have. A kind knows its default, its text in an address, which texts it takes,
 * and how to draw a random valid value. Controls are drawn elsewhere, by kind; nothing here touches a page.
 */
import type { Random } from "#engine/random.ts";
import { type Role, type SymbolName, symbols } from "#rules/symbols.ts";

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly allowed: string };

interface KindOf<Name extends string, Value> {
  readonly kind: Name;
  /** The name in an address: `k` in `#k=3`. Where it is left out, the parameter's own name serves. */
  readonly key?: string;
  readonly default: Value;
  /** Total: any text gives a value or says what is allowed. */
  parse(text: string): Parsed<Value>;
  print(value: Value): string;
  /** A random valid value, for property tests. */
  sample(random: Random): Value;
}

/** A whole number that a size rule knows by name: letter, range and role come from the table of symbols. */
export interface SizeKind extends KindOf<"size", number> {
  readonly symbol: SymbolName;
  readonly min: number;
  readonly max: number;
  readonly role: Role;
}
export interface NumberKind extends KindOf<"number", number> {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}
export interface ChoiceKind<Option extends string = string> extends KindOf<"choice", Option> {
  readonly options: readonly Option[];
}
export interface ImageKind extends KindOf<"image", string> {
  readonly options: readonly string[];
}
export type ToggleKind = KindOf<"toggle", boolean>;
export type SeedKind = KindOf<"seed", number>;
export interface TextKind extends KindOf<"text", string> {
  readonly maxLength: number;
  /** Rows of the field: more than one for text that has lines of its own. */
  readonly rows: number;
}

const integer = /^-?\d{1,9}$/;
const decimal = /^-?\d{1,9}(\.\d{1,9})?$/;

/** Reads a whole number in [min, max]; anything else is refused with the range. */
export function parseInteger(text: string, min: number, max: number): Parsed<number> {
  const value = integer.test(text) ? noMinusZero(Number(text)) : Number.NaN;
  return value >= min && value <= max
    ? { ok: true, value }
    : { ok: false, allowed: `a whole number from ${min} to ${max}` };
}

/** −0 prints as 0, so it is read as 0: reading and printing stay inverse. */
function noMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}

/** @example size("kernelSize", 3) // letter k, 1 to 11, in the kernel's colour */
export function size(symbol: SymbolName, start: number, range: { min?: number; max?: number } = {}): SizeKind {
  const { letter, role } = symbols[symbol];
  const min = range.min ?? symbols[symbol].min;
  const max = range.max ?? symbols[symbol].max;
  return {
    kind: "size",
    key: letter,
    symbol,
    role,
    min,
    max,
    default: start,
    parse: (text) => parseInteger(text, min, max),
    print: String,
    sample: (random) => random.integer(min, max),
  };
}

/** A plain number on a slider, in steps. */
export function number(start: number, range: { min: number; max: number; step?: number; key?: string }): NumberKind {
  const { min, max, step = 1, key } = range;
  return {
    kind: "number",
    ...(key === undefined ? {} : { key }),
    min,
    max,
    step,
    default: start,
    parse: (text) => {
      const value = decimal.test(text) ? noMinusZero(Number(text)) : Number.NaN;
      return value >= min && value <= max
        ? { ok: true, value }
        : { ok: false, allowed: `a number from ${min} to ${max}` };
    },
    print: String,
    // Steps such as 0.1 add up to 0.30000000000000004, which is no value of the slider.
    sample: (random) => Number((min + step * random.integer(0, Math.floor((max - min) / step))).toFixed(9)),
  };
}

/** One of a few named options. */
export function choice<const Option extends string>(
  options: readonly Option[],
  start: NoInfer<Option>,
  key?: string,
): ChoiceKind<Option> {
  return {
    kind: "choice",
    ...(key === undefined ? {} : { key }),
    options,
    default: start,
    parse: (text) => {
      const value = options.find((option) => option === text);
      return value === undefined ? { ok: false, allowed: `one of ${options.join(", ")}` } : { ok: true, value };
    },
    print: String,
    sample: (random) => options[random.integer(0, options.length - 1)] as Option,
  };
}

/** One of the course's photographs, by name; the figure gets its pixels in `compute`. */
export function image(options: readonly string[], start: string): ImageKind {
  return { ...choice(options, start, "image"), kind: "image" };
}

/** On or off: 1 or 0 in an address. */
export function toggle(start: boolean, key?: string): ToggleKind {
  return {
    kind: "toggle",
    ...(key === undefined ? {} : { key }),
    default: start,
    parse: (text) =>
      text === "0" || text === "1" ? { ok: true, value: text === "1" } : { ok: false, allowed: "0 or 1" },
    print: (value) => (value ? "1" : "0"),
    sample: (random) => random.integer(0, 1) === 1,
  };
}

/** The visible seed of random data. */
export function seed(start = 1): SeedKind {
  return {
    kind: "seed",
    key: "seed",
    default: start,
    parse: (text) => parseInteger(text, 0, 999_999),
    print: String,
    sample: (random) => random.integer(0, 999_999),
  };
}

/** Short free text, such as pasted code. It is shown as text and never run. */
export function text(start: string, options: { maxLength: number; rows?: number; key?: string }): TextKind {
  const { maxLength, rows = 1, key } = options;
  return {
    kind: "text",
    ...(key === undefined ? {} : { key }),
    maxLength,
    rows,
    default: start,
    // Half of a surrogate pair is no character, and no address can carry it.
    parse: (value) =>
      value.length <= maxLength
        ? { ok: true, value: value.replace(/\p{Surrogate}/gu, "\u{fffd}") }
        : { ok: false, allowed: `at most ${maxLength} characters` },
    print: (value) => value,
    sample: (random) =>
      Array.from({ length: random.integer(0, 12) }, () => String.fromCharCode(random.integer(32, 126))).join(""),
  };
}
