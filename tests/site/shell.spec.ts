// The frame around every page: theme, search, menu, contents, progress, paper, and life without a script.
import { expect, expectNoSidewaysScroll, noScript, test } from "./fixture.ts";

const LESSON = "/lessons/output-size/";
const phone = { viewport: { width: 390, height: 844 } };

test("formulas are typeset, and an equation can be referred to", async ({ page }) => {
  await page.goto(LESSON);
  expect(await page.locator(".katex-display").count()).toBeGreaterThan(0);
  expect(await page.locator(".katex-error").count()).toBe(0);
  const reference = page.locator(".eq-ref").first();
  const number = await reference.textContent();
  await expect(page.locator(`${await reference.getAttribute("href")} .eq-number`)).toHaveText(number ?? "");
});

test.describe("theme", () => {
  const paper = "rgb(253, 253, 252)";
  const night = "rgb(18, 19, 22)";

  test("follows the system until a reader chooses, and keeps the choice", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(LESSON);
    await expect(page.locator("body")).toHaveCSS("background-color", night);
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("radio", { name: "Light" }).check();
    await expect(page.locator("body")).toHaveCSS("background-color", paper);
    await page.reload({ waitUntil: "commit" });
    await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
    await page.getByRole("button", { name: "Theme" }).click();
    await page.getByRole("radio", { name: "As the system" }).check();
    await expect(page.locator("body")).toHaveCSS("background-color", night);
  });

  test("is set before the first paint, whatever loads later", async ({ page, problems }) => {
    problems.expect(/ERR_FAILED/);
    await page.addInitScript(() => localStorage.setItem("theme", "dark"));
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(LESSON);
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await expect(page.locator("body")).toHaveCSS("background-color", night);
  });
});

test.describe("search", () => {
  test("loads at the first use, finds a heading, and opens it by keyboard", async ({ page }) => {
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url()));
    await page.goto("/", { waitUntil: "networkidle" });
    expect(loaded.filter((url) => url.includes("pagefind"))).toEqual([]);
    await page.keyboard.press("/");
    const field = page.getByRole("combobox", { name: "Search the course" });
    await expect(field).toBeFocused();
    await field.fill("dilation kernel");
    await expect(page.getByRole("option").first()).toHaveAttribute("aria-selected", "true");
    await field.press("ArrowDown");
    await expect(page.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
    await field.press("ArrowUp");
    await field.fill("output size padding");
    await expect(page.getByRole("option", { name: "Padding, stride, dilation" }).first()).toBeVisible();
    await field.press("Enter");
    await expect(page).toHaveURL(/\/(lessons|widgets)\//);
  });

  // The index shortens a word it does not know until something fits, so the word is of another script.
  test("says when there is nothing, and Escape gives the page back", async ({ page }) => {
    await page.goto(LESSON);
    await page.getByRole("button", { name: "Search the course" }).click();
    await page.keyboard.type("ξξξ");
    await expect(page.getByRole("dialog").getByRole("status")).toHaveText("Nothing found for “ξξξ”.");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Search the course" })).toBeFocused();
  });

  test("a slash typed into a field stays there", async ({ page }) => {
    await page.goto(LESSON);
    const field = page.getByRole("textbox", { name: "Your answer" }).first();
    await field.click();
    await page.keyboard.type("1/3");
    await expect(field).toHaveValue("1/3");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });
});

test("the skip link is the first stop and leads to the content", async ({ page }) => {
  await page.goto(LESSON);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the contents follow the reader", async ({ page }) => {
  await page.goto(LESSON);
  const contents = page.getByRole("navigation", { name: "On this page" });
  const last = contents.getByRole("link").last();
  await last.click();
  await expect(last).toHaveAttribute("aria-current", "true");
  await expect(contents.locator("[aria-current]")).toHaveCount(1);
  const heading = page.locator(`[id="${(await last.getAttribute("href"))?.slice(1)}"]`);
  await expect(heading).toBeInViewport();
});

