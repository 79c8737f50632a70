import { expect, test } from "vitest";
import { colored, symbolNames, symbols } from "#rules/symbols.ts";

test("no two symbols share a letter of an address or a sign in formulas", () => {
  const all = symbolNames.map((name) => symbols[name]);
  expect(new Set(all.map(({ letter }) => letter)).size).toBe(all.length);
  expect(new Set(all.map(({ tex }) => tex)).size).toBe(all.length);
  for (const { letter } of all) expect(letter).toMatch(/^[a-z]{1,2}\d?$/);
});

test("the letters of the field", () => {
  const letters = [
    "inputSize",
    "kernelSize",
    "stride",
    "padding",
    "padBegin",
    "padEnd",
    "dilation",
    "outputPadding",
    "outputSize",
  ];
  expect(letters.map((name) => symbols[name as keyof typeof symbols].letter).join(" ")).toBe("i k s p pb pe d a o");
});

test("a neutral value is the least, so that sliders start where nothing happens", () => {
  for (const name of symbolNames) {
    const { neutral, min, max } = symbols[name];
    expect([undefined, min]).toContain(neutral);
    expect(min).toBeLessThan(max);
  }
});

test("a stride is ink, everything counted has a colour", () => {
  expect(colored("stride")).toBe("s");
  expect(colored("padBegin")).toBe("\\htmlClass{r-pad}{p_b}");
  expect(colored("kernelSize", "3")).toBe("\\htmlClass{r-kernel}{3}");
});
