// Under a base path every link and every file a page names stays below that path, is there, and has its anchor.
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { expect, test } from "./fixture.ts";
import { builtPages } from "./pages.ts";

const { base, outDir } = TEST_BUILDS.below;

for (const path of builtPages(outDir)) {
  test(`${path} names only what is there`, async ({ page, request }) => {
    await page.goto(`.${path}`, { waitUntil: "networkidle" });
    const origin = new URL(page.url()).origin;
    const named = await page
      .locator("[href], [src]")
      .evaluateAll((elements) =>
        elements.map(
          (element) =>
            new URL(element.getAttribute("href") ?? element.getAttribute("src") ?? "", document.baseURI).href,
        ),
      );
    const addresses = [...new Set(named)].map((address) => new URL(address)).filter((url) => url.origin === origin);
    for (const url of addresses) {
      // The canonical address names the published site, not the place where this test serves it.
      expect(url.pathname.startsWith(base), `${url.pathname} stands below ${base}`).toBe(true);
      const response = await request.get(url.origin + url.pathname, { maxRedirects: 0 });
      expect(response.status(), url.pathname).toBe(200);
      if (url.hash === "" || !url.pathname.endsWith("/") || url.hash.includes("=")) continue;
      expect(await response.text(), `${url.pathname} has the anchor ${url.hash}`).toContain(
        `id="${decodeURIComponent(url.hash.slice(1))}"`,
      );
    }
  });
}
