// The colours can be told apart and read: WCAG 2 contrast of every pair that figures use, in both themes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Theme = "light" | "dark";
const source = readFileSync(new URL("../../../src/styles/tokens.css", import.meta.url), "utf8");
const declared = new Map(
  [...source.matchAll(/--([\w-]+):\s*light-dark\((#[\da-f]{6}),\s*(#[\da-f]{6})\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }],
  ),
);

/** Text that is read, WCAG 2.2 success criterion 1.4.3; lines that carry meaning, 1.4.11. */
const readable = 4.5;
const visible = 3;

const roles = ["input", "kernel", "output"] as const;
const grounds = ["paper", "surface", "sunken"] as const;

interface Pair {
  readonly front: string;
  readonly back: string;
  readonly least: number;
  /** How much of the back colour lies over the surface. */
  readonly share?: number;
}
const pairs: Pair[] = [
  ...grounds.flatMap((back) => [
    ...["ink", "ink-2", "ink-3"].map((front) => ({ front, back, least: readable })),
    ...[...roles, "pad", "error", "overlap"].map((role) => ({ front: `${role}-text`, back, least: readable })),
  ]),
  ...["paper", "surface"].flatMap((back) => [
    { front: "rule-strong", back, least: visible },
    ...[...roles, "pad", "error"].map((role) => ({ front: `${role}-line`, back, least: visible })),
  ]),
  // Numbers in cells: at rest on a thin fill, linked on the full fill, in focus on the solid.
  ...[...roles, "pad", "error"].flatMap((role) => [
    { front: "ink", back: `${role}-fill`, least: readable },
    { front: "ink", back: `${role}-fill`, share: 0.45, least: readable },
    { front: `${role}-text`, back: `${role}-fill`, least: readable },
  ]),
  ...roles.flatMap((role) => [
    { front: "on-solid", back: `${role}-solid`, least: readable },
    // A faded cell keeps its number readable.
    { front: "ink-3", back: `${role}-fill`, share: 0.18, least: readable },
  ]),
  ...[1, 2, 3].map((level) => ({ front: "ink", back: `overlap-${level}`, least: readable })),
  ...[4, 5].map((level) => ({ front: "on-overlap-dark", back: `overlap-${level}`, least: readable })),
  { front: "on-solid", back: "overlap-5", least: readable },
  { front: "ink-3", back: "overlap-1", share: 0.18, least: readable },
  // What changed in a derivation, and the note of an error.
  ...["ink", "input-text", "kernel-text", "output-text", "pad-text"].map((front) => ({
    front,
    back: "mark",
    least: readable,
  })),
  { front: "error-text", back: "error-fill", least: readable },
];

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test.each(pairs)("$front on $back (share $share) ≥ $least", ({ front, back, least, share = 1 }) => {
    const ground = mix(colour(back, theme), colour("surface", theme), share);
    expect(contrast(colour(front, theme), ground)).toBeGreaterThanOrEqual(least);
  });

  test("neighbours on the scale of overlaps differ in light, in one direction", () => {
    const lights = [1, 2, 3, 4, 5].map((level) => luminance(colour(`overlap-${level}`, theme)));
    const steps = lights.slice(1).map((light, at) => Math.sign(light - (lights[at] ?? 0)));
    expect(new Set(steps).size).toBe(1);
  });
});

// Measured once with another program and published with the palette; to one decimal.
const published: Readonly<Record<Theme, Readonly<Record<string, readonly (readonly [string, string, number])[]>>>> = {
  light: {
    text: [
      ["input-text", "paper", 8.3],
      ["kernel-text", "paper", 6.1],
      ["output-text", "paper", 6.0],
      ["pad-text", "paper", 6.1],
      ["error-text", "paper", 7.6],
    ],
    fill: [
      ["ink", "input-fill", 14.0],
      ["ink", "kernel-fill", 14.3],
      ["ink", "output-fill", 14.2],
      ["ink", "pad-fill", 16.0],
      ["ink", "error-fill", 15.2],
    ],
    line: [
      ["input-line", "surface", 3.9],
      ["kernel-line", "surface", 3.1],
      ["output-line", "surface", 3.5],
      ["pad-line", "surface", 3.1],
      ["error-line", "surface", 4.6],
    ],
    solid: [
      ["on-solid", "input-solid", 7.5],
      ["on-solid", "kernel-solid", 5.4],
      ["on-solid", "output-solid", 5.6],
    ],
  },
  dark: {
    text: [
      ["input-text", "paper", 8.4],
      ["kernel-text", "paper", 10.5],
      ["output-text", "paper", 11.2],
      ["pad-text", "paper", 7.7],
      ["error-text", "paper", 8.5],
    ],
    fill: [
      ["ink", "input-fill", 10.9],
      ["ink", "kernel-fill", 10.8],
      ["ink", "output-fill", 10.3],
      ["ink", "pad-fill", 13.5],
      ["ink", "error-fill", 12.9],
    ],
    line: [
      ["input-line", "surface", 4.8],
      ["kernel-line", "surface", 5.3],
      ["output-line", "surface", 5.0],
      ["pad-line", "surface", 3.2],
      ["error-line", "surface", 4.5],
    ],
    solid: [
      ["on-solid", "input-solid", 8.6],
      ["on-solid", "kernel-solid", 9.5],
      ["on-solid", "output-solid", 9.6],
    ],
  },
};

test("the contrasts are those that were published with the palette", () => {
  const all = (["light", "dark"] as const).flatMap((theme) =>
    Object.values(published[theme]).flatMap((list) =>
      list.map(([front, back, ratio]) => ({ theme, front, back, ratio })),
    ),
  );
  const off = all.filter(
    ({ theme, front, back, ratio }) => Math.abs(contrast(colour(front, theme), colour(back, theme)) - ratio) > 0.06,
  );
  expect(off).toEqual([]);
  expect(all).toHaveLength(36);
});

test("known contrasts", () => {
  expect(contrast(rgb("#000000"), rgb("#ffffff"))).toBeCloseTo(21, 6);
  expect(contrast(rgb("#767676"), rgb("#ffffff"))).toBeCloseTo(4.54, 2);
});

test("every role has its four colours", () => {
  for (const role of roles)
    for (const use of ["text", "line", "fill", "solid"]) expect(declared.has(`${role}-${use}`)).toBe(true);
});

type Rgb = readonly [number, number, number];

function colour(name: string, theme: Theme): Rgb {
  const token = declared.get(name);
  if (!token) throw new Error(`tokens.css has no --${name} with two colours.`);
  return rgb(token[theme]);
}

function rgb(hex: string): Rgb {
  const channel = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

/** `color-mix(in srgb, front share, back)`. */
function mix(front: Rgb, back: Rgb, share: number): Rgb {
  const channel = (at: 0 | 1 | 2) => front[at] * share + back[at] * (1 - share);
  return [channel(0), channel(1), channel(2)];
}

/** WCAG 2.2, definition of contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, definition of relative luminance. */
function luminance(channels: Rgb): number {
  const [red = 0, green = 0, blue = 0] = channels.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
