// What a page loads before anybody touches it: when it is opened, and once every figure on it was seen.
import type { Browser, Page } from "playwright";

export interface Load {
  readonly path: string;
  readonly requests: number;
  readonly thirdParty: number;
  readonly failed: number;
  /** Bytes of script when the page was opened and not yet scrolled. */
  readonly scriptOnOpening: number;
  /** Bytes as sent, compressed, by kind of resource. */
  readonly bytes: Readonly<Record<"document" | "script" | "stylesheet" | "font" | "image" | "fetch" | "other", number>>;
}

export async function loadOf(browser: Browser, origin: string, path: string): Promise<Load> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const bytes = { document: 0, script: 0, stylesheet: 0, font: 0, image: 0, fetch: 0, other: 0 };
  const counts = { requests: 0, thirdParty: 0, failed: 0 };
  const pending: Promise<void>[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (!url.protocol.startsWith("http")) return;
    counts.requests += 1;
    if (url.origin !== origin) counts.thirdParty += 1;
  });
  page.on("requestfailed", () => {
    counts.failed += 1;
  });
  page.on("response", (response) => {
    if (response.status() >= 400) counts.failed += 1;
  });
  page.on("requestfinished", (request) => {
    const type = request.resourceType();
    const key = type in bytes ? (type as keyof typeof bytes) : "other";
    const add = request.sizes().then(({ responseBodySize }) => {
      bytes[key] += responseBodySize;
    });
    pending.push(add);
  });
  await page.goto(origin + path, { waitUntil: "networkidle" });
  await Promise.all(pending);
  const scriptOnOpening = bytes.script;
  await seeEveryFigure(page);
  await page.waitForLoadState("networkidle");
  page.removeAllListeners();
  await Promise.all(pending);
  await page.close();
  return { path, ...counts, scriptOnOpening, bytes };
}

/** Figures load their script when they come into view, and say so when they are live. */
async function seeEveryFigure(page: Page): Promise<void> {
  for (const figure of await page.locator("live-figure").all()) {
    await figure.scrollIntoViewIfNeeded();
    await figure.and(page.locator("[data-live]")).waitFor();
  }
}
