// The kinds of answer: how one is read from what the reader entered, compared and printed.
// What the form sends is one text, the fields joined by commas; reading is total.
import { formatNumber } from "#widgets/kit/format.ts";
import { type NumberValue, printNumbers } from "../numbers.ts";

export type AnswerKind = "number" | "list" | "grid" | "shape" | "choice" | "order" | "code";

export interface Answer<V> {
  readonly kind: AnswerKind;
  /** Undefined when the text is no answer of this kind. */
  readonly parse: (entered: string) => V | undefined;
  readonly same: (a: V, b: V) => boolean;
  readonly print: (value: V) => string;
  /** The names of what can be chosen or ordered, in the order of their letters. */
  readonly options?: readonly string[];
  readonly many?: boolean;
}

/** One number; a fraction such as 1/3 counts too. `tolerance` is relative, for answers that are rounded. */
export function number({ tolerance = 1e-6 }: { readonly tolerance?: number } = {}): Answer<number> {
  return { kind: "number", parse: readNumber, same: near(tolerance), print: formatNumber };
}

/** Some numbers in a row. With `anyOrder` only the set counts. */
export function list({
  anyOrder = false,
  tolerance = 1e-6,
}: {
  readonly anyOrder?: boolean;
  readonly tolerance?: number;
} = {}): Answer<readonly number[]> {
  const ordered = (values: readonly number[]) => (anyOrder ? [...values].sort((a, b) => a - b) : values);
  return {
    kind: "list",
    parse: readList,
    same: (a, b) => sameLists(ordered(a), ordered(b), tolerance),
    print: (values) => values.map(formatNumber).join(", "),
  };
}

/** Numbers in the places of an array; the fields take its shape. */
export function grid({ tolerance = 1e-6 }: { readonly tolerance?: number } = {}): Answer<NumberValue> {
  return {
    kind: "grid",
    // A field left empty makes the whole array unreadable, instead of one number shorter.
    parse: (entered) => allNumbers(entered.split(",")),
    same: (a, b) => sameLists([a].flat(9) as number[], [b].flat(9) as number[], tolerance),
    print: printNumbers,
  };
}

/** The sizes of a tensor, with × or commas between. */
export function shape(): Answer<readonly number[]> {
  return {
    kind: "shape",
    parse: (entered) => readList(entered.replace(/[×x]/gi, ",").replace(/[[\]()]/g, "")),
    same: (a, b) => sameLists(a, b, 0),
    print: (sizes) => sizes.join(" × "),
  };
}

/** One of the options, or with `many` all that are true. The value is the chosen names, sorted. */
export function choice<const O extends string>(
  options: readonly O[],
  { many = false }: { readonly many?: boolean } = {},
): Answer<readonly O[]> {
  return {
    kind: "choice",
    options,
    many,
    parse: (entered) => readNames(entered, options),
    same: (a, b) => a.length === b.length && a.every((name) => b.includes(name)),
    print: (names) => letters(names, options),
  };
}

/** All the steps, in the right order. */
export function order<const O extends string>(options: readonly O[]): Answer<readonly O[]> {
  return {
    kind: "order",
    options,
    parse: (entered) => readNames(entered, options),
    same: (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
    print: (names) => letters(names, options),
  };
}

/** The number of the faulty line, counted from 1. */
export function code(): Answer<number> {
  return { kind: "code", parse: readNumber, same: (a, b) => a === b, print: String };
}

/** The letter of an option: a, b, c … */
export const letterOf = (name: string, options: readonly string[]): string =>
  String.fromCharCode(97 + options.indexOf(name));

const letters = (names: readonly string[], options: readonly string[]) =>
  names.map((name) => letterOf(name, options)).join(", ");

function readNumber(entered: string): number | undefined {
  const [over, under, ...rest] = entered.trim().replaceAll("−", "-").split("/");
  if (!over?.trim() || rest.length > 0 || under?.trim() === "") return undefined;
  const value = Number(over) / Number(under ?? 1);
  return Number.isFinite(value) ? value : undefined;
}

function readList(entered: string): number[] | undefined {
  const parts = entered
    .trim()
    .split(/\s*[,;]\s*|\s+/)
    .filter((part) => part !== "");
  return parts.length > 0 ? allNumbers(parts) : undefined;
}

function allNumbers(parts: readonly string[]): number[] | undefined {
  const values = parts.map(readNumber);
  return values.every((value) => value !== undefined) ? values : undefined;
}

function readNames<O extends string>(entered: string, options: readonly O[]): readonly O[] | undefined {
  const names = entered.split(",");
  const found = names.map((name) => options.find((option) => option === name));
  return found.every((name) => name !== undefined) ? found : undefined;
}

const near = (tolerance: number) => (a: number, b: number) =>
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

const sameLists = (a: readonly number[], b: readonly number[], tolerance: number) =>
  a.length === b.length && a.every((value, index) => near(tolerance)(value, b[index] ?? Number.NaN));
