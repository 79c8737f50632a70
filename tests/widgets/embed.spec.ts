// Figures in other people's pages, served from another origin: the frame and the element, on hosts as odd as there are.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { FrameLocator, Locator, Page } from "@playwright/test";
import { elementCode, iframeCode } from "../../src/widgets/kit/place.ts";
import { test as base, expect } from "../site/fixture.ts";
import { figureNames } from "./figurePage.ts";

interface Host {
  readonly origin: string;
  /** Serves this HTML as a page of the foreign site and opens it. */
  show(page: Page, html: string, headers?: Readonly<Record<string, string>>): Promise<void>;
}

// A worker's foreign site stays up for all its tests, so its origin is known before a page is watched.
const test = base.extend<
  object,
  { server: Server; pages: Map<string, { html: string; headers: Readonly<Record<string, string>> }> }
>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  pages: [async ({}, use) => use(new Map()), { scope: "worker" }],
  server: [
    async ({ pages }, use) => {
      const server = createServer((request, response) => {
        const found = pages.get(request.url ?? "");
        response.writeHead(found ? 200 : 204, { "Content-Type": "text/html; charset=utf-8", ...found?.headers });
        response.end(found?.html);
      });
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      await use(server);
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  foreignOrigins: async ({ server }, use) => use([`http://127.0.0.1:${(server.address() as AddressInfo).port}`]),
});

const figure = "ruler";
const state = "v=1&i=6&k=2&d=1";

function hostOf(pages: Map<string, { html: string; headers: Readonly<Record<string, string>> }>, origin: string): Host {
  return {
    origin,
    show: async (page, body, headers = {}) => {
      pages.set("/host", {
        html: `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body>${body}</body></html>`,
        headers,
      });
      await page.goto(`${origin}/host`);
    },
  };
}

let host: Host;
let place: { where: "page"; root: string };
let site: string;
test.beforeEach(({ pages, foreignOrigins, baseURL }) => {
  host = hostOf(pages, foreignOrigins[0] ?? "");
  place = { where: "page", root: baseURL ?? "" };
  site = new URL(baseURL ?? "").origin;
});

const element = (name = figure, params = state) => elementCode(place, name, params);

/** A frame's figure is alive and as high as the frame. */
async function expectAlive(frames: Locator, at = 0): Promise<FrameLocator> {
  const frame = frames.nth(at).contentFrame();
  await expect(frame.locator("live-figure")).toHaveAttribute("data-live", "");
  return frame;
}

async function expectFitting(frames: Locator, at = 0): Promise<void> {
  const frame = await expectAlive(frames, at);
  const spare = async () => {
    const content = await frame.locator("main").evaluate((main) => main.getBoundingClientRect().height);
    const box = await frames.nth(at).boundingBox();
    return Math.abs((box?.height ?? 0) - content);
  };
  await expect.poll(spare, { message: "px between the frame and its content" }).toBeLessThanOrEqual(1);
}

