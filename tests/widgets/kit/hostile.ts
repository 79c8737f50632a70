// Addresses that nobody should send, and that anybody may. Each part says which key it abuses, so that a test knows
// which message has to come; the browser's tests send some of the same texts.
import type { Random } from "#engine/random.ts";
import type { Kind, Widget } from "#widgets/kit/define.ts";
import { keyOf } from "#widgets/kit/params.ts";

/** A hostile text, and the keys that a message must name. */
export interface Hostile {
  readonly text: string;
  readonly refused: readonly string[];
}

const million = 1024 * 1024;

/** Values that are no value of any kind but free text. */
export const badValues: readonly string[] = [
  ...[
    "NaN",
    "Infinity",
    "-Infinity",
    "1e309",
    "1e3",
    "0x10",
    "0b11",
    "0o7",
    "1_000",
    "1,000.5",
    "+3",
    "3.",
    ".5",
    "--3",
  ],
  ...["2147483648", "9007199254740993", "-2147483649", "99999999999999999999999999", "-1000001", "3.00000000001"],
  ...[
    "３",
    "٣",
    "৩",
    "3\u200f",
    "\u202e3",
    "\u200b3",
    "3\u0000",
    "\u0000",
    "3%00".replace("%00", "\u0000"),
    "3\n",
    "\t3",
    " 3",
    "3 ",
  ],
  ...[
    "",
    " ",
    "null",
    "undefined",
    "true",
    "[object Object]",
    "{}",
    "[]",
    "[3]",
    '{"k":3}',
    "3;3;3",
    ";;;;",
    ",,,,",
    "3,,3",
  ],
  ...["__proto__", "constructor", "toString", "hasOwnProperty", "prototype"],
  ...[
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "javascript:alert(1)",
    '"><img src=x onerror=alert(1)>',
    "';alert(1)//",
  ],
  ...[
    "{{7*7}}",
    "{7*7}",
    "\\href{javascript:alert(1)}{x}",
    "\\def\\a{\\a}\\a",
    "{import.meta}",
    "%s%n",
    "../../../etc/passwd",
  ],
  ...["𝟛", "①", "½", "∞", "−3", "三", "💥", "\ud800", "e\u0301"],
];
const brokenEscapes: readonly string[] = [
  "%",
  "%%",
  "%2",
  "%ZZ",
  "%E0%A4",
  "%C0%80",
  "%ED%A0%80",
  "%FF",
  "3%",
  "%u0033",
];
const strangeKeys: readonly string[] = [
  ...[
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "valueOf",
    "__proto__[k]",
    "K",
    "ｋ",
    "k ",
    " k",
    "k\u0000",
  ],
  ...["k[]", "k[0]", "k.k", "onload", "<b>", "javascript:", "%6B%", "t t", "\u202ek", "💥"],
];

/** Texts written by hand, whole. `key` is a key of some size of the figure. */
export function handWritten(widget: Widget): Hostile[] {
  const key = sizeKeys(widget)[0] ?? "i";
  const refuse = (text: string, ...refused: string[]): Hostile => ({ text, refused });
  return [
    ...badValues.map((value) => refuse(`${key}=${encodeURIComponent(wellFormed(value))}`, key)),
    ...brokenEscapes.map((value) => refuse(`${key}=${value}`, key)),
    ...strangeKeys.map((name) => refuse(`${name}=3`, name)),
    refuse(`${key}=2&${key}=3`, key),
    refuse(`v=0&${key}=2`, "v"),
    refuse(`v=${widget.version + 1}&${key}=2`, "v"),
    refuse("v=99999999999", "v"),
    refuse("v=-1", "v"),
    refuse("v=1.5", "v"),
    refuse("t=-1", "t"),
    refuse("t=1e9", "t"),
    refuse("t=9999999999", "t"),
    refuse("t=NaN", "t"),
    refuse(key, key),
    refuse("=3", ""),
    refuse("===", ""),
    refuse("#?#", "#?#".slice(1)),
    refuse(`${key}=${"9".repeat(million)}`, "address"),
    refuse(`${key}=3&${"a=1&".repeat(5000)}`, "address"),
    refuse("[".repeat(million), "address"),
    refuse(`x=${"[".repeat(20)}1${"]".repeat(20)}`, "x"),
    refuse(`${key}=3;DROP TABLE figures`, key),
    refuse(`?${key}=zz`, key),
    { text: "&&&&", refused: [] },
    { text: "", refused: [] },
    { text: "#", refused: [] },
  ];
}

