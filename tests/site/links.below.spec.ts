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
    const problems: string[] = [];
    for (const url of [...new Set(named)].map((address) => new URL(address))) {
      // The canonical address is that of the published site, not of the place where this test serves it.
      if (url.origin !== origin) continue;
      if (!url.pathname.startsWith(base)) problems.push(`${url.pathname} is not below ${base}`);
      const response = await request.get(url.origin + url.pathname, { maxRedirects: 0 });
      if (response.status() !== 200) problems.push(`${url.pathname} answers ${response.status()}`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      // The hash of a figure's own page is its state, such as #i=8&k=3.
      if (anchor === "" || anchor.includes("=") || !url.pathname.endsWith("/")) continue;
      if (!(await response.text()).includes(`id="${anchor}"`))
        problems.push(`${url.pathname} has no anchor #${anchor}`);
    }
    expect(problems).toEqual([]);
  });
}
