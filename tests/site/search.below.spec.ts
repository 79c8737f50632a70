// Under a base path, what search finds is where it says.
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { expect, test } from "./fixture.ts";

const { base } = TEST_BUILDS.below;

test(`a search result leads to a page below ${base}`, async ({ page }) => {
  await page.goto("./");
  await page.keyboard.press("/");
  await page.keyboard.type("output size");
  await expect(page.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL((url) => url.pathname.startsWith(base) && url.pathname !== base);
  await expect(page.getByRole("main")).toBeVisible();
});