test("the element in a plain page is as high as its figure, follows its attributes, and keeps to itself", async ({
  page,
}) => {
  await host.show(
    page,
    `<style>* { color: red !important; letter-spacing: 4px }</style><p id="own">Own words</p>${element()}`,
  );
  const frames = page.locator("live-figure iframe");
  await expectFitting(frames);
  const inside = await expectAlive(frames);
  await expect(inside.locator('[data-num="w10.o"]').first()).toHaveText("4");
  expect(await inside.locator(".figure-title").evaluate((title) => getComputedStyle(title).letterSpacing)).toBe(
    "normal",
  );
  expect(await page.locator("#own").evaluate((own) => getComputedStyle(own).fontFamily)).not.toContain("Source");

  const before = (await frames.boundingBox())?.height ?? 0;
  await page.locator("live-figure").evaluate((own) => own.setAttribute("params", "i=30&k=3&d=1&s=1"));
  await expect(inside.locator('[data-num="w10.o"]').first()).toHaveText("30");
  await expectFitting(frames);
  expect((await frames.boundingBox())?.height, "more windows are higher").toBeGreaterThan(before);
  await page.locator("live-figure").evaluate((own) => own.setAttribute("params", "k=99"));
  await expect(inside.locator(".figure-notice")).toContainText("Allowed: a whole number from 1 to 11");
  await expectFitting(frames);
  await page.locator("live-figure").evaluate((own) => own.setAttribute("theme", "dark"));
  await expect(inside.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(inside.locator(".figure-notice")).toBeVisible();
  expect(page.url(), "the host's address is its own").toBe(`${host.origin}/host`);
});

test("a state given before the frame has loaded is not lost", async ({ page }) => {
  await host.show(
    page,
    `${element()}<script>const own = document.querySelector("live-figure"); own.setAttribute("params", "i=9&k=1&s=1&d=1&pb=0&pe=0"); customElements.whenDefined("live-figure").then(() => own.setAttribute("params", "i=12&k=1&s=1&d=1&pb=0&pe=0"));</script>`,
  );
  const inside = await expectAlive(page.locator("live-figure iframe"));
  await expect(inside.locator('[data-num="w10.o"]').first()).toHaveText("12");
});

test("every figure is an element: alive, fitting, with its numbers", async ({ page }) => {
  test.slow();
  await host.show(
    page,
    `${element(figureNames[0], "")}${figureNames
      .slice(1)
      .map((name) => `<live-figure name="${name}"></live-figure>`)
      .join("")}`,
  );
  const frames = page.locator("live-figure iframe");
  await expect(frames).toHaveCount(figureNames.length);
  for (const [at, name] of figureNames.entries()) {
    await frames.nth(at).scrollIntoViewIfNeeded();
    await expectFitting(frames, at);
    await expect(frames.nth(at)).toHaveAttribute("title", name);
  }
  console.log(`${figureNames.length} figures in one foreign page`);
});

test("a host with a strict policy of its own", async ({ page }) => {
  const policy = `default-src 'none'; script-src ${site}; frame-src ${site}; img-src data:; require-trusted-types-for 'script'; base-uri 'none'`;
  await host.show(page, element(), { "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer" });
  await expectFitting(page.locator("live-figure iframe"));
});

test("240 px wide, from right to left, on a host whose prototypes are polluted", async ({ page }) => {
  await host.show(
    page,
    `<script>Object.prototype.channel = "convolution-both-ways"; Object.prototype.kind = "size"; Object.prototype.height = 5; Array.prototype.extra = 1;</script><div dir="rtl" style="width: 240px">${element()}</div>`,
  );
  const frames = page.locator("live-figure iframe");
  await expectFitting(frames);
  const inside = await expectAlive(frames);
  expect((await frames.boundingBox())?.width).toBe(240);
  const [content, room] = await inside.locator("html").evaluate((html) => [html.scrollWidth, html.clientWidth]);
  expect(content).toBeLessThanOrEqual(room ?? 0);
  await page.evaluate(() => postMessage({}, "*"));
  await expectFitting(frames);
});

test("two copies keep their states apart; one that is taken out and put back comes to life again", async ({ page }) => {
  await host.show(
    page,
    `<div id="first">${element(figure, "i=4&k=1&s=1&d=1&pb=0&pe=0")}</div><div id="second">${element(figure, "i=5&k=1&s=1&d=1&pb=0&pe=0")}</div>`,
  );
  const frames = page.locator("live-figure iframe");
  await expectFitting(frames, 0);
  await expectFitting(frames, 1);
  const size = (at: number) => frames.nth(at).contentFrame().locator('[data-num="w10.o"]').first();
  await expect(size(0)).toHaveText("4");
  await expect(size(1)).toHaveText("5");
  await page.locator("#first live-figure").evaluate((own) => own.setAttribute("params", "i=7&k=1&s=1&d=1&pb=0&pe=0"));
  await expect(size(0)).toHaveText("7");
  await expect(size(1)).toHaveText("5");
  await page.evaluate(() => {
    const own = document.querySelector("#first live-figure") as HTMLElement;
    own.remove();
    own.setAttribute("params", "i=8&k=1&s=1&d=1&pb=0&pe=0");
    document.querySelector("#second")?.append(own);
  });
  await expect(frames).toHaveCount(2);
  await frames.nth(1).scrollIntoViewIfNeeded();
  await expectFitting(frames, 1);
  await expect(size(1)).toHaveText("8");
});

test("inside a shadow root, and in a sandboxed page without an origin", async ({ page }) => {
  await host.show(
    page,
    `<div id="shadow"></div><script type="module" src="${site}/live-figure.js"></script><script>document.querySelector("#shadow").attachShadow({ mode: "open" }).innerHTML = '<live-figure name="${figure}"></live-figure>';</script>`,
  );
  await expectFitting(page.locator("#shadow iframe"));
  await host.show(
    page,
    `<iframe id="box" sandbox="allow-scripts" width="600" height="700" srcdoc="${element().replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"></iframe>`,
  );
  const boxed = page.locator("#box").contentFrame().locator("live-figure iframe");
  await expectFitting(boxed);
  await page
    .locator("#box")
    .contentFrame()
    .locator("live-figure")
    .evaluate((own) => own.setAttribute("params", "i=9&k=1&s=1&d=1&pb=0&pe=0"));
  await expect(boxed.contentFrame().locator('[data-num="w10.o"]').first()).toHaveText("9");
});

test("the frame alone, with a height of its own, hides nothing", async ({ page }) => {
  await host.show(page, `<div style="width: 300px">${iframeCode(place, figure, state, "A figure", 400)}</div>`);
  const frame = page.locator("iframe");
  const inside = await expectAlive(frame);
  await expect(inside.locator('[data-num="w10.o"]').first()).toHaveText("4");
  await inside.locator("figcaption").scrollIntoViewIfNeeded();
  await expect(inside.locator("figcaption")).toBeInViewport();
  expect((await frame.boundingBox())?.height).toBe(400);
});

test("a wrong name is answered in words, and can be put right", async ({ page, problems }) => {
  problems.expect(/404/);
  await host.show(page, element("Not a name!", ""));
  const own = page.locator("live-figure");
  await expect(own).toContainText('name must be the name of a figure, such as "ruler"; got "Not a name!"');
  await own.evaluate((figure) => figure.setAttribute("name", "nothing"));
  await expect(own.locator("iframe").contentFrame().getByRole("main")).toContainText(/\S/);
  await own.evaluate((figure) => figure.setAttribute("name", "ruler"));
  await expectFitting(own.locator("iframe"));
});

test("hostile messages change neither the height nor the figure", async ({ page }) => {
  await host.show(page, `${element()}<iframe id="other" srcdoc="<p>other</p>"></iframe>`);
  const frames = page.locator("live-figure iframe");
  await expectFitting(frames);
  const inside = await expectAlive(frames);
  const before = { box: await frames.boundingBox(), text: await inside.locator("live-figure").textContent() };
  const sent = await page.evaluate((target) => {
    const channel = "convolution-both-ways";
    const size = { channel, kind: "size", height: 3000 };
    const state = { channel, kind: "state", params: "i=20" };
    const bad: unknown[] = [
      ...[
        null,
        7,
        "size",
        [],
        {},
        [size],
        JSON.stringify(state),
        { ...state, channel: "x" },
        { ...state, kind: "eval" },
      ],
      ...[
        { ...state, params: 3 },
        { ...state, params: ["i=20"] },
        { ...state, params: "x".repeat(9000) },
        { kind: "state", params: "i=20" },
      ],
      ...[
        { channel, kind: "state" },
        { ...size, height: -1 },
        { ...size, height: "9" },
        new Map([["channel", channel]]),
        new ArrayBuffer(9),
      ],
      JSON.parse(`{"__proto__": {"channel": "${channel}", "kind": "state", "params": "i=20"}}`),
    ];
    const frame = document.querySelector("live-figure iframe") as HTMLIFrameElement;
    const other = document.querySelector("#other") as HTMLIFrameElement;
    // Nothing of this is a message to the frame. To the page even a good one is none, when the frame did not send it.
    for (const data of bad) frame.contentWindow?.postMessage(data, target);
    for (const data of [...bad, size, state]) postMessage(data, "*");
    const insider = other.contentWindow as (Window & typeof globalThis) | null;
    insider?.eval(
      `parent.postMessage(${JSON.stringify(size)}, "*"); parent[0].postMessage(${JSON.stringify(state)}, "*")`,
    );
    return 2 * bad.length + 4;
  }, site);
  expect(sent).toBeGreaterThanOrEqual(40);
  await page.waitForTimeout(500);
  expect({ box: await frames.boundingBox(), text: await inside.locator("live-figure").textContent() }).toEqual(before);
  console.log(`${sent} hostile messages changed nothing`);
});