test.describe("menu of a phone", () => {
  test.use(phone);

  test("opens, leads and closes by keyboard", async ({ page }) => {
    await page.goto(LESSON);
    const menu = page.getByRole("navigation", { name: "Lessons of the course" });
    await expect(menu).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).focus();
    await page.keyboard.press("Enter");
    await expect(menu).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Close" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(menu).toBeHidden();
    await expect(page.getByRole("button", { name: "Menu" })).toBeFocused();
  });

  test("stands on the first page too", async ({ page }) => {
    await page.goto("/");
    await page.getByRole("button", { name: "Menu" }).click();
    const menu = page.getByRole("navigation", { name: "Lessons of the course" });
    await menu.getByRole("link", { name: "Padding, stride, dilation" }).click();
    await expect(page).toHaveURL(new RegExp(LESSON));
  });
});

test.describe("without JavaScript", () => {
  test.use(noScript);

  test("a lesson keeps its formulas, its cells' output and the answers of its exercises", async ({ page }) => {
    await page.goto(LESSON);
    await expect(page.locator(".katex-display").first()).toBeVisible();
    await expect(page.locator(".cell .results").first()).toContainText(/\d/);
    const answers = page.locator("details.solution");
    expect(await answers.count()).toBe(await page.locator(".exercise").count());
    await answers.first().locator("summary").click();
    await expect(answers.first().locator("[data-solution]")).toBeVisible();
    await expect(page.getByRole("button", { name: "Check" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Search the course" })).toHaveCount(0);
  });

  test.describe("on a phone", () => {
    test.use(phone);
    test("the menu opens", async ({ page }) => {
      await page.goto(LESSON);
      await page.getByRole("button", { name: "Menu" }).click();
      await expect(page.getByRole("navigation", { name: "Lessons of the course" })).toBeVisible();
    });
  });
});

test("an unknown address gets a page that leads back", async ({ page, problems }) => {
  problems.expect(/404/);
  const response = await page.goto("/lessons/no-such-lesson/");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("No such page");
  await page.getByRole("main").getByRole("link").click();
  await expect(page.locator("#lessons")).toBeInViewport();
});

test("lessons that are not written are named and not linked", async ({ page }) => {
  await page.goto("/");
  const map = page.locator("#lessons");
  await expect(map.getByRole("listitem")).toHaveCount(20);
  for (const item of await map.getByRole("listitem").filter({ hasText: "coming" }).all())
    await expect(item.getByRole("link")).toHaveCount(0);
});

for (const width of [320, 390, 799, 1151]) {
  test(`nothing scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    for (const path of ["/", LESSON]) {
      await page.goto(path, { waitUntil: "networkidle" });
      await expectNoSidewaysScroll(page);
    }
  });
}

test("on paper the text and the answers remain, the frame goes", async ({ page }) => {
  await page.goto(LESSON);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const name of ["Lessons of the course", "On this page", "Previous and next lesson"])
    await expect(page.getByRole("navigation", { name })).toBeHidden();
  await expect(page.getByRole("button", { name: "Check" })).toHaveCount(0);
  await expect(page.locator("[data-solution]").first()).toBeVisible();
  await expect(page.locator("h1")).toHaveCSS("color", "rgb(23, 25, 28)");
});

for (const path of ["/", LESSON]) {
  test(`${path} says in its head what it is`, async ({ page, request }) => {
    await page.goto(path);
    const content = (selector: string) => page.locator(selector).getAttribute("content");
    expect((await content('meta[name="description"]'))?.length).toBeGreaterThan(40);
    expect(await content('meta[property="og:title"]')).toBeTruthy();
    const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
    expect(new URL(canonical ?? "").pathname).toBe(new URL(page.url()).pathname);
    const card = new URL((await content('meta[property="og:image"]')) ?? "");
    const response = await request.get(card.pathname);
    expect(response.headers()["content-type"]).toBe("image/png");
    const policy = await content('meta[http-equiv="content-security-policy"]');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe-eval' 'unsafe-inline'");
  });
}
