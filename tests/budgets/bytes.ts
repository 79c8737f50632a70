// What a page loads before anybody touches it: it is opened, scrolled to its end, and left alone.
import type { Browser } from "playwright";

export interface Load {
  readonly path: string;
  readonly requests: number;
  readonly thirdParty: number;
  readonly failed: number;
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
  await scrollThrough(page);
  await page.waitForLoadState("networkidle");
  page.removeAllListeners();
  await Promise.all(pending);
  await page.close();
  return { path, ...counts, bytes };
}

/** Figures load their script when they come into view. */
async function scrollThrough(page: Awaited<ReturnType<Browser["newPage"]>>): Promise<void> {
  await page.evaluate(async () => {
    const step = innerHeight / 2;
    for (let top = 0; top < document.documentElement.scrollHeight; top += step) {
      scrollTo(0, top);
      await new Promise((done) => setTimeout(done, 60));
    }
  });
  await page.waitForTimeout(300);
}
