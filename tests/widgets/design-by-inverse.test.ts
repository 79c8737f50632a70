// The designer finds what brute force over the engine's own layers finds, and nothing else.
import { describe, expect, it } from "vitest";
import { avgPool1d, conv1d, convTranspose1d, ones } from "#engine/index.ts";
import {
  adviceFor,
  type LayerKind,
  overlapOf,
  type Question,
  solutionsOf,
  sorted,
} from "#widgets/design-by-inverse/solutions.ts";

const question = (kind: LayerKind, inputSize: number, outputSize: number): Question => ({
  kind,
  inputSize,
  outputSize,
  mostKernel: 5,
  mostStride: 3,
  mostPadding: 2,
  mostDilation: 2,
});

/** Every setting run on ones; those that give the size. */
function byForce({ kind, inputSize, outputSize, ...most }: Question): string[] {
  const found: string[] = [];
  const x = ones([1, 1, inputSize]);
  for (let k = 1; k <= most.mostKernel; k++)
    for (let stride = 1; stride <= most.mostStride; stride++)
      for (let padding = 0; padding <= most.mostPadding; padding++)
        for (let dilation = 1; dilation <= (k === 1 ? 1 : most.mostDilation); dilation++)
          for (let outputPadding = 0; outputPadding < (kind === "convTranspose" ? 4 : 1); outputPadding++) {
            const options = { stride, padding };
            try {
              const { shape } =
                kind === "conv"
                  ? conv1d(x, ones([1, 1, k]), { ...options, dilation })
                  : kind === "pool"
                    ? pooled(k, stride, padding, dilation, inputSize)
                    : convTranspose1d(x, ones([1, 1, k]), { ...options, dilation, outputPadding });
              if (shape[2] === outputSize) found.push([k, stride, padding, dilation, outputPadding].join());
            } catch {
              // Not legal, so not a solution.
            }
          }
  return found.sort();
}

function pooled(kernelSize: number, stride: number, padding: number, dilation: number, inputSize: number) {
  const x = ones([1, 1, inputSize]);
  // Average pooling has no dilation; a dilated window is as long as a wider one, and its padding has its own limit.
  if (dilation > 1 && 2 * padding > kernelSize) throw new Error("padding above half the window");
  return dilation === 1
    ? avgPool1d(x, { kernelSize, stride, padding })
    : conv1d(x, ones([1, 1, kernelSize]), { stride, padding, dilation });
}

describe.each(["convTranspose", "conv", "pool"] as const)("%s", (kind) => {
  it.each([
    [4, 8],
    [7, 14],
    [9, 9],
    [12, 4],
    [5, 17],
    [20, 7],
  ])("%i to %i: the same settings as by force", (inputSize, outputSize) => {
    const asked = question(kind, inputSize, outputSize);
    const found = solutionsOf(asked).map((one) =>
      [one.kernelSize, one.stride, one.padding, one.dilation, one.outputPadding].join(),
    );
    expect(found.sort()).toEqual(byForce(asked));
  });
});

it("28 to 56 in the textbook ways, sorted by cost", () => {
  const wide = { ...question("convTranspose", 28, 56), mostKernel: 6 };
  const rows = sorted(solutionsOf(wide), "cost", false);
  const has = (k: number, p: number, a: number) =>
    rows.some(
      (one) =>
        one.kernelSize === k && one.stride === 2 && one.padding === p && one.outputPadding === a && one.dilation === 1,
    );
  expect([has(2, 0, 0), has(4, 1, 0), has(6, 2, 0), has(3, 1, 1), has(5, 2, 1)]).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(rows.map(({ cost }) => cost)).toEqual(rows.map(({ cost }) => cost).sort((a, b) => a - b));
  for (const { back } of rows) expect(back).toBe(28);
});

// Odena, Dumoulin and Olah 2016: the overlap is even where the stride divides the kernel.
it("without dilation the overlap is even where the stride divides the kernel", () => {
  for (let kernelSize = 1; kernelSize <= 11; kernelSize++)
    for (let stride = 1; stride <= 8; stride++) {
      const [least, most] = overlapOf({ kernelSize, stride, dilation: 1 });
      expect(least === most).toBe(kernelSize % stride === 0);
    }
  expect(overlapOf({ kernelSize: 3, stride: 2, dilation: 1 })).toEqual([1, 2]);
  expect(overlapOf({ kernelSize: 4, stride: 2, dilation: 2 })).toEqual([0, 4]);
});

it("with nothing found, each advice finds something", () => {
  const asked = { ...question("convTranspose", 10, 75), mostStride: 3 };
  expect(solutionsOf(asked)).toEqual([]);
  const advice = adviceFor(asked);
  expect(advice.length).toBeGreaterThan(0);
  for (const { change, value } of advice) expect(solutionsOf({ ...asked, [change]: value }).length).toBeGreaterThan(0);
});
