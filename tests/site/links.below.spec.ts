// Under a base path every link and every file a page names stays below that path, is there, and has its anchor.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import { TEST_BUILDS } from "../../scripts/build.mjs";
import { expect, test } from "./fixture.ts";
import { builtPages, openedPages } from "./pages.ts";

const { base, outDir } = TEST_BUILDS.below;

for (const path of openedPages(outDir)) {
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

test("the pages that no browser opens name only what is there, too", () => {
  const opened = new Set(openedPages(outDir));
  const read = (path: string) => readFileSync(join(outDir, path, path.endsWith("/") ? "index.html" : ""), "utf8");
  const anchors = new Map<string, ReadonlySet<string>>();
  const anchorsOf = (path: string) => {
    const found = anchors.get(path) ?? new Set([...read(path).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? ""));
    anchors.set(path, found);
    return found;
  };
  const problems: string[] = [];
  for (const path of builtPages(outDir).filter((each) => !opened.has(each))) {
    const { document } = parseHTML(read(path));
    for (const element of document.querySelectorAll("[href], [src]")) {
      const named = element.getAttribute("href") ?? element.getAttribute("src") ?? "";
      const url = new URL(named, `http://here${base}${path.slice(1)}`);
      if (url.host !== "here") continue;
      const target = `/${url.pathname.slice(base.length)}`;
      const there =
        url.pathname.startsWith(base) && existsSync(join(outDir, target, target.endsWith("/") ? "index.html" : ""));
      if (!there) problems.push(`${path} names ${named}, which is not there`);
      const anchor = decodeURIComponent(url.hash.slice(1));
      if (!there || anchor === "" || anchor.includes("=") || !target.endsWith("/")) continue;
      if (!anchorsOf(target).has(anchor)) problems.push(`${path} names ${named}, which has no such anchor`);
    }
  }
  expect(problems).toEqual([]);
});
