// A notebook used with keys alone: every step that a reader with a mouse can take.
import type { Locator, Page } from "@playwright/test";
import { audit, expect, test } from "../site/fixture.ts";

const LESSON = "/lessons/output-size/";

test("a reader with a keyboard edits, runs, stops, keeps and resets cells", async ({ page }) => {
  await page.goto(LESSON);
  const [first, second, third] = [cell(page, 1), cell(page, 2), cell(page, 3)];
  const bar = page.getByRole("group", { name: "Notebook" }).last();

  // Tab comes to the saved code, and Enter opens it.
  await open(first);
  // The slash, which opens the search elsewhere, is a sign like others here.
  await replaceBy(page, "const size = 10 / 2;\nprint(size * 2);");
  await expect(first).toContainText("Edited since");
  await page.keyboard.press("Control+Enter");
  await expect(first.locator(".results")).toHaveText("10");
  await expect(first).toContainText(/Ran in/);
  await expect(first).toContainText("In [1]");

  // Escape leaves the editor, Tab goes on to Run and past the code.
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: "Code of cell 1", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(first.getByRole("button", { name: "Run", exact: true })).toBeFocused();

  // Shift Enter runs and goes on to the next cell, which sees the names of the first.
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Enter");
  await expect(page.getByRole("region", { name: "Code of cell 2", exact: true })).toBeFocused();
  await open(second);
  await replaceBy(page, "print(ones([size]));");
  await page.keyboard.press("Control+Enter");
  await expect(second.locator(".tensor i")).toHaveText(["1", "1", "1", "1", "1"]);

  // A change above makes it stale, and says by which name.
  await page.keyboard.press("Escape");
  await open(first);
  await replaceBy(page, "const size = 2;");
  await page.keyboard.press("Control+Enter");
  await expect(second).toContainText("Out of date: size has changed since");
  await press(bar.getByRole("button", { name: "Run what is out of date (1)" }));
  await expect(second.locator(".tensor i")).toHaveText(["1", "1"]);

  // An error stands at its line, with the name that was perhaps meant.
  await open(third);
  await replaceBy(page, "// one\nprint(onse([2]));");
  await page.keyboard.press("Control+Enter");
  await expect(third.locator(".results")).toContainText("onse");
  await expect(third.locator(".results")).toContainText("ones");
  await expect(third.locator(".results")).toContainText("Line 2");
  await expect(third.locator(".cm-lintRange-error")).toHaveText("onse");

  // Code without an end is stopped by key; then what was defined is gone, and a run from the top is offered.
  await replaceBy(page, "while (true);");
  await page.keyboard.press("Control+Enter");
  await expect(third).toContainText("In [*]");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(third).toContainText("Stopped");
  await expect(bar.getByRole("status")).toHaveText(`0 of ${await page.locator("section.cell").count()} cells run`);
  await second.getByRole("region").focus();
  await page.keyboard.press("Control+Enter");
  await expect(second).toContainText("size is made by another cell, which has not run.");
  await press(second.locator(".status").getByRole("button", { name: "Run from the top to here" }));
  await expect(second.locator(".tensor i")).toHaveText(["1", "1"]);

  // Alt Enter adds a cell below; it is there after a reload, as are the edits.
  await second.getByRole("region").focus();
  await page.keyboard.press("Alt+Enter");
  await expect(page.getByRole("group", { name: "Cell of your own", exact: true }).getByRole("textbox")).toBeFocused();
  await page.keyboard.insertText("print(size + 40);");
  await audit(page, { only: "section.cell" });
  await page.reload();
  const own = page.getByRole("group", { name: "Cell of your own", exact: true });
  await expect(own.getByRole("textbox")).toHaveText("print(size + 40);");
  await expect(second.getByRole("textbox")).toHaveText("print(ones([size]));");

  // Reset brings back the lesson's code and its saved output; undo takes that back.
  await press(second.getByRole("button", { name: "Reset", exact: true }));
  await expect(second.getByRole("textbox")).toContainText("for (const dilation of [1, 2])");
  await expect(second).toContainText("Saved when the page was built");
  await open(second);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(second.getByRole("textbox")).toHaveText("print(ones([size]));");
  await page.keyboard.press("Escape");
  await press(bar.getByRole("button", { name: "More" }));
  await press(page.getByRole("button", { name: "Reset the lesson" }));
  await expect(bar.getByRole("status")).toContainText("Every cell is back as it was.");
  await expect(own).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem("cells/output-size"))).toBeNull();
});

test("where storage is blocked, the page says so and cells still run", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("denied", "SecurityError");
      },
    });
  });
  await page.goto(LESSON);
  await open(cell(page, 1));
  await replaceBy(page, "print(6 * 7);");
  await expect(page.getByRole("group", { name: "Notebook" }).last()).toContainText("This browser keeps nothing");
  await page.keyboard.press("Control+Enter");
  await expect(cell(page, 1).locator(".results")).toHaveText("42");
});

const cell = (page: Page, number: number): Locator => page.getByRole("group", { name: `Cell ${number}`, exact: true });

async function open(cell: Locator): Promise<void> {
  await cell.getByRole("region").focus();
  await cell.getByRole("region").press("Enter");
  await expect(cell.getByRole("textbox")).toBeFocused();
}

async function replaceBy(page: Page, text: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
}

/** By key, as the name of this file says. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}
