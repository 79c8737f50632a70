// Every exercise of every written lesson, answered in the page: rightly, and with each known mistake.
import { existsSync, readdirSync } from "node:fs";
import type { Locator } from "@playwright/test";
import type { Exercise } from "../../src/site/exercise/exercise.ts";
import { expect, test } from "./fixture.ts";

const LESSONS = "content/lessons";
const withExercises = readdirSync(LESSONS).filter((lesson) => existsSync(`${LESSONS}/${lesson}/exercises.ts`));

for (const lesson of withExercises) {
  const slug = lesson.replace(/^\d\d-/, "");
  const exercises: Record<string, Exercise> = await import(`../../${LESSONS}/${lesson}/exercises.ts`);

  test(`${lesson}: each exercise names each mistake, takes its answer, and is remembered`, async ({ page }) => {
    await page.goto(`/lessons/${slug}/`);
    for (const [name, exercise] of Object.entries(exercises)) {
      const form = page.locator(`form[data-exercise="${slug}/${name}"]`);
      const { answer, fixed, solve, wrong } = exercise;
      const solution = solve(fixed);
      for (const [mistake, value] of Object.entries(wrong)) {
        const given = value(fixed);
        if (answer.same(given, solution)) continue;
        await test.step(`${name}: ${mistake}`, async () => {
          await enter(form, exercise, given);
          await form.getByRole("button", { name: "Check" }).click();
          await expect(form).toHaveAttribute("data-is", "wrong");
          // Two mistakes may lead to one answer; the first of them speaks.
          const first = Object.entries(wrong).find(([, other]) => answer.same(other(fixed), given))?.[0] ?? "";
          const opening = await form
            .locator(`template[data-diagnosis="${first}"]`)
            .evaluate(
              (template: HTMLTemplateElement) => template.content.querySelector("strong")?.lastChild?.textContent ?? "",
            );
          expect(opening, `the diagnosis of ${name}, ${mistake}`).not.toBe("");
          await expect(form.getByRole("status")).toContainText(opening.trim());
        });
      }
      await test.step(`${name}: the answer`, async () => {
        await enter(form, exercise, solution);
        await form.getByRole("button", { name: "Check" }).click();
        await expect(form).toHaveAttribute("data-is", "right");
        await expect(form.getByRole("status")).not.toBeEmpty();
      });
    }
    await page.reload();
    const mark = page.locator(`nav [data-exercises][data-mark="${slug}"]`);
    await expect(mark).toHaveAttribute("data-state", "done");
  });
}

test("other numbers change the case, and the old answer no longer counts", async ({ page }) => {
  await page.goto("/lessons/output-size/");
  const exercise = page.locator(".exercise", { has: page.getByRole("button", { name: "Other numbers" }) }).first();
  const question = await exercise.locator(".question").textContent();
  await exercise.getByRole("button", { name: "Other numbers" }).click();
  await expect(exercise.locator(".question")).not.toHaveText(question ?? "");
  await exercise.locator("summary").click();
  const solution = await exercise.locator("[data-solution]").textContent();
  await exercise.getByRole("textbox").fill(solution?.trim() ?? "");
  await exercise.getByRole("button", { name: "Check" }).click();
  await expect(exercise.locator("form")).toHaveAttribute("data-is", "right");
});

test("what is no answer is refused in words, and nothing is lost", async ({ page }) => {
  await page.goto("/lessons/output-size/");
  const form = page.locator("form[data-exercise]").first();
  await form.getByRole("textbox").fill("many");
  await form.getByRole("textbox").press("Enter");
  await expect(form.getByRole("status")).toContainText("not a number");
  await expect(form.getByRole("textbox")).toHaveValue("many");
});

test("with storage blocked, exercises, guesses and the theme work for as long as the page is open", async ({
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("blocked", "SecurityError");
      },
    });
  });
  await page.goto("/lessons/output-size/");
  const form = page.locator("form[data-exercise]").first();
  await form.locator("summary").click();
  await form.getByRole("textbox").fill((await form.locator("[data-solution]").textContent())?.trim() ?? "");
  await form.getByRole("button", { name: "Check" }).click();
  await expect(form).toHaveAttribute("data-is", "right");
  await expect(page.locator('nav [data-mark="output-size"][data-exercises]')).toHaveAttribute("data-state", /./);
  await page.locator(".guess").first().click();
  await page.getByRole("button", { name: "Theme" }).click();
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a guess stays", async ({ page }) => {
  await page.goto("/lessons/output-size/");
  await page.locator(".guess").nth(1).click();
  await page.reload();
  await expect(page.locator(".guess input").nth(1)).toBeChecked();
});

async function enter(form: Locator, { answer }: Exercise, value: unknown): Promise<void> {
  const fields = form.locator("input[name=answer]");
  switch (answer.kind) {
    case "number":
    case "list":
    case "shape":
      return fields.fill(answer.print(value));
    case "grid":
      for (const [index, number] of [value].flat(9).entries()) await fields.nth(index).fill(String(number));
      return;
    case "choice":
      for (const option of await fields.all()) {
        const wanted = (value as readonly string[]).includes(await option.inputValue());
        // Of radio buttons the wanted one takes the mark from the others.
        if (wanted || (await option.getAttribute("type")) === "checkbox") await option.setChecked(wanted);
      }
      return;
    case "code":
      return form.locator(`input[value="${value}"]`).check();
    case "order":
      // Brings each step up to its place, from the first on.
      for (const [place, name] of (value as readonly string[]).entries()) {
        const step = form.locator("[data-option]", { has: form.page().locator(`input[value="${name}"]`) });
        const at = await step.evaluate((element) =>
          [...(element.parentElement?.querySelectorAll("[data-option]") ?? [])].indexOf(element),
        );
        for (let moves = at - place; moves > 0; moves--) await step.locator('[data-move="-1"]').click();
      }
      return;
    default:
      return answer.kind satisfies never;
  }
}
