// The cells of every figure: one tab stop a grid, the keys of the ARIA grid pattern, editing, and lighting both ways.
import type { Locator } from "@playwright/test";
import type { Widget } from "../../src/widgets/kit/define.ts";
import { firstModel } from "../../src/widgets/kit/status.ts";
import { ui } from "../../src/widgets/kit/words.ts";
import { expect, test } from "../site/fixture.ts";
import { addressesOf, declarationOf, FigurePage, figureNames } from "./figurePage.ts";
import { imagesOf } from "./kit/states.ts";

for (const name of figureNames) {
  test.describe(name, () => {
    test("grids have one tab stop and go by the keys of the pattern", async ({ page }) => {
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      let moves = 0;
      for (const grid of await gridsOf(figure)) {
        const { rows, columns, drawn } = await shapeOf(grid);
        const last = rows * columns - 1;
        if (drawn <= last) continue;
        await grid.locator('[tabindex="0"]').focus();
        await page.keyboard.press("Control+Home");
        let at = 0;
        for (const [key, row, column] of moveTable) {
          await page.keyboard.press(key);
          const to = (value: number, by: number, most: number) => Math.min(most, Math.max(0, value + by));
          at = to(Math.floor(at / columns), row, rows - 1) * columns + to(at % columns, column, columns - 1);
          await expect(grid.locator(":focus"), `${key} in ${rows} × ${columns}`).toHaveAttribute("data-cell", `${at}`);
          moves++;
        }
        await page.keyboard.press("Control+End");
        await expect(grid.locator(":focus")).toHaveAttribute("data-cell", `${last}`);
        await expect(grid.locator(":focus")).toHaveClass(/is-focus/);
        await expect(grid.locator('[tabindex="0"]')).toHaveCount(1);
      }
      console.log(`${name}: ${moves} moves by key`);
    });

    test("in its largest state too every grid can be reached and left", async ({ page }) => {
      const { largest } = await addressesOf(await declarationOf(name));
      const figure = await new FigurePage(page).open(`/widgets/${name}/#${largest}`);
      for (const grid of await gridsOf(figure)) {
        const stop = grid.locator('[data-cell][tabindex="0"]');
        await expect(stop).toHaveCount(1);
        await stop.focus();
        // Wherever the keys lead, the focus stays on a cell that is drawn, and the grid keeps its one stop.
        for (const key of [
          "Control+Home",
          "PageDown",
          "ArrowDown",
          "ArrowDown",
          "ArrowRight",
          "End",
          "PageUp",
          "ArrowLeft",
          "Control+End",
        ]) {
          await page.keyboard.press(key);
          await expect(grid.locator(":focus"), key).toHaveCount(1);
          await expect(grid.locator(':focus[tabindex="0"]'), key).toHaveCount(1);
        }
      }
    });

    test("a cell is pinned, edited and left by keyboard", async ({ page }) => {
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      for (const grid of await gridsOf(figure)) {
        const cell = grid.locator('[tabindex="0"]');
        const editable = (await grid.getAttribute("aria-readonly")) === "false";
        await cell.focus();
        await page.keyboard.press(editable ? "Space" : "Enter");
        await blur(figure);
        await expect(cell, "pinned").toHaveClass(/is-focus/);
        await cell.focus();
        await page.keyboard.press("Escape");
        await blur(figure);
        const focus = figure.root.locator(".cell.is-focus");
        // What time shows may be the same cell; whatever is lit now is not held by a pin.
        const other = figure.root.locator('[role="grid"] [tabindex="0"]').last();
        await other.focus();
        await expect(other).toHaveClass(/is-focus/);
        await expect(focus.first()).toBeVisible();
        await blur(figure);
        if (editable) await editByKeys(figure, cell);
      }
    });

    test("pointing at a cell lights its partners, and each of them lights it back", async ({ page }) => {
      const widget = await declarationOf(name);
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const stage = figure.root.locator(".figure-stage");
      const grids = await gridsOf(figure);
      // Besides its links a figure may light what belongs to the window on show; that goes one way.
      const { linked, names } = await linkedGrids(widget, grids);
      let pairs = 0;
      for (const grid of grids) {
        const cells = grid.locator("[data-cell]");
        const count = await cells.count();
        for (const at of new Set([0, Math.floor(count / 2), count - 1])) {
          await point(cells.nth(at));
          const lit = await litCells(stage);
          const own = await idOf(stage, cells.nth(at));
          expect(lit).toContain(own);
          // Reaching the cell by keyboard lights the same.
          await page.mouse.move(0, 0);
          await cells.nth(at).focus();
          expect(await litCells(stage), own).toEqual(lit);
          // A figure that shows a cell twice puts both in focus.
          const focus = await litCells(stage, ".is-focus");
          for (const partner of lit
            .filter((id) => !focus.includes(id) && linked.has(names[Number(id.split(" ")[0])]))
            .filter((_, index, all) => index < 2 || index === all.length - 1)) {
            await point(byId(stage, partner));
            const back = await litCells(stage);
            expect(
              focus.some((id) => back.includes(id)),
              `${partner} lights ${focus}, lit are ${back}`,
            ).toBe(true);
            pairs++;
          }
          await page.mouse.move(0, 0);
        }
      }
      // Some figures have links in other states only; then nothing but the null is among the names.
      if (linked.size > 1) expect(pairs, "pairs").toBeGreaterThan(0);
      console.log(`${name}: ${pairs} pairs lit both ways`);
    });

    test("time goes by keyboard, starts by nothing else, and shows each step", async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce" });
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const scrub = figure.root.getByRole("slider", { name: ui.play.step, exact: true });
      const running = () =>
        page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
      expect(await running(), "animations before anything was pressed").toBe(0);
      if ((await scrub.count()) === 0) return;
      const step = async () => Number(await scrub.inputValue());
      const frames = Number(await scrub.getAttribute("max")) + 1;
      const start = await step();
      await scrub.focus();
      await page.keyboard.press("End");
      expect(await step()).toBe(frames - 1);
      await expect(figure.root.getByRole("button", { name: ui.play.forward })).toBeDisabled();
      await page.keyboard.press("Home");
      await figure.root.getByRole("button", { name: ui.play.forward }).press("Enter");
      expect(await step()).toBe(1);
      await expect.poll(async () => (await figure.told()).address).toMatch(/(^|&)t=1$/);
      await figure.root.getByRole("button", { name: ui.play.back }).press("Enter");
      expect(await step()).toBe(0);
      const play = figure.root.getByRole("button", { name: ui.play.play });
      await play.press("Enter");
      await expect.poll(step, { timeout: 10_000 }).toBeGreaterThan(0);
      expect(await running(), "animations while it plays, with reduced motion").toBe(0);
      await figure.root.getByRole("button", { name: ui.play.pause }).press("Enter");
      const stopped = await step();
      await page.waitForTimeout(1300);
      expect(await step(), "paused").toBe(stopped);
      expect(start, "the step it started with").toBe(0);
    });
  });
}

