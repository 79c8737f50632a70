// The tools as readers use them: paste, mend, take along; ask for two sizes, sort, look.
import { FigurePage } from "../widgets/figurePage.ts";
import { expect, test } from "./fixture.ts";

test("the calculator reads pasted code, names what it does not know, and loads its parser only then", async ({
  page,
}) => {
  const scripts: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) scripts.push(response.url());
  });
  const figure = await new FigurePage(page).open("/tools/shapes/");
  const before = scripts.length;
  const code = figure.root.getByRole("textbox", { name: /Paste or edit/ });
  await code.fill("ngf = 64\nnn.ConvTranspose2d(100, ngf, 4)\nMyBlock(3)\nnn.ReLU()\nnn.Conv2d(64, 3, 9)");
  await expect(figure.root.locator(".issues")).toContainText("Line 3: MyBlock is not known here.");
  expect(scripts.length, "the parser came with the first text").toBeGreaterThan(before);
  await expect(code, "what was typed stays").toHaveValue(/MyBlock\(3\)/);
  // 100 channels are read and 3 arrive: the input has to change, or the layer.
  const refused = figure.root.locator(".layer.is-refused");
  await expect(refused).toContainText("It reads 100 channels, and 3 arrive.");
  await refused.getByRole("button", { name: /Input/ }).press("Enter");
  await expect(refused).toHaveCount(0);
  await expect(figure.root.locator('[data-num="w22.possible"]')).toHaveText("4");

  // The address holds it all, without the code.
  const { address } = await figure.told();
  await page.goto(`/tools/shapes/#${address}`);
  await page.reload();
  await figure.whenLive();
  expect((await figure.told()).address).toBe(address);
  await expect(code).toHaveValue(/MyBlock\(\)/);
});

test("a layer's name shows its formula, its fields change it, and other frameworks have it too", async ({ page }) => {
  const figure = await new FigurePage(page).open("/tools/shapes/");
  const { root } = figure;
  await root.getByRole("button", { name: "5 ConvTranspose2d" }).click();
  await expect(root.getByText("64 · 128 · 3 · 3 + 64 = 73792")).toBeVisible();
  await expect(root.locator(".line-formula .katex").first()).toBeVisible();
  const kernel = root.getByRole("textbox", { name: "Kernel of layer 1", exact: true });
  await kernel.fill("3x");
  await kernel.press("Enter");
  await expect(root.getByRole("alert")).toContainText("whole number ≥ 1");
  await kernel.fill("5");
  await kernel.press("Enter");
  await expect(root.getByRole("alert")).toHaveCount(0);
  await expect(root.locator('[data-num="w22.layerWeights"]').first()).toHaveText("1216");
  await root.getByRole("radio", { name: "ONNX" }).check();
  await expect(root.getByRole("textbox", { name: /The same layers in ONNX/ })).toHaveValue(
    /make_node\("ConvTranspose", \["X", "W", "B"\], \["Y"\], kernel_shape=\[3, 3\], strides=\[2, 2\]/,
  );
});

test("the designer sorts by its heads, opens a layer at work, and says what to change when nothing is found", async ({
  page,
}) => {
  const figure = await new FigurePage(page).open("/tools/design/");
  const { root } = figure;
  const kernels = () => root.locator('[data-num="t1.k"]').allTextContents();
  const head = root.getByRole("button", { name: "Sort by k", exact: true });
  await head.press("Enter");
  await head.press("Enter");
  await expect(root.locator('th[aria-sort="descending"]')).toHaveCount(1);
  expect(await kernels()).toEqual((await kernels()).toSorted((a, b) => Number(b) - Number(a)));
  const { address } = await figure.told();
  expect(address).toContain("by=k");

  await root.getByRole("link", { name: "See it: k 4, s 2, p 1, d 1, a 0" }).click();
  await page.waitForURL(/\/widgets\/round-trip\//);
  await figure.whenLive();
  expect(await figure.numbers("live")).toMatchObject({ "w20.i": ["56"], "w20.o": ["28"], "w20.back": ["56"] });

  await page.goto("/tools/design/#v=1&i=10&o=75&s=3");
  await figure.whenLive();
  await root.getByRole("button", { name: /a stride of/ }).click();
  expect((await kernels()).length).toBeGreaterThan(0);
});
