// Every number printed in the text of a lesson, against tests/fixtures/numbers, with and without a script.
// A fixture holds { "numbers": { name: { "of": what it is, "is": value, "by": who says so } }, "exercises": { … } }.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, noScript, test } from "./fixture.ts";

type Value = number | readonly Value[];
interface Shown {
  readonly name: string;
  readonly text: string;
  readonly cells: readonly string[];
  readonly visible: boolean;
}

const LESSONS = "content/lessons";
const written = readdirSync(LESSONS).filter((lesson) => existsSync(`${LESSONS}/${lesson}/en.mdx`));

for (const lesson of written)
  for (const [mode, options] of Object.entries({ "with JavaScript": {}, "without JavaScript": noScript }))
    test.describe(`${lesson} ${mode}:`, () => {
      test.use(options);

      test("every number of the text is visible and right, none is unknown, none is missing", async ({ page }) => {
        const file = readFileSync(`tests/fixtures/numbers/${lesson.slice(0, 2)}.json`, "utf8");
        const numbers: Readonly<Record<string, { readonly is: Value }>> = JSON.parse(file).numbers;
        await page.goto(`/lessons/${lesson.slice(3)}/`);
        const shown: readonly Shown[] = await page.locator(`[data-num^="${lesson}."]`).evaluateAll((places) =>
          places.map((place) => ({
            name: (place.getAttribute("data-num") ?? "").replace(/^[^.]*\./, ""),
            text: place.textContent?.trim() ?? "",
            cells: [...place.querySelectorAll("i")].map((cell) => cell.textContent ?? ""),
            visible: place.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
          })),
        );
        for (const place of shown) {
          expect(numbers, `${place.name} has no expected value`).toHaveProperty([place.name]);
          expect(place.visible, `${place.name} is visible`).toBe(true);
          expect(agrees(place, numbers[place.name]?.is ?? []), `${place.name} shows ${place.text}`).toBe(true);
        }
        expect([...new Set(shown.map(({ name }) => name))].sort()).toEqual(Object.keys(numbers).sort());
      });
    });

/** An array may be written in brackets, whose nesting counts, in a sentence, or drawn as cells, row by row. */
function agrees({ text, cells }: Shown, is: Value): boolean {
  if (cells.length === 0) return same(JSON.parse(text.includes(" and ") ? bracketed(text) : plain(text)), is);
  return same(
    cells.map((cell) => Number(plain(cell))),
    [is].flat(9),
  );
}

/** "0, 2 and 4" as "[0, 2, 4]". */
const bracketed = (text: string): string => `[${plain(text).replace(" and ", ", ")}]`;
const plain = (text: string): string => text.replaceAll("−", "-");

/** A number with decimals is expected to all the decimals it is given with, a whole one exactly. */
function same(shown: Value, is: Value): boolean {
  if (typeof is !== "number")
    return Array.isArray(shown) && shown.length === is.length && is.every((part, at) => same(shown[at], part));
  const decimals = String(is).split(".")[1]?.length ?? 0;
  return typeof shown === "number" && Math.abs(shown - is) <= (decimals === 0 ? 0 : 0.5000001 * 10 ** -decimals);
}
