// What a frame and the page around it take from each other, and what they do not.
import { expect, test } from "vitest";
import { channel, isSizeMessage, isStateMessage } from "#widgets/embed/messages.ts";
import { elementCode, embedAddress, iframeCode, pageAddress } from "#widgets/kit/place.ts";

const size = { channel, kind: "size", height: 400 };
const state = { channel, kind: "state", params: "k=3" };
const inherited = (fields: object) => Object.create(fields);
const buffer = new ArrayBuffer(8);

/** Nothing here is a message, whoever sends it. */
const hostile: readonly unknown[] = [
  ...[null, undefined, 0, 1, true, "", "size", JSON.stringify(size), Symbol("size"), 3n, () => size],
  ...[
    [],
    [size],
    [channel, "size", 400],
    {},
    new Map(Object.entries(size)),
    new Date(),
    /size/,
    new Error("size"),
    buffer,
  ],
  ...[
    { ...size, channel: "other" },
    { ...size, channel: undefined },
    { ...size, channel: [channel] },
  ],
  ...[
    { ...size, kind: "resize" },
    { ...size, kind: "__proto__" },
    { ...size, kind: ["size"] },
    { kind: "size", height: 400 },
  ],
  ...[
    0,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e9,
    20_001,
    "400",
    "400px",
    [400],
    null,
    { valueOf: () => 400 },
  ].map((height) => ({ ...size, height })),
  ...[undefined, null, 3, ["k=3"], { toString: () => "k=3" }, "x".repeat(8193), new String("k=3")].map((params) => ({
    ...state,
    params,
  })),
  ...[inherited(size), inherited(state), inherited({ channel, kind: "size" })],
  Object.assign(inherited({ height: 400 }), { channel, kind: "size" }),
  Object.assign(inherited({ params: "k=3" }), { channel, kind: "state" }),
  Object.assign(inherited({ kind: "size" }), { channel, height: 400 }),
  JSON.parse('{"__proto__": {"channel": "convolution-both-ways", "kind": "size", "height": 400}}'),
];

test(`${hostile.length} things that are no message are taken for none`, () => {
  expect(hostile.filter((data) => isSizeMessage(data) || isStateMessage(data))).toEqual([]);
  expect(hostile.length).toBeGreaterThanOrEqual(40);
});

test("each of the two messages is taken for itself alone", () => {
  expect([isSizeMessage(size), isStateMessage(size)]).toEqual([true, false]);
  expect([isSizeMessage(state), isStateMessage(state)]).toEqual([false, true]);
  expect(isStateMessage({ ...state, params: "" })).toBe(true);
  expect(isSizeMessage({ ...size, height: 20_000 })).toBe(true);
});

test("codes to take along keep their attributes whole, whatever stands in them", () => {
  const place = { where: "page", root: "https://example.org/both-ways/" } as const;
  expect(pageAddress(place, "ruler", "")).toBe("https://example.org/both-ways/widgets/ruler/");
  expect(embedAddress(place, "ruler", "v=1&k=3")).toBe("https://example.org/both-ways/embed/ruler/#v=1&k=3");
  const code = iframeCode(place, "ruler", "v=1&x=%22", 'A "title" & more <b>', 420);
  expect(code).toBe(
    '<iframe title="A &quot;title&quot; &amp; more <b>" src="https://example.org/both-ways/embed/ruler/#v=1&amp;x=%22" width="100%" height="420" style="border:0" loading="lazy"></iframe>',
  );
  expect(elementCode(place, "ruler", 'v=1&k="')).toContain(
    '<live-figure name="ruler" params="v=1&amp;k=&quot;"></live-figure>',
  );
});
