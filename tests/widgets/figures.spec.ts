// Every figure on its own page and in its embed: the numbers, the panels, and everything by keyboard alone.
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decode } from "fast-png";
import { DOMParser } from "linkedom";
import type { Kind, Widget } from "../../src/widgets/kit/define.ts";
import { formatNumber } from "../../src/widgets/kit/format.ts";
import { defaultsOf, resolve } from "../../src/widgets/kit/params.ts";
import { labelOf, ui } from "../../src/widgets/kit/words.ts";
import { audit, expect, test } from "../site/fixture.ts";
import { addressesOf, declarationOf, FigurePage, figureNames, someFigures } from "./figurePage.ts";

for (const name of figureNames) {
  test.describe(name, () => {
    test("shows the same numbers with the script and without, on its page and in its embed", async ({ page }) => {
      let shown = 0;
      for (const path of [`/widgets/${name}/`, `/embed/${name}/`]) {
        const figure = await new FigurePage(page).open(path);
        const live = await figure.numbers("live");
        expect(Object.values(live).flat().join(""), "something is shown").not.toBe("");
        expect(live, path).toEqual(await figure.numbers("static"));
        shown += Object.values(live).flat().length;
      }
      console.log(`${name}: ${shown} numbers equal with the script and without`);
    });

    const known = knownNumbers(name);
    if (known)
      test(`shows what ${known.source} gives`, async ({ page }) => {
        const { id } = await declarationOf(name);
        const figure = await new FigurePage(page).open(`/widgets/${name}/`);
        let compared = 0;
        for (const { state, step, numbers = {}, arrays = {} } of known.cases) {
          await figure.goTo([...(state === "" ? [] : [state]), ...(step === undefined ? [] : [`t=${step}`])].join("&"));
          const drawn = await figure.numbers("live");
          const wanted = Object.entries({ ...numbers, ...arrays }).map(
            ([shown, value]) => [shown, [value].flat()] as const,
          );
          for (const [shown, values] of wanted) {
            const texts = drawn[`${id}.${shown}`];
            // A number that this state has no room for is in the table alone; what is drawn is right.
            if (!texts) continue;
            expect(
              isPart(texts, values.map(formatNumber)),
              `${state}: ${shown} is ${texts}, ${known.source} has ${values}`,
            ).toBe(true);
            compared += texts.length;
          }
        }
        expect(compared).toBeGreaterThan(0);
        console.log(`${name}: ${compared} numbers in the browser equal those of ${known.source}`);
      });

    test("its table says what its drawing says", async ({ page }) => {
      const widget = await declarationOf(name);
      const { largest } = await addressesOf(widget);
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      await figure.root.getByRole("button", { name: ui.bar.table, exact: true }).click();
      for (const address of ["", largest]) {
        await figure.goTo(address);
        const tables = await figure.root.locator(".twin table").evaluateAll((all) =>
          all.map((table) => ({
            rows: [...table.querySelectorAll("tbody tr")].map((row) => ({
              head: row.querySelector("th")?.textContent ?? "",
              cells: [...row.querySelectorAll("td")].map((cell) => cell.textContent ?? ""),
            })),
            isArray: table.querySelector("caption") !== null,
          })),
        );
        const drawn = await figure.numbers("live");
        const { numbers } = await figure.told();
        const scalars = tables.filter(({ isArray }) => !isArray).flatMap(({ rows }) => rows);
        expect(scalars.map(({ head }) => head)).toEqual(Object.keys(numbers));
        for (const { head, cells } of scalars) {
          const there = drawn[`${widget.id}.${head}`];
          if (there) expect(cells, head).toEqual(there);
        }
        const arrays = tables.filter(({ isArray }) => isArray).map(({ rows }) => rows.flatMap(({ cells }) => cells));
        for (const [shown, cells] of Object.entries(drawn)) {
          if (cells.length < 2) continue;
          const twin = arrays.some((array) => isPart(cells, array));
          expect(twin, `${shown} = ${cells.join(" ")} in one of ${JSON.stringify(arrays)}`).toBe(true);
        }
      }
    });

    test("its picture is saved as SVG and as PNG that stand alone", async ({ page }) => {
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      await figure.root.getByRole("button", { name: ui.bar.save, exact: true }).click();
      const save = async (button: string) => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          figure.root.getByRole("button", { name: button }).click(),
        ]);
        return { file: download.suggestedFilename(), bytes: await readFile(await download.path()) };
      };
      const svg = await save(ui.panel.svg);
      expect(svg.file).toBe(`${name}.svg`);
      const text = svg.bytes.toString("utf8");
      // Read here and not in the page, whose policy holds for all that is parsed in it.
      const file = new DOMParser().parseFromString(text, "image/svg+xml");
      const all = [...file.querySelectorAll("*")];
      const attributes = all.flatMap((element) => [...element.attributes].map(({ value }) => value));
      const ids = new Set(all.map(({ id }) => id));
      const outside = /var\(|light-dark|color-mix|color\(|https?:(?!\/\/www\.w3\.org\/)/;
      expect(attributes.filter((value) => outside.test(value))).toEqual([]);
      const named = attributes.flatMap((value) => /url\("?#([^")]+)/.exec(value)?.[1] ?? []);
      expect(named.filter((id) => !ids.has(id))).toEqual([]);
      expect(file.querySelector("title")?.textContent, "title").toBeTruthy();
      const words = [...file.querySelectorAll("text")].map(({ textContent }) => textContent?.trim());

      const read = await page.evaluate(async (source) => {
        const picture = new Image();
        picture.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
        await picture.decode();
        const drawing = document.querySelector("live-figure .figure-stage svg") as Element;
        return {
          drawn: [...drawing.querySelectorAll("text")].map(({ textContent }) => textContent?.trim()),
          width: picture.naturalWidth,
          ground: getComputedStyle(document.querySelector(".figure-frame") as Element).backgroundColor,
        };
      }, text);
      expect(words).toEqual(read.drawn);

      const png = await save(ui.panel.png);
      expect(png.file).toBe(`${name}.png`);
      const picture = decode(png.bytes);
      expect(Math.abs(picture.width - 3 * read.width), "three times as wide").toBeLessThanOrEqual(3);
      const corner = [...picture.data.slice(0, 3)];
      expect(`rgb(${corner.join(", ")})`, "ground").toBe(read.ground);
      const colours = new Set<number>();
      for (let at = 0; at < picture.data.length; at += 4 * 97)
        colours.add(((picture.data[at] ?? 0) << 16) | ((picture.data[at + 1] ?? 0) << 8) | (picture.data[at + 2] ?? 0));
      expect(colours.size, "colours").toBeGreaterThan(3);
    });

    test("its controls do everything by keyboard alone", async ({ page }) => {
      const widget = await declarationOf(name);
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const controls = shownControls(widget);
      const firstSize = controls.find(([, kind]) => kind.kind === "size")?.[0];
      for (const [param, kind] of controls) {
        if (kind.kind === "size") {
          const label = labelOf(kind.symbol);
          const slider = figure.root.getByRole("slider", { name: label, exact: true });
          const field = figure.root.getByRole("textbox", { name: new RegExp(` ${label}$`) });
          const value = Number(kind.default);
          const clamped = (wanted: number) => Math.min(kind.max, Math.max(kind.min, wanted));
          await slider.focus();
          for (const [key, wanted] of [
            ["End", kind.max],
            ["ArrowLeft", clamped(kind.max - 1)],
            ["PageDown", clamped(clamped(kind.max - 1) - 10)],
            ["Home", kind.min],
            ["ArrowRight", clamped(kind.min + 1)],
            ["PageUp", clamped(clamped(kind.min + 1) + 10)],
          ] as const) {
            await page.keyboard.press(key);
            await figure.expectValue(param, wanted);
            await expect(field, key).toHaveValue(String(wanted));
          }
          await field.focus();
          await page.keyboard.press("ControlOrMeta+A");
          await page.keyboard.type(String(kind.min));
          await page.keyboard.press("Enter");
          await figure.expectValue(param, kind.min);
          await page.keyboard.press("ArrowUp");
          await figure.expectValue(param, clamped(kind.min + 1));
          await page.keyboard.press("ArrowDown");
          await figure.expectValue(param, kind.min);
          const more = param === firstSize ? ["2.5", "abc", ""] : [];
          for (const illegal of [String(kind.max + 1), ...more]) {
            await page.keyboard.press("ControlOrMeta+A");
            await page.keyboard.press("Backspace");
            if (illegal !== "") await page.keyboard.type(illegal);
            await page.keyboard.press("Enter");
            const message = figure.root.locator(".control-refused");
            await expect(message, illegal).toContainText(`from ${kind.min} to ${kind.max}`);
            await expect(message).toHaveAttribute("role", "alert");
            await expect(field).toHaveAttribute("aria-invalid", "true");
            await expect(field).toHaveValue(illegal);
            await expect(field).toHaveAccessibleDescription(new RegExp(`${kind.max}`));
            await figure.expectValue(param, kind.min);
          }
          await page.keyboard.press("ControlOrMeta+A");
          await page.keyboard.type(String(value));
          await page.keyboard.press("Enter");
          await figure.expectValue(param, value);
          await expect(figure.root.locator(".control-refused")).toHaveCount(0);
        }
        if (kind.kind === "choice" || kind.kind === "image") {
          const radios = figure.root.locator(`input[name$="-${param}"]`);
          await radios.and(page.locator(":checked")).focus();
          const from = kind.options.indexOf(String(kind.default));
          for (let pressed = 1; pressed <= kind.options.length; pressed++) {
            await page.keyboard.press("ArrowRight");
            await figure.expectValue(param, kind.options[(from + pressed) % kind.options.length]);
          }
        }
        if (kind.kind === "toggle") {
          const box = figure.root.locator(`input[type=checkbox][id$="-${param}"]`);
          await box.focus();
          await page.keyboard.press("Space");
          await figure.expectValue(param, !kind.default);
          await page.keyboard.press("Space");
          await figure.expectValue(param, kind.default);
        }
        if (kind.kind === "text") {
          const field = figure.root.locator(`.field[id$="-${param}"]`);
          await field.focus();
          await page.keyboard.press("ControlOrMeta+A");
          await page.keyboard.type("1, 2");
          await page.keyboard.press("Tab");
          await figure.expectValue(param, "1, 2");
        }
        if (kind.kind === "seed") {
          const field = figure.root.locator(`input[id$="-${param}"]`);
          await field.focus();
          for (const [typed, told] of [
            ["12", 12],
            ["-1", 12],
            ["1e9", 12],
          ] as const) {
            await page.keyboard.press("ControlOrMeta+A");
            await page.keyboard.type(typed);
            await page.keyboard.press("Enter");
            await figure.expectValue(param, told);
            await expect(figure.root.locator(".control-refused")).toHaveCount(typed === "12" ? 0 : 1);
          }
          await page.keyboard.press("ControlOrMeta+A");
          await page.keyboard.type(String(kind.default));
          await page.keyboard.press("Enter");
        }
      }
      await figure.root.getByRole("button", { name: ui.bar.reset }).press("Enter");
      await expect.poll(async () => (await figure.told()).address).toBe("");
    });

    test("settings that do not work give the reason, and keys choose the repair", async ({ page }) => {
      const { problem } = await addressesOf(await declarationOf(name));
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const before = await figure.numbers("live");
      await expect(figure.notice).toHaveCount(0);
      if (problem === undefined) return;
      await figure.goTo(problem);
      await expect(figure.notice).toHaveCount(1);
      await expect(figure.notice).toHaveAttribute("role", "alert");
      expect((await figure.told()).ready).toBe(false);
      // The settings stay as given, and the last picture stays with its numbers.
      expect((await figure.told()).address).toBe(problem);
      expect(await figure.numbers("live")).toEqual(before);
      await audit(page, { only: ".figure-notice" });
      const repairs = figure.notice.getByRole("button");
      const count = await repairs.count();
      expect(count).toBeGreaterThan(0);
      for (let at = 0; at < count; at++) {
        await figure.goTo("");
        await figure.goTo(problem);
        await repairs.nth(at).focus();
        await page.keyboard.press("Enter");
        await expect(figure.notice).toHaveCount(0);
        expect((await figure.told()).ready).toBe(true);
      }
    });

    test("Tab reaches every control and every grid, shows where it is, and gets out again", async ({ page }) => {
      const figure = await new FigurePage(page).open(`/widgets/${name}/`);
      const { stops, expected } = await walkByTab(figure);
      expect(
        stops.filter(({ ring }) => !ring).map(({ is }) => is),
        "without a visible focus",
      ).toEqual([]);
      expect(
        stops.filter(({ small }) => small).map(({ is }) => is),
        "smaller than 24 × 24",
      ).toEqual([]);
      expect(stops.map(({ is }) => is)).toEqual(expected);
      const slider = figure.root.locator(".slider").first();
      if ((await slider.count()) === 0) return;
      await page.mouse.move(0, 0);
      const resting = await slider.screenshot({ animations: "disabled" });
      await slider.getByRole("slider").press("Shift");
      expect(
        (await slider.screenshot({ animations: "disabled" })).equals(resting),
        "a thumb in focus looks the same",
      ).toBe(false);
    });
  });
}

