// Whatever an address says, the figure is usable and says what it did not take; what it does take, it gives back.
import { isDeepStrictEqual } from "node:util";
import { beforeAll, describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { type AddressProblem, readAddress, type State, writeAddress } from "#widgets/kit/address.ts";
import type { Kind, Raw, Widget } from "#widgets/kit/define.ts";
import { type Edits, editCell, resolveGrid, shapeOf } from "#widgets/kit/grid.ts";
import { defaultsOf, keyOf } from "#widgets/kit/params.ts";
import { statusOf } from "#widgets/kit/status.ts";
import { figureNames, loadFigure } from "#widgets/registry.ts";
import { proved } from "../../proved.ts";
import { everyKind } from "./everyKind.ts";
import { generated, type Hostile, handWritten } from "./hostile.ts";
import { defaultsWhere, imagesOf, sampleRaw, sizesAt } from "./states.ts";

/** The reader of addresses is one for all: the figure with every kind takes most of the texts. */
const hostileTexts = (name: string) => (name === everyKind.name ? 10_000 : 500);
const roundTrips = 5_000;
/** Milliseconds from an address to a figure's status that a hang would pass: five times what an idle machine may take. */
const slowest = 5 * 200;
/** Longer addresses get cut in mails and chats. */
const longestAddress = 2_000;

describe.each([everyKind.name, ...figureNames])("%s", (name) => {
  let widget: Widget;
  beforeAll(async () => {
    widget = name === everyKind.name ? everyKind : (await loadFigure(name)).widget;
  });

  test(`${hostileTexts(name)} hostile addresses never throw, and each gives a usable state and a message`, async () => {
    const images = await imagesOf(widget);
    const status = (raw: Raw) => statusOf(widget, raw, images, undefined);
    const chance = random(2016);
    const texts = handWritten(widget);
    while (texts.length < hostileTexts(name))
      texts.push(generated(widget, chance, writeAddress(widget, sampleRaw(widget, chance), chance.integer(0, 3))));
    let worst = 0;
    let refusals = 0;
    const faults: string[] = [];
    for (const hostile of texts) {
      const { result, milliseconds } = timed(() => {
        const read = readAddress(widget, hostile.text);
        return { state: read, shown: status(read.raw) };
      });
      const { state, shown } = result;
      worst = Math.max(worst, milliseconds);
      refusals += state.problems.length;
      const again = readAddress(widget, writeAddress(widget, state.raw, state.step));
      const found = [
        ...(shown.is === "failed" ? [`failed with ${shown.error}`] : []),
        ...unusable(widget, state.raw),
        ...wrongMessages(hostile, state.problems),
        ...changedInSilence(widget, hostile.text, state),
        ...(isDeepStrictEqual(again, { ...state, problems: [] }) ? [] : ["its own address gives another state"]),
      ];
      const told = `${JSON.stringify(hostile.text.slice(0, 300))} (${hostile.text.length} characters)`;
      if (found.length > 0) faults.push(`${told}: ${found.join("; ")}`);
    }
    expect(faults.slice(0, 10), `${faults.length} of ${texts.length} addresses`).toEqual([]);
    expect(worst, "milliseconds for the slowest address").toBeLessThan(slowest);
    proved("hostileAddresses", texts.length);
    console.log(
      `${widget.name}: ${texts.length} hostile addresses, ${refusals} refusals named, worst ${worst.toFixed(1)} ms`,
    );
  });

  test("5,000 random states survive the way into an address and back", () => {
    const chance = random(41);
    const lost: string[] = [];
    for (let count = 0; count < roundTrips; count++) {
      const raw = sampleRaw(widget, chance);
      const step = chance.integer(0, 20);
      const text = writeAddress(widget, raw, step);
      // A browser hands the text back through its own URL parser.
      const handedBack = new URL(`http://x/#${text}`).hash;
      if (!isDeepStrictEqual(readAddress(widget, handedBack), { raw, step, problems: [] })) lost.push(text);
    }
    expect(lost.slice(0, 10), `${lost.length} of ${roundTrips} states`).toEqual([]);
  });

  test(`with the sizes it starts with, no address is longer than ${longestAddress} characters`, () => {
    const chance = random(7);
    const sizes = defaultsWhere(widget, (kind) => kind.kind === "size");
    let longest = 0;
    for (let count = 0; count < 1000; count++) {
      const raw = withLongNumbers(widget, sampleRaw(widget, chance, sizes), 1);
      longest = Math.max(longest, writeAddress(widget, raw, 999).length);
    }
    console.log(`${widget.name}: longest address with the sizes it starts with ${longest} characters`);
    expect(longest).toBeLessThanOrEqual(longestAddress);
  });

  test("the longest state there is can be read back", () => {
    const largest = { ...defaultsOf(widget.params), ...sizesAt(widget, "max") };
    const raw = withLongNumbers(widget, largest, 1);
    const text = writeAddress(widget, raw, 999_999);
    expect(readAddress(widget, text).problems).toEqual([]);
    expect(writeAddress(widget, readAddress(widget, text).raw, 999_999)).toBe(text);
  });

  test("the state it starts with needs no address", () => {
    expect(writeAddress(widget, defaultsOf(widget.params))).toBe("");
    expect(readAddress(widget, "")).toEqual({ raw: defaultsOf(widget.params), step: 0, problems: [] });
  });

  test("its keys are letters, differ, and leave v and t alone", () => {
    const keys = Object.entries(widget.params).map(([name, kind]) => keyOf(name, kind));
    expect(new Set([...keys, "v", "t"]).size).toBe(keys.length + 2);
    for (const key of keys) expect(key).toMatch(/^[A-Za-z][A-Za-z0-9]*$/);
  });

  test("every version up to this one is understood", () => {
    const missing = Array.from({ length: widget.version - 1 }, (_, before) => before + 1).filter(
      (version) => !widget.migrate[version],
    );
    expect(missing, "versions without a way to the next").toEqual([]);
  });
});

test("an address of an old version is read as it was meant", () => {
  const { raw, problems } = readAddress(everyKind, "v=1&kernel=2&rate=30");
  expect(problems).toEqual([]);
  expect(raw).toMatchObject({ kernelSize: 2, rate: 0.3 });
  expect(readAddress(everyKind, "v=2&k=2&rate=30").raw).toMatchObject({ kernelSize: 2, rate: 0.3 });
  expect(readAddress(everyKind, "v=3&k=2&rate=0.3").raw).toMatchObject({ kernelSize: 2, rate: 0.3 });
});

test("free text is carried whole, whatever its characters", () => {
  const kind = everyKind.params.code;
  if (kind?.kind !== "text") throw new Error("The figure for tests has lost its text.");
  for (const typed of ["a\udfff", "\ud800", "%", "&=#;,", "💥", "\u0000", "\u202e", "<b>&amp;", "__proto__"]) {
    const parsed = kind.parse(typed);
    const code = parsed.ok ? parsed.value : expect.fail(`${typed} was refused`);
    expect(code).toBe(typed.replace(/[\ud800-\udfff](?![\udc00-\udfff])(?<!💥)/g, "\ufffd"));
    const written = writeAddress(everyKind, { ...defaultsOf(everyKind.params), code });
    expect(readAddress(everyKind, new URL(`http://x/#${written}`).hash)).toMatchObject({ raw: { code }, problems: [] });
  }
});

test("a grid that shrinks and grows again has lost no edit", () => {
  const kind = everyKind.params.w;
  if (kind?.kind !== "grid") throw new Error("The figure for tests has lost its table.");
  const wide = { kernelSize: 5 };
  const narrow = { kernelSize: 2 };
  let edits: Edits = {};
  for (const position of [0, 3, 9]) edits = editCell(edits, position, shapeOf(kind, wide), 100 + position);
  expect(resolveGrid(kind, edits, narrow).data).toEqual([100, 2, 3, 103]);
  const edited = editCell(edits, 1, shapeOf(kind, narrow), -5);
  expect(resolveGrid(kind, edited, wide).data).toEqual([100, -5, 3, 103, 5, 6, 7, 8, 9, 109]);
});

/** What a pure function gives and how long it takes; a slow one gets two more tries, as something else may have run. */
function timed<Result>(run: () => Result): { result: Result; milliseconds: number } {
  const start = performance.now();
  const result = run();
  let milliseconds = performance.now() - start;
  for (let tries = 0; tries < 2 && milliseconds > slowest / 2; tries++) {
    const again = performance.now();
    run();
    milliseconds = Math.min(milliseconds, performance.now() - again);
  }
  return { result, milliseconds };
}

function unusable(widget: Widget, raw: Raw): string[] {
  const wrong = Object.entries(widget.params).filter(([name, kind]) => !isValueOf(kind, raw[name], raw));
  const keys = Object.keys(raw).join();
  return [
    ...wrong.map(([name]) => `${name} is ${JSON.stringify(raw[name])}`),
    ...(keys === Object.keys(widget.params).join() ? [] : [`its parameters are ${keys}`]),
  ];
}

function isValueOf(kind: Kind, value: unknown, raw: Raw): boolean {
  if (Object.is(value, -0)) return false;
  switch (kind.kind) {
    case "size":
      return Number.isSafeInteger(value) && Number(value) >= kind.min && Number(value) <= kind.max;
    case "number":
      return typeof value === "number" && value >= kind.min && value <= kind.max;
    case "seed":
      return Number.isSafeInteger(value) && Number(value) >= 0;
    case "choice":
    case "image":
      return kind.options.includes(String(value));
    case "toggle":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string" && value.length <= kind.maxLength;
    case "grid":
      return resolveGrid(kind, value as Edits, raw).data.every(Number.isFinite);
    default:
      return kind satisfies never;
  }
}

function wrongMessages({ refused }: Hostile, problems: readonly AddressProblem[]): string[] {
  const printable = /^[\x20-\x7e\u2026\ufffd]{0,40}$/;
  const keys = new Set(problems.map(({ key }) => key));
  return [
    ...problems.filter(({ allowed }) => allowed.trim() === "").map(({ key }) => `nothing is allowed for ${key}`),
    ...problems
      .filter(({ key, got }) => !printable.test(key) || !printable.test(got))
      .map(({ key }) => `prints ${key}`),
    ...refused
      .filter((key) => !keys.has(key.replace(/[^\x20-\x7e]/g, "\ufffd")))
      .map((key) => `no message names ${key}`),
  ];
}

/** A value that no message names is the value of the address, or the default where the address has none. */
function changedInSilence(widget: Widget, text: string, { raw, problems }: State): string[] {
  const named = new Set(problems.map(({ key }) => key));
  // By the rules of an older version a key may mean something else.
  if (named.has("address") || text.includes("v=")) return [];
  const given = new URLSearchParams(text.replace(/^[#?]/, "").replaceAll("+", "%2B"));
  return Object.entries(widget.params).flatMap(([name, kind]) => {
    const key = keyOf(name, kind);
    if (named.has(key) || kind.kind === "grid") return [];
    const value = given.get(key);
    const isNumber = kind.kind === "size" || kind.kind === "number" || kind.kind === "seed";
    const meant = kind.kind === "toggle" ? value === "1" : isNumber ? Number(value) + 0 : value;
    const wanted = value === null ? kind.default : meant;
    return raw[name] === wanted ? [] : [`${key} became ${raw[name]} in silence`];
  });
}

/** Every cell of every grid as long as it can be written. */
function withLongNumbers(widget: Widget, raw: Raw, sign: 1 | -1): Raw {
  const grids = Object.entries(widget.params).flatMap(([name, kind]) => {
    if (kind.kind !== "grid") return [];
    const shape = shapeOf(kind, raw);
    const { data } = resolveGrid(kind, {}, raw);
    return [[name, data.reduce<Edits>((edits, _, at) => editCell(edits, at, shape, -998.125 * sign), {})] as const];
  });
  return { ...raw, ...Object.fromEntries(grids) };
}