/** Texts put together by chance: good parts and bad ones, in any order. */
export function generated(widget: Widget, random: Random, valid: string): Hostile {
  const style = random.integer(0, 9);
  if (style === 0) return { text: valid.slice(0, random.integer(0, valid.length)), refused: [] };
  if (style <= 2) return { text: flipped(valid, random), refused: [] };
  if (style === 3) return { text: noise(random), refused: [] };
  if (style === 4) {
    const long = "9".repeat(random.integer(8193, 20_000));
    return { text: `${pick(random, sizeKeys(widget)) ?? "i"}=${long}`, refused: ["address"] };
  }
  const used = new Set<string>();
  const parts: string[] = [];
  const refused: string[] = [];
  for (let count = random.integer(1, 5); count > 0; count--) {
    const part = badPart(widget, random, used);
    if (!part) continue;
    parts.push(part.text);
    refused.push(...part.refused);
  }
  return { text: parts.join("&"), refused };
}

/** One bad part about a key that no other part has used. */
function badPart(widget: Widget, random: Random, used: Set<string>): Hostile | undefined {
  const entries = Object.entries(widget.params).filter(([, kind]) => kind.kind !== "text");
  const [name, kind] = pick(random, entries) ?? [];
  const chance = random.integer(0, 9);
  if (chance < 2 || name === undefined || kind === undefined) {
    const key = pick(random, strangeKeys) ?? "?";
    if (used.has(key)) return undefined;
    used.add(key);
    return { text: `${key}=${random.integer(0, 9)}`, refused: [key] };
  }
  const key = keyOf(name, kind);
  if (used.has(key)) return undefined;
  used.add(key);
  if (chance === 2) return { text: `${key}=${pick(random, brokenEscapes)}`, refused: [key] };
  if (chance === 3) {
    const good = kind.kind === "grid" ? "" : (kind.print as (value: unknown) => string)(kind.default);
    return { text: `${key}=${encodeURIComponent(good)}&${key}=${good}`, refused: [key] };
  }
  const value = pick(random, badFor(kind)) ?? "NaN";
  return { text: `${key}=${encodeURIComponent(wellFormed(value))}`, refused: [key] };
}

function badFor(kind: Kind): readonly string[] {
  if (kind.kind === "size" || kind.kind === "number") return [...badValues, `${kind.max + 1}`, `${kind.min - 1}`];
  if (kind.kind === "seed") return [...badValues, "1000000", "2.5"];
  return badValues;
}

function sizeKeys(widget: Widget): string[] {
  return Object.entries(widget.params).flatMap(([name, kind]) => (kind.kind === "size" ? [keyOf(name, kind)] : []));
}

/** A lone half of a pair cannot be percent-escaped; addresses carry it as it is. */
function wellFormed(value: string): string {
  return value.replaceAll("\ud800", "\ufffd");
}

function flipped(text: string, random: Random): string {
  const codes = [...text].map((letter) => letter.codePointAt(0) ?? 0);
  for (let flips = random.integer(1, 4); flips > 0 && codes.length > 0; flips--) {
    const at = random.integer(0, codes.length - 1);
    codes[at] = (codes[at] ?? 0) ^ (1 << random.integer(0, 6));
  }
  return String.fromCodePoint(...codes);
}

function noise(random: Random): string {
  const alphabet = "&=%#?;,.-+0123456789abcdeiknopstvwxzEN<>\"'\\{}[]()\u0000\u200f\ud800💥 ";
  return Array.from({ length: random.integer(0, 200) }, () => alphabet[random.integer(0, alphabet.length - 1)]).join(
    "",
  );
}

function pick<Item>(random: Random, items: readonly Item[]): Item | undefined {
  return items[random.integer(0, Math.max(0, items.length - 1))];
}
