// The cells and exercises of each lesson whose fixture describes them, as a reader has them:
// - "cells": { "1": { "tensors": names of the numbers it draws, in order, "says": parts of its text } }
// - "mistakes": { "ex1": [what a reader enters who makes a mistake, how the page names it] }, worked out with a pencil.
import { readdirSync, readFileSync } from "node:fs";
import type { Locator, Page } from "@playwright/test";
import { expect, noScript, test } from "./fixture.ts";

type Value = number | readonly Value[];
interface Fixture {
  readonly lesson: string;
  readonly numbers: Readonly<Record<string, { readonly is: Value }>>;
  readonly exercises: Readonly<Record<string, { readonly is: Value | readonly string[] }>>;
  readonly cells?: Readonly<
    Record<string, { readonly tensors?: readonly string[]; readonly says?: readonly string[] }>
  >;
  readonly mistakes?: Readonly<Record<string, readonly [entered: string, named: string]>>;
}

const FIXTURES = "tests/fixtures/numbers";
const fixtures: readonly Fixture[] = readdirSync(FIXTURES).map((file) =>
  JSON.parse(readFileSync(`${FIXTURES}/${file}`, "utf8")),
);

for (const { lesson, numbers, exercises, cells = {}, mistakes = {} } of fixtures) {
  const address = `/lessons/${lesson.slice(3)}/`;

  const modes = Object.keys(cells).length > 0 ? { "with JavaScript": {}, "without JavaScript": noScript } : {};
  for (const [mode, options] of Object.entries(modes))
    test.describe(`${lesson} ${mode}:`, () => {
      test.use(options);

      test("each cell prints what the text says", async ({ page }) => {
        await page.goto(address);
        await expect(page.locator("section.cell")).toHaveCount(Object.keys(cells).length);
        for (const [number, { tensors = [], says = [] }] of Object.entries(cells)) {
          const output = page
            .locator("section.cell")
            .nth(Number(number) - 1)
            .locator(".results");
          for (const part of says) await expect(output, `cell ${number}`).toContainText(part);
          if (tensors.length === 0) continue;
          const drawn = await output
            .locator(".tensor")
            .evaluateAll((places) =>
              places.map((place) => [...place.querySelectorAll("i")].map((cell) => cell.textContent ?? "")),
            );
          expect(drawn, `cell ${number}`).toEqual(tensors.map((name) => printed(numbers[name]?.is ?? [])));
        }
      });
    });

  if (Object.keys(mistakes).length > 0)
    test(`${lesson}: by keyboard alone a mistake is told from the answer, and other numbers can be had`, async ({
      page,
    }) => {
      await page.goto(address);
      for (const [name, [entered, named]] of Object.entries(mistakes))
        await test.step(`${name}: ${entered}`, async () => {
          const form = page.locator(`#${name} form`);
          await typeIn(page, form, entered);
          await expect(form.getByRole("status")).toContainText(named);
          await typeIn(page, form, [exercises[name]?.is ?? []].flat(9).join(", "));
          await expect(form).toHaveAttribute("data-is", "right");

          const other = form.getByRole("button", { name: "Other numbers" });
          if ((await other.count()) === 0) return;
          const question = await form.locator(".question").textContent();
          await page.keyboard.press("Tab");
          await expect(form.getByRole("button", { name: "Check" })).toBeFocused();
          await page.keyboard.press("Tab");
          await page.keyboard.press("Enter");
          await expect(form.locator(".question")).not.toHaveText(question ?? "");
          await expect(form.getByRole("status")).toBeEmpty();
        });
    });
}

const CONTENT = "content/lessons";
const withCells = readdirSync(CONTENT).filter((lesson) =>
  /^```ts live/m.test(readFileSync(`${CONTENT}/${lesson}/en.mdx`, "utf8")),
);

for (const lesson of withCells)
  test(`${lesson}: each cell run again in the page shows what was saved when the page was built`, async ({ page }) => {
    await page.goto(`/lessons/${lesson.slice(3)}/`);
    const results = page.locator("section.cell .results");
    const saved = await results.evaluateAll((all) => all.map(({ innerHTML }) => innerHTML));
    await page.locator("section.cell pre").first().focus();
    const bar = page.getByRole("group", { name: "Notebook" });
    await bar.getByRole("button", { name: "Run all" }).click();
    await expect(bar.getByRole("status")).toHaveText(`${saved.length} of ${saved.length} cells run`, {
      timeout: 60_000,
    });
    await expect(page.locator("section.cell .status", { hasText: "Saved" })).toHaveCount(0);
    for (const [at, html] of saved.entries()) expect(await results.nth(at).innerHTML(), `cell ${at + 1}`).toBe(html);
  });

/** The numbers of an array, row by row, as the page prints them. */
const printed = (value: Value): readonly string[] =>
  [value].flat(9).map((number) => String(number).replaceAll("-", "−"));

/** Fills one field or the fields of a grid from the first to the last, or chooses, and sends the form. Nothing but keys. */
async function typeIn(page: Page, form: Locator, entered: string): Promise<void> {
  const fields = await form.getByRole("textbox").count();
  if (fields === 0) {
    await form.locator(`input[value="${entered}"]`).focus();
    await page.keyboard.press("Space");
  } else {
    await form.getByRole("textbox").first().focus();
    for (const [at, part] of (fields === 1 ? [entered] : entered.split(", ")).entries()) {
      if (at > 0) await page.keyboard.press("Tab");
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(part);
    }
  }
  await page.keyboard.press("Enter");
}
