// What holds for every page there is; new pages are taken in unasked.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { audit, auditContrast, expect, expectNoSidewaysScroll, narrow, test } from "./fixture.ts";
import { builtPages } from "./pages.ts";

const { outDir } = TEST_BUILDS.root;
const pages = builtPages(outDir);
/** A figure's thousand cells are audited once, in several states, where figures are tested. */
const rest = { without: "live-figure" };

for (const path of pages) {
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
    await test.step("390 px", async () => {
      await page.emulateMedia({ forcedColors: "none" });
      await page.setViewportSize(narrow.viewport);
      await expectNoSidewaysScroll(page);
    });
  });
}

test("as sent, every page has a title, a language, one main part and words in it", () => {
  for (const path of pages) {
    const file = path.endsWith("/") ? `${path}index.html` : path;
    const { document } = parseHTML(readFileSync(join(outDir, file), "utf8"));
    const mains = [...document.querySelectorAll("main")];
    expect.soft(document.title, `title of ${path}`).toMatch(/\S/);
    expect.soft(document.documentElement.lang, `language of ${path}`).toMatch(/^[a-z]{2}/);
    expect.soft(mains.length, `main parts of ${path}`).toBe(1);
    expect.soft(mains[0]?.textContent, `words of ${path}`).toMatch(/\S/);
  }
});
