// What the browser tests of figures share: which figures the built site has, and a figure in a page as a reader meets it.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { random } from "../../src/engine/random.ts";
import { writeAddress } from "../../src/widgets/kit/address.ts";
import type { Raw, Widget } from "../../src/widgets/kit/define.ts";
import { defaultsOf } from "../../src/widgets/kit/params.ts";
import { statusOf } from "../../src/widgets/kit/status.ts";
import { expect } from "../site/fixture.ts";
import { imagesOf, sampleRaw } from "./kit/states.ts";

const site = join(import.meta.dirname, "../..", TEST_BUILDS.root.outDir);

/** The figures of the built site. */
export const figureNames: readonly string[] = readdirSync(join(site, "widgets"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(site, "widgets", entry.name, "index.html")))
  .map(({ name }) => name)
  .sort();

/**
 * Every fifth figure, for what the kit does alike for all of them. Node's tests ask the same of every figure; the
 * browser sees whether a page keeps it.
 */
export const someFigures: readonly string[] = figureNames.filter((_, at) => at % 5 === 0);

export async function declarationOf(name: string): Promise<Widget> {
  const module = (await import(`../../src/widgets/${name}/index.ts`)) as { default: Widget };
  return module.default;
}

/** Addresses of a figure's states that differ most from its first. */
export interface Addresses {
  /** Some state that works and is not the first. */
  readonly other: string;
  /** The working state with the most cells and numbers found. */
  readonly largest: string;
  /** Settings that give no picture, where there are any. */
  readonly problem: string | undefined;
}

export async function addressesOf(widget: Widget): Promise<Addresses> {
  const images = await imagesOf(widget);
  const chance = random(99);
  const first = defaultsOf(widget.params);
  let problem: Raw | undefined;
  let other: Raw = first;
  let largest: Raw = first;
  let most = 0;
  for (let tries = 0; tries < 100; tries++) {
    const raw = sampleRaw(widget, chance);
    const status = statusOf(widget, raw, images, undefined);
    if (status.is === "problem") problem ??= raw;
    if (status.is !== "ready") continue;
    if (other === first) other = raw;
    const arrays = widget.arrays?.(status.model, 0) ?? {};
    const cells = Object.values(arrays).reduce((sum, { data }) => sum + data.length, 0);
    if (cells > most) [largest, most] = [raw, cells];
  }
  const address = (raw: Raw) => writeAddress(widget, raw);
  return { other: address(other), largest: address(largest), problem: problem && address(problem) };
}

/** What the figure told its page last. */
export interface Told {
  readonly address: string;
  readonly ready: boolean;
  readonly values: Readonly<Record<string, unknown>>;
  readonly numbers: Readonly<Record<string, number>>;
}

/** A figure in a page, alive. */
export class FigurePage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.locator("live-figure");
  }

  async open(path: string): Promise<this> {
    await this.page.addInitScript(() => {
      addEventListener("figure-change", (event) => Object.assign(window, { told: (event as CustomEvent).detail }));
    });
    await this.page.goto(path);
    await this.whenLive();
    return this;
  }

  async whenLive(): Promise<void> {
    await expect(this.root).toHaveAttribute("data-live", "");
  }

  told(): Promise<Told> {
    return this.page.evaluate(() => (window as unknown as { told: Told }).told);
  }

  async expectValue(param: string, value: unknown): Promise<void> {
    await expect.poll(async () => (await this.told()).values[param], { message: `value of ${param}` }).toEqual(value);
  }

  /** Another state without another page, as when an address is pasted over the hash. */
  async goTo(address: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
      return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, address);
  }

  get notice(): Locator {
    return this.root.locator(".figure-notice");
  }

  /** The numbers of the live figure, or of its page as the server sent it. */
  numbers(from: "live" | "static"): Promise<Record<string, string[]>> {
    return this.page.evaluate(async (source) => {
      const html = source === "static" ? await (await fetch(location.href)).text() : "";
      const found = html === "" ? document : new DOMParser().parseFromString(html, "text/html");
      const text = (element: Element) => (element.querySelector("title") ?? element).textContent?.trim() ?? "";
      const named = [...found.querySelectorAll("live-figure [data-num]")].map((element) => {
        const cells = [...element.querySelectorAll("[data-cell]")].filter(
          (cell) => cell.closest("[data-num]") === element,
        );
        const at = element.getAttribute("data-cell");
        const name = `${element.getAttribute("data-num")}${at === null ? "" : ` ${at}`}`;
        return [name, cells.length > 0 ? cells.map(text) : [text(element)]] as const;
      });
      return Object.fromEntries(named);
    }, from);
  }
}

/** Addresses of random states that work. */
export async function randomAddresses(widget: Widget, count: number): Promise<string[]> {
  const images = await imagesOf(widget);
  const chance = random(2);
  const found: string[] = [];
  for (let tries = 0; tries < 50 * count && found.length < count; tries++) {
    const raw = sampleRaw(widget, chance);
    const status = statusOf(widget, raw, images, undefined);
    if (status.is !== "ready") continue;
    const frames = widget.frames?.(status.model) ?? 1;
    found.push(writeAddress(widget, raw, chance.integer(0, frames - 1)));
  }
  // Two states in a row that are one would make no history.
  return found.filter((address, at) => address !== found[at - 1]);
}