for (const name of someFigures)
  test(`${name}: a copied link opens the same state, in its page, its frame and its element`, async ({
    page,
    context,
  }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const widget = await declarationOf(name);
    const { other } = await addressesOf(widget);
    const figure = await new FigurePage(page).open(`/widgets/${name}/#${other}`);
    const before = await figure.told();
    await figure.root.getByRole("button", { name: ui.bar.link, exact: true }).click();
    await figure.root.getByRole("button", { name: ui.panel.copy }).click();
    await expect(figure.root.getByText(ui.panel.copied)).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await figure.root.getByRole("button", { name: ui.bar.embed, exact: true }).click();
    const [frame = "", element = ""] = await figure.root
      .locator(".figure-panel textarea")
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
    const codes = await page.evaluate(
      ([frameCode, elementCode]) => {
        const holder = new DOMParser().parseFromString(`${frameCode}${elementCode}`, "text/html");
        return {
          src: holder.querySelector("iframe")?.getAttribute("src") ?? "",
          title: holder.querySelector("iframe")?.title ?? "",
          height: Number(holder.querySelector("iframe")?.getAttribute("height")),
          params: holder.querySelector("live-figure")?.getAttribute("params") ?? "",
        };
      },
      [frame, element] as const,
    );
    expect(codes.title).not.toBe("");
    expect(codes.height).toBeGreaterThan(100);
    expect(codes.params).toBe(before.address);
    for (const address of [link, codes.src]) {
      await page.goto("about:blank");
      await page.goto(address);
      await figure.whenLive();
      expect(await figure.told(), address).toEqual(before);
    }
  });

