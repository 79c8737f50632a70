// What holds for every page there is; new pages are taken in unasked.
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { audit, auditContrast, expect, expectNoSidewaysScroll, narrow, noScript, test } from "./fixture.ts";
import { builtPages } from "./pages.ts";

const pages = builtPages(TEST_BUILDS.root.outDir);

for (const path of pages) {
  test(`${path} opens clean, passes axe in three themes and fits a phone`, async ({ page }) => {
    await page.goto(path, { waitUntil: "networkidle" });
    await test.step("light", () => audit(page));
    await test.step("dark", async () => {
      await page.emulateMedia({ colorScheme: "dark" });
      await auditContrast(page);
    });
    await test.step("forced colours", async () => {
      await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
      await auditContrast(page);
    });
    await test.step("390 px", async () => {
      await page.emulateMedia({ forcedColors: "none" });
      await page.setViewportSize(narrow.viewport);
      await expectNoSidewaysScroll(page);
    });
  });
}

test.describe("without JavaScript:", () => {
  test.use(noScript);
  for (const path of pages) {
    test(`${path} has a title, a language, one main part and words in it`, async ({ page }) => {
      await page.goto(path);
      await expect(page).toHaveTitle(/\S/);
      await expect(page.locator("html")).toHaveAttribute("lang", /^[a-z]{2}/);
      const main = page.getByRole("main");
      await expect(main).toHaveCount(1);
      await expect(main).toContainText(/\S/);
    });
  }
});
