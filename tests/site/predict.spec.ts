// A guess puts a figure in the state of the question, also one that has not come to life yet.
import { expect, test } from "./fixture.ts";

test("a figure further down starts in the state of a guess made before it was seen", async ({ page }) => {
  await page.goto("/lessons/pooling/");
  await page.locator(".guess").nth(1).click();
  const figure = page.locator("live-figure[name=pool-board]");
  await expect(figure).not.toHaveAttribute("data-live");
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute("data-live");
  await expect(figure.getByRole("slider", { name: "Input" })).toHaveValue("6");
  await expect(figure.getByRole("checkbox", { name: "Ceil mode" })).toBeChecked();
  // Drawn once: 36 cells, and none left of the 16 that the page was built with.
  await expect(figure.getByRole("grid").first().getByRole("gridcell")).toHaveCount(36);
});
