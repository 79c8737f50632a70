// Addresses in a real browser: states come back whole, history works, and nothing that stands in a hash does harm.
import { ui } from "../../src/widgets/kit/words.ts";
import { expect, test } from "../site/fixture.ts";
import { addressesOf, declarationOf, FigurePage, randomAddresses, someFigures } from "./figurePage.ts";
import { handWritten } from "./kit/hostile.ts";

const HOSTILE = 60;
/** Milliseconds from an address to its message, on a machine that does nothing else; a busy one gets ten times as long. */
const slowest = 200;

for (const name of someFigures) {
  test.describe(name, () => {
    test("states survive the way through the hash, history leads back, and typing leaves no trail", async ({
      page,
    }) => {
      const widget = await declarationOf(name);
      const addresses = await randomAddresses(widget, 12);
      const { other } = await addressesOf(widget);
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      for (const address of addresses) {
        await figure.goTo(address);
        expect((await figure.told()).address).toBe(address);
      }
      await figure.goTo(other);
      await page.goBack();
      await expect.poll(async () => (await figure.told()).address).toBe(addresses.at(-1));
      await page.goForward();
      await expect.poll(async () => (await figure.told()).address).toBe(other);
      await expect(figure.notice).toHaveCount(0);
      // The link that skips to the content is no state of the figure.
      await figure.goTo("content");
      expect((await figure.told()).address).toBe(other);
      await expect(figure.notice).toHaveCount(0);

      const slider = figure.root.locator(".figure-controls").getByRole("slider").first();
      if ((await slider.count()) === 0) return;
      const trail = await page.evaluate(() => history.length);
      await slider.press("ArrowRight");
      await slider.press("ArrowLeft");
      await slider.press("ArrowRight");
      await slider.press("ArrowRight");
      const { address } = await figure.told();
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(address === "" ? "" : `#${address}`);
      expect(await page.evaluate(() => history.length)).toBe(trail);
      await page.reload();
      await figure.whenLive();
      expect((await figure.told()).address).toBe(address);
    });

    test(`${HOSTILE} hostile addresses leave the page usable, with one message each`, async ({ page }) => {
      const widget = await declarationOf(name);
      const all = handWritten(widget);
      const texts = Array.from({ length: HOSTILE }, (_, at) => all[Math.floor((at * all.length) / HOSTILE)]).filter(
        (hostile) => hostile !== undefined,
      );
      const dialogs: string[] = [];
      page.on("dialog", (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const seen = await page.evaluate(
        async (hashes) => {
          const results: { notices: number; text: string; milliseconds: number; markup: number }[] = [];
          const notices = () => [...document.querySelectorAll("live-figure .figure-notice")];
          const frame = () => new Promise((done) => requestAnimationFrame(done));
          const settled = async (wanted: () => boolean) => {
            const start = performance.now();
            while (!wanted() && performance.now() - start < 3000) await frame();
            return performance.now() - start;
          };
          const parts = document.querySelectorAll(
            "live-figure script, live-figure img[src='x'], live-figure [onerror]",
          ).length;
          for (const hash of hashes) {
            location.hash = "";
            await settled(() => notices().length === 0);
            location.hash = hash.text;
            const milliseconds = await settled(() => !hash.wrong || notices().length > 0);
            await frame();
            const markup = document.querySelectorAll(
              "live-figure script, live-figure img[src='x'], live-figure [onerror]",
            ).length;
            results.push({
              notices: notices().length,
              text: notices()[0]?.textContent ?? "",
              milliseconds,
              markup: markup - parts,
            });
          }
          return results;
        },
        texts.map(({ text, refused }) => ({ text, wrong: refused.length > 0 })),
      );

      const faults = texts.flatMap(({ text, refused }, at) => {
        const { notices = 0, text: message = "", milliseconds = 0, markup = 0 } = seen[at] ?? {};
        const wrong = [
          ...(notices === (refused.length > 0 ? 1 : 0) ? [] : [`${notices} messages`]),
          ...(refused.length === 0 || /Allowed: \S/.test(message)
            ? []
            : [`"${message}" says nothing of what is allowed`]),
          ...(milliseconds < 10 * slowest ? [] : [`${milliseconds} ms`]),
          ...(markup === 0 ? [] : ["it became markup"]),
        ];
        return wrong.length === 0 ? [] : [`${JSON.stringify(text.slice(0, 60))}: ${wrong.join(", ")}`];
      });
      expect(faults).toEqual([]);
      expect(dialogs).toEqual([]);
      // The page is as usable as before.
      await figure.goTo("");
      expect(await figure.numbers("live")).toEqual(await figure.numbers("static"));
      const worst = Math.max(...seen.map(({ milliseconds }) => milliseconds));
      console.log(`${name}: ${texts.length} hostile addresses in the browser, slowest ${worst.toFixed(0)} ms`);
    });

    test("a hostile address that opens the page is answered too, and goes with the first change", async ({ page }) => {
      const figure = await new FigurePage(page).open(
        `/widgets/${name}/#k=%3Cscript%3Ealert(1)%3C/script%3E&__proto__=1&%E0=%`,
      );
      await expect(figure.notice).toHaveCount(1);
      await expect(figure.notice).toContainText("Allowed:");
      const hash = await page.evaluate(() => location.hash);
      expect(hash, "what was wrong stays in the address").toContain("__proto__");
      await figure.root.getByRole("button", { name: ui.bar.reset }).click();
      await expect(figure.notice).toHaveCount(0);
      await expect.poll(() => page.evaluate(() => location.hash)).toBe("");
    });
  });
}