interface Known {
  readonly source: string;
  readonly cases: readonly {
    readonly state: string;
    readonly step?: number;
    readonly numbers?: Readonly<Record<string, number>>;
    readonly arrays?: Readonly<Record<string, readonly number[]>>;
  }[];
}

/** The numbers that an independent source gives for states of a figure. */
function knownNumbers(name: string): Known | undefined {
  const file = join(import.meta.dirname, "../fixtures/widgets", `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Known) : undefined;
}

/** The parameters that have a control in the figure's first state. */
function shownControls({ params, idle }: Widget): [string, Kind][] {
  const hidden = idle?.(resolve(params, defaultsOf(params))) ?? [];
  return Object.entries(params).filter(([param, kind]) => kind.kind !== "grid" && !hidden.includes(param));
}

function isPart(cells: readonly string[], array: readonly string[]): boolean {
  let at = 0;
  return cells.every((cell) => {
    while (at < array.length && array[at] !== cell) at++;
    return at++ < array.length;
  });
}

/** Presses Tab from before the figure until after it, and says where the focus went and where it should have gone. */
async function walkByTab({ page }: FigurePage) {
  await page.evaluate(() => {
    const figure = document.querySelector("live-figure") as HTMLElement;
    const before = document.createElement("button");
    before.id = "before";
    figure.before(before);
    const after = document.createElement("button");
    after.id = "after";
    figure.after(after);
    before.focus();
  });
  const expected = await page.evaluate(() => {
    const figure = document.querySelector("live-figure") as HTMLElement;
    const names = new Map<Element, string>();
    // A group of radio buttons is one stop; so is a grid.
    const stops = [
      ...figure.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary, [tabindex]"),
    ];
    for (const [at, element] of stops.entries()) {
      const label = element.getAttribute("aria-label") ?? element.textContent?.trim().slice(0, 20);
      names.set(element, `${element.tagName} ${label} ${at}`);
    }
    Object.assign(window, { stopNames: names });
    const groups = new Set<string>();
    return stops
      .filter((element) => {
        if (element.tabIndex < 0 || element.closest("[hidden]") || !element.checkVisibility()) return false;
        if (element instanceof HTMLButtonElement && element.disabled) return false;
        if (!(element instanceof HTMLInputElement) || element.type !== "radio") return true;
        if (groups.has(element.name) || !element.checked) return false;
        return groups.add(element.name);
      })
      .map((element) => names.get(element) ?? "");
  });
  const stops: { is: string; ring: boolean; small: boolean }[] = [];
  for (let presses = 0; presses <= expected.length; presses++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      if (element.id === "after") return undefined;
      const ringed = (part: Element | null | undefined) => {
        if (!part) return false;
        const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
        const thick = Number.parseFloat(strokeWidth) >= 2 && stroke !== "none" && part instanceof SVGElement;
        return (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none" || thick;
      };
      // No script can read the style of a slider's thumb; below it is compared by picture.
      const isRange = element instanceof HTMLInputElement && element.type === "range";
      const gridRing = element.closest("[role=grid]")?.querySelector(".cell-ring");
      const ring =
        isRange || ringed(gridRing) || [element, element.nextElementSibling, element.firstElementChild].some(ringed);
      const target = element.matches("input[type=checkbox], input[type=radio]")
        ? (element.closest("label") ?? element)
        : element;
      const { width, height } = target.getBoundingClientRect();
      // Cells of a grid can be reached by arrow keys alone and are as large as the numbers allow.
      const small = !element.closest("[role=grid]") && (width < 24 || height < 24);
      const names = (window as unknown as { stopNames: Map<Element, string> }).stopNames;
      return { is: names.get(element) ?? element.outerHTML.slice(0, 80), ring, small };
    });
    if (!stop) break;
    stops.push(stop);
  }
  return { stops, expected };
}