/** Key, rows and columns it moves by; the edges hold. */
const moveTable: readonly (readonly [key: string, rows: number, columns: number])[] = [
  ["ArrowRight", 0, 1],
  ["ArrowDown", 1, 0],
  ["ArrowUp", -1, 0],
  ["ArrowLeft", 0, -1],
  ["ArrowLeft", 0, -1],
  ["End", 0, 999],
  ["ArrowRight", 0, 1],
  ["PageDown", 5, 0],
  ["Home", 0, -999],
  ["PageUp", -5, 0],
];

async function gridsOf({ root }: FigurePage): Promise<Locator[]> {
  return root.locator('[role="grid"]').all();
}

function shapeOf(grid: Locator): Promise<{ rows: number; columns: number; drawn: number }> {
  return grid.evaluate((element) => ({
    rows: element.querySelectorAll("[role=row]").length,
    columns: element.querySelector("[role=row]")?.querySelectorAll("[role=gridcell]").length ?? 0,
    drawn: element.querySelectorAll("[data-cell]").length,
  }));
}

async function blur({ page }: FigurePage): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | SVGElement).blur());
}

async function editByKeys(figure: FigurePage, cell: Locator): Promise<void> {
  const { page } = figure;
  const editor = figure.root.locator(".cell-editor");
  const number = cell.locator("text");
  const before = await number.textContent();
  const closed = async (text: string) => {
    await expect(editor).toHaveCount(0);
    await expect(cell).toBeFocused();
    await expect(number).toHaveText(text);
  };
  await cell.focus();
  await page.keyboard.type("7");
  await expect(editor).toBeFocused();
  await expect(editor).toHaveAccessibleName(/\S/);
  await page.keyboard.press("Enter");
  await closed("7");
  await page.keyboard.press("Enter");
  await expect(editor).toHaveValue("7");
  await page.keyboard.type("-2.5");
  await page.keyboard.press("Enter");
  await closed("−2.5");
  for (const illegal of ["99999", "1e2", "0x10", "two", "0.12345", " "]) {
    await page.keyboard.press("F2");
    await page.keyboard.type(illegal);
    await page.keyboard.press("Enter");
    await expect(figure.root.locator(".cell-refused"), illegal).toContainText("from -999 to 999");
    await expect(editor).toHaveAttribute("aria-invalid", "true");
    await page.keyboard.press("Escape");
    await closed("−2.5");
  }
  await page.keyboard.type("4");
  await page.keyboard.press("Escape");
  await closed("−2.5");
  await page.keyboard.type("3");
  await page.keyboard.press("Tab");
  await expect(editor).toHaveCount(0);
  await expect(number, "leaving the field keeps the number").toHaveText("3");
  await expect(cell, "and does not pull the focus back").not.toBeFocused();
  await figure.root.getByRole("button", { name: ui.bar.reset }).press("Enter");
  await expect(number).toHaveText(before ?? "");
}

