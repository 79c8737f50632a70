// What holds for every page there is; new pages are taken in unasked.
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { audit, dark, expect, expectNoSidewaysScroll, forcedColors, narrow, noScript, test } from "./fixture.ts";
import { builtPages } from "./pages.ts";

const pages = builtPages(TEST_BUILDS.root.outDir);

for (const [mode, options] of Object.entries({ light: {}, dark, "forced colours": forcedColors })) {
  test.describe(`${mode}:`, () => {
    test.use(options);
    for (const path of pages) {
      test(`${path} opens clean and passes axe`, async ({ page }) => {
        await page.goto(path, { waitUntil: "networkidle" });
        await audit(page);
      });
    }
  });
}

test.describe("390 px:", () => {
  test.use(narrow);
  for (const path of pages) {
    test(`${path} does not scroll sideways`, async ({ page }) => {
      await page.goto(path, { waitUntil: "networkidle" });
      await expectNoSidewaysScroll(page);
    });
  }
});

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
