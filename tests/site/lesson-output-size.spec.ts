// Lesson 4 beyond what lesson-numbers, lesson-cells and exercises.spec.ts ask of every lesson.
import { readFileSync } from "node:fs";
import { expect, noScript, test } from "./fixture.ts";

interface Expected {
  readonly is: number | readonly number[];
}
const LESSON = "/lessons/output-size/";
const fixture = JSON.parse(readFileSync("tests/fixtures/numbers/04.json", "utf8"));
const numbers: Readonly<Record<string, Expected>> = fixture.numbers;
const answers: Readonly<Record<string, Expected>> = fixture.exercises;

test.describe("without JavaScript:", () => {
  test.use(noScript);
  test("each exercise keeps its answer, folded", async ({ page }) => {
    await page.goto(LESSON);
    for (const [name, { is }] of Object.entries(answers)) {
      const solution = page.locator(`#${name} [data-solution]`);
      await expect(solution).toBeHidden();
      await page.locator(`#${name} summary`).click();
      await expect(solution).toBeVisible();
      await expect(solution).toHaveText([is].flat().join(", "));
    }
  });
});

test("a wrong answer keeps its place and the focus", async ({ page }) => {
  await page.goto(LESSON);
  const field = page.locator("#ex1 form").getByRole("textbox");
  await field.focus();
  await page.keyboard.type("12");
  await page.keyboard.press("Enter");
  await expect(page.locator("#ex1 form")).toHaveAttribute("data-is", "wrong");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("12");
});

test("an answer that two mistakes lead to is told both", async ({ page }) => {
  await page.goto(LESSON);
  const form = page.locator("#ex2 form");
  await form.getByRole("textbox").fill("31");
  await form.getByRole("textbox").press("Enter");
  await expect(form.getByRole("status")).toContainText("More than one mistake leads here.");
  await expect(form.getByRole("status")).toContainText("31 counts the padding at one end only.");
  await expect(form.getByRole("status")).toContainText("31 counts steps, not windows.");
});

test("a guess puts the figure in the state of the question", async ({ page }) => {
  await page.goto(LESSON);
  const figure = page.locator("live-figure[name=ruler]");
  const size = figure.locator('[data-num="w10.o"]');
  const settled = String(numbers["halved8.outputSize"]?.is);
  await expect(size).toHaveText(settled);
  await figure.scrollIntoViewIfNeeded();
  await expect(figure).toHaveAttribute("data-live");
  await figure.getByRole("button", { name: "Dilation, one more" }).click();
  await expect(size).toHaveText(String(numbers.dilated8?.is));
  await page.locator(".guess").nth(1).click();
  await expect(size).toHaveText(settled);
});
