/**
 * The state of a figure as text: `v=1&k=3&s=2&x=0,1;2,3`. One grammar for the hash of an address, the `params` of an
 * element and the `preset` of a lesson. Reading is total: whatever is given, a usable state comes out, with a list of
 * what was not understood. Defaults are left out when writing.
 */
import type { Kind, Raw, Widget } from "./define.ts";
import type { Edits } from "./grid.ts";
import type { Parsed } from "./kinds.ts";
import { defaultsOf, keyOf } from "./params.ts";

/** A part of an address that was not understood. */
export interface AddressProblem {
  readonly key: string;
  readonly got: string;
  readonly allowed: string;
}
export interface State {
  readonly raw: Raw;
  readonly step: number;
  readonly problems: readonly AddressProblem[];
}

const longest = 8192;
const stepKey = "t";
const versionKey = "v";

export function readAddress(widget: Widget, text: string): State {
  const problems: AddressProblem[] = [];
  const refuse = (key: string, got: string, allowed: string) =>
    void problems.push({ key: shorten(key), got: shorten(got), allowed });
  const given = migrated(widget, split(text, refuse), refuse);
  const raw: Record<string, unknown> = { ...defaultsOf(widget.params) };
  const entries = Object.entries(widget.params);
  const known = new Set([versionKey, stepKey, ...entries.map(([name, kind]) => keyOf(name, kind))]);
  for (const [key, value] of given)
    if (!known.has(key)) refuse(key, value, `no such name here; known are ${[...known].join(", ")}`);

  const read = (grids: boolean) => {
    for (const [name, kind] of entries) {
      const value = given.get(keyOf(name, kind));
      if (value === undefined || (kind.kind === "grid") !== grids) continue;
      const parsed: Parsed<unknown> = kind.kind === "grid" ? kind.parse(value, raw) : kind.parse(value);
      if (parsed.ok) raw[name] = parsed.value;
      else refuse(keyOf(name, kind), value, parsed.allowed);
    }
  };
  read(false);
  read(true);
  return { raw, step: readStep(given.get(stepKey), refuse), problems };
}

export function writeAddress(widget: Widget, raw: Raw, step = 0): string {
  const parts = Object.entries(widget.params).flatMap(([name, kind]) => {
    const value = print(kind, raw[name], raw);
    return value === print(kind, kind.default, raw) ? [] : [`${keyOf(name, kind)}=${escapeValue(value)}`];
  });
  if (step > 0) parts.push(`${stepKey}=${step}`);
  return parts.length === 0 ? "" : [`${versionKey}=${widget.version}`, ...parts].join("&");
}

/** The value of each kind is the kind's own; the pairing is kept by `Raw`'s makers. */
function print(kind: Kind, value: unknown, sizes: Raw): string {
  return kind.kind === "grid" ? kind.print(value as Edits, sizes) : (kind.print as (value: unknown) => string)(value);
}

type Refuse = (key: string, got: string, allowed: string) => void;

function split(text: string, refuse: Refuse): Map<string, string> {
  const given = new Map<string, string>();
  const plain = text.replace(/^[#?]/, "");
  if (plain.length > longest) {
    refuse("address", `${plain.length} characters`, `at most ${longest} characters`);
    return given;
  }
  for (const part of plain.split("&")) {
    if (part === "") continue;
    const at = part.indexOf("=");
    const key = at < 0 ? part : part.slice(0, at);
    const value = decode(at < 0 ? "" : part.slice(at + 1));
    if (value === undefined) refuse(key, part.slice(at + 1), "text with whole percent escapes");
    else if (given.has(key)) refuse(key, value, "one value; the first was used");
    else given.set(key, value);
  }
  return given;
}

function migrated(
  widget: Pick<Widget, "version" | "migrate">,
  given: ReadonlyMap<string, string>,
  refuse: Refuse,
): ReadonlyMap<string, string> {
  const text = given.get(versionKey);
  if (text === undefined) return given;
  const version = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (version < 1 || version > widget.version) {
    refuse(versionKey, text, `a version from 1 to ${widget.version}`);
    return given;
  }
  let state = given;
  for (let from = version; from < widget.version; from++) state = widget.migrate[from]?.(state) ?? state;
  return state;
}

function readStep(text: string | undefined, refuse: Refuse): number {
  if (text === undefined) return 0;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  refuse(stepKey, text, "a whole number from 0");
  return 0;
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Commas and semicolons stay readable; everything that could end the value early is escaped. */
function escapeValue(text: string): string {
  return encodeURIComponent(text).replaceAll("%2C", ",").replaceAll("%3B", ";");
}

function shorten(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, "\u{fffd}");
  return printable.length <= 40 ? printable : `${printable.slice(0, 39)}…`;
}
