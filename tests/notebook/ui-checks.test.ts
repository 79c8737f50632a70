// Hidden tests accept the right code, and refuse what readers write who go wrong.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { runCells } from "#site/cell/run.ts";

const written = (body: string) => `function transConv(x: number[], w: number[], stride: number) {
  const y = new Array<number>((x.length - 1) * stride + w.length).fill(0);
  ${body}
  return y;
}`;
const loops = (line: string) => `for (let m = 0; m < x.length; m++) for (let u = 0; u < w.length; u++) ${line}`;
const test = readFileSync("content/lessons/06-transposed-convolution/checks/trans-conv.ts", "utf8").replace(
  "#engine/index.ts",
  "convolution-both-ways/engine",
);

it.each([
  ["stamps add up", loops("y[m * stride + u] += x[m] * w[u];"), true],
  ["nothing is written", "", false],
  ["a stamp replaces what lay there", loops("y[m * stride + u] = x[m] * w[u];"), false],
  ["the stride moves the weights apart", loops("y[m + u * stride] += x[m] * w[u];"), false],
  ["the kernel is turned", loops("y[m * stride + u] += x[m] * w[w.length - 1 - u];"), false],
  ["the stride is forgotten", loops("y[m + u] += x[m] * w[u];"), false],
])("transConv: %s", async (_, body, right) => {
  const [own, checked] = await runCells([written(body), test]);
  expect(own).toEqual([]);
  if (right) expect(checked).toEqual([{ is: "line", parts: [{ is: "text", text: "50" }] }]);
  else
    expect(checked?.[0]).toMatchObject({
      is: "error",
      message: expect.stringMatching(/^transConv\(.* should be \[.*\], and is /),
    });
});