/** The array each grid shows, and those that links of the first state join; a grid that says no array may be any. */
async function linkedGrids(widget: Widget, grids: readonly Locator[]) {
  const names = await Promise.all(grids.map((grid) => grid.getAttribute("data-num")));
  const model = firstModel(widget, await imagesOf(widget));
  const joined = (widget.links?.(model, 0) ?? []).flatMap(({ from, to, weights }) => [from, to, weights]);
  return {
    names,
    linked: new Set<string | null | undefined>([null, ...joined.map((array) => `${widget.id}.${array}`)]),
  };
}

/** Puts the pointer on the middle of a cell, as a hand would: what lies over it gets the pointer. */
async function point(cell: Locator): Promise<void> {
  await cell.locator(".cell-box, rect, path").first().hover({ force: true });
}

/** Cells that are lit, as "grid index, cell". */
function litCells(stage: Locator, lit = ".is-linked, .is-focus"): Promise<string[]> {
  return stage.evaluate(
    (element, selector) =>
      [...element.querySelectorAll("[role=grid]")].flatMap((grid, at) =>
        [...grid.querySelectorAll(selector)].map((cell) => `${at} ${cell.getAttribute("data-cell")}`),
      ),
    lit,
  );
}

async function idOf(stage: Locator, cell: Locator): Promise<string> {
  const element = await cell.elementHandle();
  return stage.evaluate((root, target) => {
    const grid = target?.closest("[role=grid]");
    return `${[...root.querySelectorAll("[role=grid]")].indexOf(grid as Element)} ${target?.getAttribute("data-cell")}`;
  }, element);
}

function byId(stage: Locator, id: string): Locator {
  const [grid = "0", cell = "0"] = id.split(" ");
  return stage.locator("[role=grid]").nth(Number(grid)).locator(`[data-cell="${cell}"]`);
}
