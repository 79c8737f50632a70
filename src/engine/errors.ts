// The one class of error the engine throws. The message is made from the fields, so that a page can word them anew.

/** What was wrong, in parts. `allowed` completes the sentence "<param> must be …". */
export interface Complaint {
  readonly op: string;
  readonly param: string;
  readonly got: unknown;
  readonly allowed: string;
  readonly hint: string;
}

const longestMessage = 240;

/**
 * A call that cannot be carried out.
 * @example
 * conv2d: stride must be at least 1, got 0. Use 1 to visit every position.
 */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly op: string;
  readonly param: string;
  readonly got: string;
  readonly allowed: string;
  readonly hint: string;

  constructor({ op, param, got, allowed, hint }: Complaint) {
    const shown = quote(got);
    super(fit(`${op}: ${param} must be ${allowed}, got ${shown}. ${hint}`));
    this.op = op;
    this.param = param;
    this.got = shown;
    this.allowed = allowed;
    this.hint = hint;
  }
}

/** Any value in at most about 40 characters: numbers as given, strings in quotes, lists shortened, tensors by shape. */
export function quote(value: unknown): string {
  if (typeof value === "string") return `"${cut(value, 36)}"`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "number" || typeof value === "boolean" || value === undefined || value === null)
    return String(value);
  if (typeof value === "bigint") return `${cut(String(value), 36)}n`;
  if (typeof value === "function") return "a function";
  if (typeof value === "symbol") return "a symbol";
  if (value instanceof Described) return value.text;
  if (Array.isArray(value)) return quoteList(value);
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} of ${value.byteLength} bytes`;
  const { shape, dtype, layout } = value as { shape?: unknown; dtype?: unknown; layout?: unknown };
  if (!Array.isArray(shape)) return "an object";
  return `${typeof dtype === "string" ? `${dtype} ` : ""}${layout ? "index " : ""}tensor ${quoteList(shape)}`;
}

/** A `got` that is a phrase and not a value: `new Described("kernel 7 on 5")` is printed without quotes. */
export class Described {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function quoteList(values: readonly unknown[]): string {
  const shown = values.slice(0, 6).map((value) => (Array.isArray(value) && value.length > 2 ? "[…]" : quote(value)));
  if (values.length > 6) shown.push("…");
  return cut(`[${shown.join(", ")}]`, 48);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function fit(message: string): string {
  return cut(message, longestMessage);
}
