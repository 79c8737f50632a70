// The studio in a browser: what only a browser can do is to compute styles and to draw.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { decode } from "fast-png";
import { readGif } from "../widgets/picture/readGif.ts";
import { expect, test } from "./fixture.ts";

async function saved(page: Page, kind: string): Promise<Buffer> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save ${kind}` }).click();
  return readFileSync(await (await download).path());
}

/** What another program cannot read, or would fetch. */
const foreign =
  /var\(|foreignObject|color\(|rgba\(| class="| style="(?!font-variant|image-rendering)|(href|src)="(?!data:)|url\((?!#|data:)/;

test("SVG of a window, a ruler, a stamp and four panels: no page needed, as wide as a column", async ({ page }) => {
  for (const name of ["window", "ruler", "stamp", "four-panels"]) {
    await page.goto("about:blank");
    await page.goto(`/tools/studio/#figure=${name}&theme=dark`);
    await expect(page.locator(".studio-picture img")).toBeVisible();
    const svg = (await saved(page, "SVG")).toString("utf8");
    expect(svg.replace(/base64,[^)"]*/g, ""), name).not.toMatch(foreign);
    // The page's policy lets no style in, not even one that is only read.
    const styleless = svg.replace(/<style>.*?<\/style>/s, "");
    const read = await page.evaluate((text) => {
      const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
      return { name: root.localName, width: root.getAttribute("width"), words: root.textContent ?? "" };
    }, styleless);
    expect(read, name).toMatchObject({ name: "svg", width: "85mm" });
    const caption = await page.getByLabel("The caption").inputValue();
    expect(read.words.replace(/\s+/g, ""), name).toContain(caption.replace(/\s+|_/g, ""));
  }
});

test("PNG and GIF of the window on a slide: their size, and each step once", async ({ page }) => {
  await page.goto("/tools/studio/#figure=window&size=slide&seconds=0.5");
  const png = decode(await saved(page, "PNG"), { checkCrc: true });
  expect([png.width, png.height, png.resolution?.x]).toEqual([1920, 1080, 5669]);
  // Sharp and filled: its corner is the ground, and more than lines are drawn.
  expect([...png.data.slice(0, 4)]).toEqual([255, 255, 255, 255]);
  const gif = readGif(await saved(page, "GIF"));
  expect([gif.width, gif.height, gif.repeats]).toEqual([1280, 720, 0]);
  expect(gif.delays).toEqual([50, 50, 50, 50]);
  expect(new Set(gif.pictures.map((picture) => picture.join())).size).toBe(4);
});

test("from a figure's Save panel by keyboard, in its state; what is impossible is explained", async ({
  page,
  context,
}) => {
  await page.goto("/widgets/ruler/#v=1&k=5");
  await expect(page.locator("live-figure")).toHaveAttribute("data-live", "");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open in the studio" }).press("Enter");
  const studio = await opened;
  const picture = studio.locator(".studio-picture img");
  await expect(picture).toHaveAttribute("alt", /kernel of 5/);
  await studio.getByRole("slider", { name: "Kernel" }).press("ArrowLeft");
  await expect(picture).toHaveAttribute("alt", /kernel of 4/);
  await expect(studio).toHaveURL(/state=v%3D1%26k%3D4/);

  await studio.goto("/tools/studio/#figure=nothing");
  await studio.reload();
  await expect(studio.getByText("There is no figure “nothing”. Choose one from the list.")).toBeVisible();
  await studio.getByLabel("Figure", { exact: true }).selectOption("ruler");
  await studio
    .getByRole("spinbutton", { name: "Dilation" })
    .or(studio.getByRole("slider", { name: "Dilation" }))
    .first()
    .press("End");
  await expect(studio.getByText("These settings give no picture.")).toBeVisible();
  await expect(studio.getByRole("button", { name: "Save SVG" })).toBeDisabled();
});

test("an animation whose writer does not load says so, and the rest goes on", async ({ page }) => {
  await page.route(/gif\.worker/, (route) => route.abort());
  await page.goto("/tools/studio/#figure=window");
  await page.getByRole("button", { name: "Save GIF" }).click();
  await expect(page.getByText("Try again when you are online")).toBeVisible();
  expect((await saved(page, "SVG")).length).toBeGreaterThan(1000);
});
