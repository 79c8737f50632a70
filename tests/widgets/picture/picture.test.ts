// What goes into a file, checked where it is made: colours, captions, sheets, the resolution of a PNG.
import { decode, encode } from "fast-png";
import { DOMParser } from "linkedom";
import { expect, test } from "vitest";
import { linesOf, plainCaption, type Run, runsOf } from "#widgets/picture/caption.ts";
import { paintOf } from "#widgets/picture/paint.ts";
import { withResolution } from "#widgets/picture/pngResolution.ts";
import { type Sheet, sheetOf } from "#widgets/picture/sheet.ts";

test.each([
  ["rgb(26, 79, 176)", "#1a4fb0", 1],
  ["rgba(220, 121, 30, 0.55)", "#dc791e", 0.55],
  ["color(srgb 1 0.5 0)", "#ff8000", 1],
  ["color(srgb 0 0 0.2 / 0.25)", "#000033", 0.25],
  ["color(srgb 1.0001 -0.0002 1e-7)", "#ff0000", 1],
  ["rgba(0, 0, 0, 0)", "none", 1],
  ["none", "none", 1],
  ['url("#studio-hatch")', "url(#studio-hatch)", 1],
])("%s is %s at %d", (computed, paint, opacity) => {
  expect(paintOf(computed)).toEqual({ paint, opacity });
});

test.each(["oklab(0.5 0 0)", "rgb(1, 2)", "var(--ink)", "rebeccapurple"])("%s is refused, and named", (computed) => {
  expect(() => paintOf(computed)).toThrow(computed);
});

/** Every letter as wide as a unit. */
const letters = ({ text }: Run) => text.length;

test("a caption breaks at spaces, and a symbol keeps the comma after it", () => {
  const runs = [
    ...runsOf("Two fit.", "lead"),
    { text: " ", as: "text" } as const,
    ...runsOf("Here {padBegin} = 1, so", "text"),
  ];
  expect(linesOf(runs, 13, letters)).toEqual([
    [
      { text: "Two fit.", as: "lead" },
      { text: " Here", as: "text" },
    ],
    [
      { text: "p", as: "symbol" },
      { text: "b", as: "sub" },
      { text: "\u00a0=\u00a01, so", as: "text" },
    ],
  ]);
  expect(plainCaption(runs)).toBe("Two fit. Here p_b\u00a0=\u00a01, so");
});

test("a word wider than the line stands alone on one, and nothing is lost", () => {
  const lines = linesOf(runsOf("a incomprehensibilities b", "text"), 5, letters);
  expect(lines.map((line) => line.map(({ text }) => text).join(""))).toEqual(["a", "incomprehensibilities", "b"]);
});

const plain: Sheet = {
  drawing: {
    markup: '<g fill="#17191c"><rect x="-10" width="110" height="50"/></g>',
    box: { x: -10, y: 0, width: 110, height: 50 },
  },
  page: { width: 220, margin: 0, captionSize: 10 },
  caption: [],
  ink: "#17191c",
  title: "1 < 2 & 3",
  description: "a box",
  fonts: "",
};
const read = (svg: string) => new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;

test("a column of paper: as wide as asked in millimetres, as high as the drawing", () => {
  const { svg, width, height } = sheetOf({ ...plain, page: { width: (85 * 96) / 25.4, margin: 0, captionSize: 10 } });
  const root = read(svg);
  expect(root.getAttribute("width")).toBe("85mm");
  expect(Number.parseFloat(root.getAttribute("height") ?? "")).toBeCloseTo((height * 25.4) / 96, 1);
  expect(height).toBe(Math.ceil((50 * width) / 110));
});

test("the drawing fills the width, whatever reaches over its left edge", () => {
  const transform = read(sheetOf(plain).svg).querySelector("g")?.getAttribute("transform");
  expect(transform).toBe("translate(20 0) scale(2)");
});

test("a slide keeps its shape, and the drawing stands in its middle above the caption", () => {
  const page = { width: 1280, height: 720, margin: 48, captionSize: 20 };
  const { svg, width, height } = sheetOf({ ...plain, page, caption: [[{ text: "One", as: "text" }]] });
  expect([width, height]).toEqual([1280, 720]);
  const [, left, top, scale] = /translate\((\S+) (\S+)\) scale\((\S+)\)/.exec(svg)?.map(Number) ?? [];
  expect(scale).toBe(2.5);
  expect((left ?? 0) - 25 + (110 * 2.5) / 2).toBeCloseTo(640);
  // 46 px are the caption's: 0.9 lines above it and 1.4 for itself.
  expect((top ?? 0) + (50 * 2.5) / 2).toBeCloseTo(48 + (720 - 96 - 46) / 2);
});

test("a file needs nothing from outside, has words for those who do not see it, and escapes them", () => {
  const caption = linesOf(runsOf("With {kernelSize} < 3 & more.", "lead"), 100, letters);
  const { svg } = sheetOf({ ...plain, caption, ground: "#ffffff", fonts: '@font-face{font-family:"Source Sans 3"}' });
  expect(svg).not.toMatch(/var\(|foreignObject|class=|https?:\/\/(?!www\.w3\.org)/);
  expect(read(svg).querySelector("title")?.textContent).toBe("1 < 2 & 3");
  expect(read(svg).querySelector("desc")?.textContent).toBe("a box");
  expect([...read(svg).querySelectorAll("text")].map((text) => text.textContent)).toEqual(["With k < 3 & more."]);
  expect(read(svg).querySelectorAll("rect").length).toBe(2);
  expect(read(sheetOf(plain).svg).querySelectorAll("rect").length, "without a ground").toBe(1);
});

test("a PNG says how large it is: 300 dots to the inch are 11,811 to the metre", () => {
  const pixels = Uint8Array.from({ length: 12 }, (_, at) => 20 * at);
  const bare = encode({ width: 2, height: 2, channels: 3, data: pixels });
  const png = decode(withResolution(bare, 300), { checkCrc: true });
  expect(png.resolution).toEqual({ x: 11_811, y: 11_811, unit: 1 });
  expect([...png.data]).toEqual([...pixels]);
  expect(() => withResolution(new Uint8Array(40), 300)).toThrow("no PNG");
});
