// Any value as text, for print. The same in Node and in the browser, so that saved output and a new run agree.
// It calls nothing of the value's own: no toString, no getter, no iterator of the reader's.
import { formatNumber } from "#widgets/kit/format.ts";

const DEPTH = 4;
const ITEMS = 100;
const WIDTH = 64;
/** Text beyond this is cut; a whole cell may say a megabyte. */
const LETTERS = 20_000;

/** @example inspect({ stride: 2, pads: [0, 1] }) // "{ stride: 2, pads: [0, 1] }" */
export function inspect(value: unknown): string {
  const text = written(value, [], "");
  return text.length <= LETTERS ? text : `${text.slice(0, LETTERS)}…`;
}

function written(value: unknown, within: readonly unknown[], indent: string): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "symbol") return value.toString();
  if (typeof value === "function") return functionText(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (within.includes(value)) return "[circular]";
  const kind = kindOf(value);
  if (within.length >= DEPTH) return Array.isArray(value) ? "[…]" : `${kind === "Object" ? "" : `${kind} `}{…}`;
  const path = [...within, value];
  const inner = `${indent}  `;
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = value as ArrayLike<unknown>;
    const shown = Array.from({ length: Math.min(list.length, ITEMS) }, (_, at) => written(list[at], path, inner));
    const rest = list.length > ITEMS ? [`… ${list.length - ITEMS} more`] : [];
    return `${kind === "Array" ? "" : `${kind} `}${laid(["[", "]"], [...shown, ...rest], indent, "")}`;
  }
  if (value instanceof Map || value instanceof Set) {
    const shown = entriesOf(value)
      .slice(0, ITEMS)
      .map((entry) => entry.map((part) => written(part, path, inner)).join(" → "));
    return `${kind} ${laid(["{", "}"], shown, indent, " ")}`;
  }
  if (value instanceof Date || value instanceof RegExp) return plainText(value);
  if (value instanceof Error) return `${ownText(value, "name") ?? kind}: ${ownText(value, "message") ?? ""}`;
  const shape = dataOf(value, "shape");
  if (Array.isArray(shape) && dataOf(value, "cell") !== undefined) return `${kind} [${shape.map(String).join(", ")}]`;
  const keys = Object.keys(value);
  const shown = keys.slice(0, ITEMS).map((key) => {
    const own = Object.getOwnPropertyDescriptor(value, key);
    return `${/^[\w$]+$/.test(key) ? key : JSON.stringify(key)}: ${own && "value" in own ? written(own.value, path, inner) : "[getter]"}`;
  });
  const rest = keys.length > ITEMS ? [`… ${keys.length - ITEMS} more`] : [];
  return `${kind === "Object" ? "" : `${kind} `}${laid(["{", "}"], [...shown, ...rest], indent, " ")}`;
}

const entriesOf = (value: Map<unknown, unknown> | Set<unknown>): readonly (readonly unknown[])[] =>
  value instanceof Map
    ? Array.from(Map.prototype.entries.call(value))
    : Array.from(Set.prototype.values.call(value), (one) => [one]);

/** On one line if it fits, else one entry a line. */
function laid(
  [open, close]: readonly [string, string],
  entries: readonly string[],
  indent: string,
  gap: string,
): string {
  if (entries.length === 0) return open + close;
  const line = `${open}${gap}${entries.join(", ")}${gap}${close}`;
  if (line.length + indent.length <= WIDTH && !line.includes("\n")) return line;
  return `${open}\n${entries.map((entry) => `${indent}  ${entry},`).join("\n")}\n${indent}${close}`;
}

function functionText(value: object): string {
  const name = dataOf(value, "name");
  const isClass = /^class\b/.test(Function.prototype.toString.call(value));
  return `${isClass ? "class" : "function"} ${typeof name === "string" && name !== "" ? name : "without a name"}`;
}

const plainText = (value: Date | RegExp): string => {
  if (value instanceof RegExp) return RegExp.prototype.toString.call(value);
  const time = Date.prototype.getTime.call(value);
  return Number.isNaN(time) ? "Date of no time" : Date.prototype.toISOString.call(value);
};

function kindOf(value: object): string {
  if (Array.isArray(value)) return "Array";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (typeof prototype !== "object" || prototype === null) return "Object";
  const maker = dataOf(prototype, "constructor");
  const name = typeof maker === "function" ? dataOf(maker, "name") : undefined;
  return typeof name === "string" && name !== "" ? name : "Object";
}

/** A field that is plain data, the value's own. */
function dataOf(value: object, key: string): unknown {
  const own = Object.getOwnPropertyDescriptor(value, key);
  return own && "value" in own ? own.value : undefined;
}

/** A text field of an error, its own or its class's. */
function ownText(value: object, key: string): string | undefined {
  for (let at: object | null = value; at; at = Object.getPrototypeOf(at)) {
    const text = dataOf(at, key);
    if (typeof text === "string") return text;
  }
  return undefined;
}
