// Lesson 4 as a reader has it: the cells print the numbers of the text, with and without a script; each exercise can be
// done by keyboard alone; a guess sets the figure. Its numbers are compared in lesson-numbers.spec.ts.
import { readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, noScript, test } from "./fixture.ts";

interface Expected {
  readonly is: number | readonly number[];
}
const LESSON = "/lessons/output-size/";
const fixture = JSON.parse(readFileSync("tests/fixtures/numbers/04.json", "utf8"));
const numbers: Readonly<Record<string, Expected>> = fixture.numbers;
const answers: Readonly<Record<string, Expected>> = fixture.exercises;

for (const [mode, options] of Object.entries({ "with JavaScript": {}, "without JavaScript": noScript })) {
  test.describe(`${mode}:`, () => {
    test.use(options);

    test("the cells print the numbers of the text", async ({ page }) => {
      await page.goto(LESSON);
      await expectTensors(page, 1, ["sumsOf8"]);
      await expectTensors(page, 2, ["edge", "edgeDilated"]);
      await expectTensors(page, 6, ["sameSums", "padOneSums"]);
      await expectTensors(page, 8, ["reflect", "replicate", "circular"]);
      const sizes = output(page, 4);
      for (const size of [numbers.alexnetInputs?.is ?? []].flat())
        await expect(sizes).toContainText(`${size} → ${numbers["alexnet224.outputSize"]?.is}`);
      const photo = numbers["photo.outputSize"]?.is;
      await expect(output(page, 9)).toContainText(`[1, 1, ${photo}, ${photo}]`);
      await expect(output(page, 5).locator(".shape")).toHaveText("float64 [1, 1, 8]");
    });

    test("the cells that must fail say why and what to do", async ({ page }) => {
      await page.goto(LESSON);
      await expect(output(page, 3)).toContainText("The kernel spans 9 cells, the padded input has 7");
      await expect(output(page, 3)).toContainText("use");
      await expect(output(page, 7)).toContainText("padding must be numbers where the stride is above 1");
    });
  });
}

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

/** One wrong answer for each exercise, worked out by making the mistake with a pencil, and how the page names it. */
const mistakes: Readonly<Record<string, readonly [entered: string, named: string]>> = {
  ex1: ["12", "12 counts a gap behind the last tap."],
  ex2: ["33", "33 rounds up."],
  ex3: ["28", "28 forgets the dilation."],
  ex4: ["33.3", "33.3 is not rounded."],
  ex5: ["2", "2 is right for a kernel without gaps."],
  ex6: ["3", "3 is the number of windows."],
  ex7: ["12", "12 is the longest."],
  ex8: ["1, 2", "These are the pads for stride 1."],
};

for (const [name, [entered, named]] of Object.entries(mistakes))
  test(`${name} by keyboard: ${entered} is told from the answer, then other numbers`, async ({ page }) => {
    await page.goto(LESSON);
    const form = page.locator(`#${name} form`);
    const verdict = form.getByRole("status");
    const right = [answers[name]?.is ?? []].flat().join(", ");

    await form.getByRole("textbox").focus();
    await page.keyboard.type(entered);
    await page.keyboard.press("Enter");
    await expect(verdict).toContainText(named);

    // The field keeps the wrong answer and the focus; selecting and typing replaces it.
    await expect(form.getByRole("textbox")).toBeFocused();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type(right);
    await page.keyboard.press("Enter");
    await expect(verdict).toContainText("Right.");

    const question = await form.locator(".question > p").first().textContent();
    await page.keyboard.press("Tab");
    await expect(form.getByRole("button", { name: "Check" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(form.locator(".question > p").first()).not.toHaveText(question ?? "");
    await expect(verdict).toBeEmpty();
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

const read = (text: string): unknown => JSON.parse(text.replaceAll("−", "-"));

const output = (page: Page, cell: number): Locator =>
  page
    .locator("section.cell")
    .nth(cell - 1)
    .locator(".results");

/** The arrays that a cell draws, in order. */
async function expectTensors(page: Page, cell: number, names: readonly string[]): Promise<void> {
  const arrays = output(page, cell).locator(".array");
  await expect(arrays).toHaveCount(names.length);
  for (const [index, name] of names.entries())
    expect((await arrays.nth(index).locator("i").allTextContents()).map(read), `cell ${cell}, ${name}`).toEqual(
      numbers[name]?.is,
    );
}
