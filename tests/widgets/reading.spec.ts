// The ways to read a figure: without a script, on a small screen, in the dark, in system colours, and when a file is missing.
import { ui } from "../../src/widgets/kit/words.ts";
import { audit, auditContrast, expect, expectNoSidewaysScroll, noScript, test } from "../site/fixture.ts";
import { addressesOf, declarationOf, FigurePage, figureNames, someFigures } from "./figurePage.ts";

test.describe("without JavaScript:", () => {
  test.use(noScript);
  for (const name of figureNames) {
    test(`${name} is there with its picture, its words and a notice, and nothing to press`, async ({ page }) => {
      for (const path of [`/widgets/${name}/`, `/embed/${name}/`]) {
        await page.goto(path);
        const figure = page.locator("live-figure");
        await expect(figure.locator(".figure-stage svg").first()).toBeVisible();
        await expect(figure.locator("figcaption")).toContainText(/\S/);
        await expect(page.locator(".figure-noscript")).toBeVisible();
        await expect(page.locator(".figure-noscript")).toHaveText(ui.noscript);
        for (const controls of [".figure-controls", ".figure-bar", ".figure-play"])
          for (const part of await figure.locator(controls).all()) await expect(part).toBeHidden();
        const shown = figure.locator("[data-num]:visible");
        expect(await shown.count(), path).toBeGreaterThan(0);
      }
    });
  }
});

/** The page around the figure is audited with every page. */
const figureOnly = { only: "live-figure" };

for (const name of figureNames) {
  test.describe(name, () => {
    test("fits a phone and a narrow frame in every state", async ({ page }) => {
      const { other, largest, problem } = await addressesOf(await declarationOf(name));
      await page.setViewportSize({ width: 390, height: 844 });
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const bar = (label: string) => figure.root.getByRole("button", { name: label, exact: true });
      for (const address of ["", other, largest, problem ?? ""]) {
        await figure.goTo(address);
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 844 });
          await expectNoSidewaysScroll(page);
        }
      }
      for (const panel of [ui.bar.table, ui.bar.link, ui.bar.embed, ui.bar.save]) {
        await bar(panel).click();
        await expectNoSidewaysScroll(page);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await tinyText(figure), "text under 12 px on a phone").toEqual([]);
      await page.setViewportSize({ width: 240, height: 844 });
      await new FigurePage(page).open(`/embed/${name}/#${largest}`);
      await expectNoSidewaysScroll(page);
    });

    test("passes axe with its table open, in its largest state, in the dark and in system colours", async ({
      page,
    }) => {
      const { other, largest, problem } = await addressesOf(await declarationOf(name));
      const figure = await new FigurePage(page).open(`/widgets/${name}/#${other}`);
      const bar = (label: string) => figure.root.getByRole("button", { name: label, exact: true });
      await bar(ui.bar.table).click();
      await audit(page, figureOnly);
      await bar(ui.bar.embed).click();
      await page.emulateMedia({ colorScheme: "dark" });
      await auditContrast(page, figureOnly);
      await figure.goTo(problem ?? "");
      await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
      await auditContrast(page, figureOnly);
      await page.emulateMedia({ forcedColors: "none" });
      await figure.goTo(largest);
      await audit(page, { only: ".figure-stage" });
    });
  });
}

for (const name of someFigures)
  test(`${name} stays as it was drawn, with a notice, when its script cannot be loaded`, async ({ page, problems }) => {
    problems.expect(/Failed to load resource|ERR_FAILED/);
    problems.expect(/Failed to fetch dynamically imported module/);
    // The page's small scripts may load; what brings the figure to life may not.
    await page.route(/_astro\/mount\.[^/]*\.js/, (route) => route.abort());
    await page.goto(`/widgets/${name}/`);
    const figure = page.locator("live-figure");
    await expect(figure.getByText(ui.problem.missing)).toBeVisible();
    await expect(figure.locator(".figure-stage svg").first()).toBeVisible();
    await expect(figure.locator(".figure-controls, .figure-bar, .figure-play").first()).toBeHidden();
    const live = await new FigurePage(page).numbers("live");
    expect(live).toEqual(await new FigurePage(page).numbers("static"));
    // Nobody trips over the figure that never came to life.
    await figure.evaluate((element) => {
      element.setAttribute("params", "k=2");
      element.remove();
    });
  });

/** Words of the drawing that a phone shows smaller than 12 px, by their size on the screen. */
function tinyText({ page }: FigurePage): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>("live-figure .figure-stage svg text")].flatMap((text) => {
      const scale = text.getScreenCTM()?.a ?? 1;
      const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
      // Digits in a crowded cell may shrink to 9 px; words may not.
      const isWord = /[a-z]{2}/i.test(text.textContent ?? "");
      return text.checkVisibility() && size < (isWord ? 12 : 9) - 0.1
        ? [`${text.textContent}: ${size.toFixed(1)} px`]
        : [];
    }),
  );
}
