// Notebooks that came from elsewhere, and code that a reader writes and has checked.
import { toHash } from "#notebook/ui/share.ts";
import { audit, expect, test } from "../site/fixture.ts";

const CELLS = [
  { kind: "text", source: "# Two cells <b>of mine</b>" },
  { kind: "code", source: "const twice = [21, 42];\nprint(twice);" },
  { kind: "code", source: "print(twice.length);" },
] as const;

test("a shared notebook shows its text and runs nothing before a click", async ({ page }) => {
  await page.goto(`/notebook/#${toHash({ title: "Shared", cells: CELLS })}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Shared");
  await expect(page.getByRole("status").filter({ hasText: "Nothing in it has run" })).toBeVisible();
  await expect(page.locator(".cell-text")).toHaveText("# Two cells <b>of mine</b>");
  const results = page.locator("section.cell .results");
  await page.locator("section.cell pre").first().focus();
  const bar = page.getByRole("group", { name: "Notebook" });
  await expect(bar.getByRole("status")).toHaveText("0 of 2 cells run");
  await expect(results).toHaveText(["", ""]);
  await bar.getByRole("button", { name: "Run all" }).click();
  await expect(results).toHaveText(["[21, 42]", "2"]);
  await audit(page);
});

test("a lesson's notebook file opens, and a file that is none says so", async ({ page, baseURL }) => {
  await page.goto("/notebook/");
  const file = page.getByLabel("Open a notebook file");
  const name = "lesson.ipynb";
  await file.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from("{}") });
  await expect(page.locator("[data-note]")).toContainText("This is no notebook");
  const lesson = await page.request.get(`${baseURL}notebook/output-size.ipynb`);
  await file.setInputFiles({ name, mimeType: "application/json", buffer: await lesson.body() });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Padding, stride, dilation");
  const { cells }: { cells: { cell_type: string }[] } = await lesson.json();
  const codeCells = cells.filter(({ cell_type }) => cell_type === "code");
  expect(codeCells.length).toBeGreaterThan(9);
  await expect(page.locator("section.cell")).toHaveCount(codeCells.length);
  await expect(page.locator("section.cell .results").first()).toBeEmpty();
});

test("what a reader writes is checked on random rows", async ({ page }) => {
  await page.goto("/lessons/transposed-convolution/");
  const cell = page.locator("section.cell[data-check]");
  await cell.getByRole("button", { name: "Check" }).click();
  const verdict = cell.getByRole("status").first();
  await expect(verdict).toContainText(/^transConv\(.*should be/);
  await cell.getByRole("region").focus();
  await page.keyboard.press("Enter");
  await expect(cell.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(`function transConv(x: number[], w: number[], stride: number) {
  const y = new Array<number>((x.length - 1) * stride + w.length).fill(0);
  for (let m = 0; m < x.length; m++) for (let u = 0; u < w.length; u++) y[m * stride + u] += x[m] * w[u];
  return y;
}`);
  await cell.getByRole("button", { name: "Check" }).click();
  await expect(verdict).toHaveText("Right. Your function agrees with the engine on 50 random rows.");
});
