// What holds for every page there is; new pages are taken in unasked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { audit, auditContrast, expect, expectNoSidewaysScroll, narrow, test } from "./fixture.ts";
import { builtPages, openedPages } from "./pages.ts";

const { outDir } = TEST_BUILDS.root;
const pages = builtPages(outDir);
/** A figure's thousand cells are audited once, in several states, where figures are tested; the gallery repeats them. */
const rest = { without: "live-figure, .picture" };

for (const path of openedPages(outDir)) {
  test(`${path} opens clean, passes axe in three themes and fits a phone`, async ({ page }) => {
    await page.goto(path, { waitUntil: "networkidle" });
    await test.step("light", () => audit(page, rest));
    await test.step("dark", async () => {
      await page.emulateMedia({ colorScheme: "dark" });
      await auditContrast(page, rest);
    });
    await test.step("forced colours", async () => {
      await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
      await auditContrast(page, rest);
    });
    await test.step("390 px, and the 320 px of the smallest phones", async () => {
      await page.emulateMedia({ forcedColors: "none" });
      for (const width of [narrow.viewport.width, 320]) {
        await page.setViewportSize({ ...narrow.viewport, width });
        await expectNoSidewaysScroll(page);
      }
    });
  });
}

test("as sent, every page has a title, a language, one main part, headings in order and no id twice", () => {
  for (const path of pages) {
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const { document } = parseHTML(readFileSync(join(outDir, file), "utf8"));
    const mains = [...document.querySelectorAll("main")];
    expect.soft(document.title, `title of ${path}`).toMatch(/\S/);
    expect.soft(document.documentElement.lang, `language of ${path}`).toMatch(/^[a-z]{2}/);
    expect.soft(mains.length, `main parts of ${path}`).toBe(1);
    expect.soft(mains[0]?.textContent, `words of ${path}`).toMatch(/\S/);
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    expect
      .soft(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        `ids twice on ${path}`,
      )
      .toEqual([]);
    const levels = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].map(({ tagName }) => Number(tagName[1]));
    const jumps = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
    expect.soft(jumps, `headings of ${path} that skip a level`).toEqual([]);
    expect.soft(document.querySelectorAll(".katex-error").length, `formulas of ${path} in error`).toBe(0);
  }
});
