// The error of a wrong size is the engine's own, and the sizes said to be accepted are those that PyTorch accepts.
import { expect, test } from "vitest";
import { maxPool1d, maxUnpool1d, tensor } from "#engine";
import { random } from "#engine/random.ts";
import { isLegal } from "#rules/rule.ts";
import { unpoolTo } from "#rules/unpool.ts";
import { throughPlane } from "#widgets/odd-size/plane.ts";
import { accepted } from "#widgets/odd-size/sizes.ts";
import errors from "../fixtures/golden/errors.json" with { type: "json" };

const settings = (kernelSize: number, stride: number) =>
  ({ inputSize: 5, kernelSize, stride, pools: 1, told: "own", outputSize: 5 }) as const;

test("index 16 in a plane of 4 × 4: the valid range is [0, 16)", () => {
  const P = { shape: [5, 5], data: [1, 3, 2, 4, 0, 5, 6, 1, 2, 7, 3, 2, 9, 1, 4, 2, 7, 6, 8, 2, 2, 0, 5, 3, 6] };
  const read = throughPlane(P, { kernelSize: 2, stride: 2 }, 4);
  expect(read.data).toBeUndefined();
  expect(read.refusal).toContain("indices[2] must be an integer in [0, 16), got 16.");
  expect(read.journeys.map(({ to }) => to && [to.row, to.column])).toEqual([[1, 2], [0, 3], undefined, [3, 0]]);
  expect(read.journeys.map(({ isRight }) => isRight)).toEqual([false, true, false, false]);
});

test("PyTorch's own words for k2 s2 on 2 cells: between 2 and 6, both left out", () => {
  const words = errors.cases
    .filter(({ name }) => name === "output_size off by the stride")
    .map(({ error }) => /must be between (\d+) and (\d+)/.exec(error.message)?.slice(1).map(Number));
  expect(words.length).toBe(3);
  const { from, to } = accepted(settings(2, 2), 2);
  for (const bounds of words) expect(bounds).toEqual([from - 1, to + 1]);
});

test("the rule accepts from the first to the last and none beyond; each sibling really pools to the size and comes back", () => {
  const chance = random(34);
  for (let run = 0; run < 200; run++) {
    const [kernelSize, stride, inputSize] = [chance.integer(1, 5), chance.integer(1, 5), chance.integer(1, 9)];
    const { from, to, siblings } = accepted(settings(kernelSize, stride), inputSize);
    const works = (outputSize: number) => isLegal(unpoolTo, { inputSize, kernelSize, stride, outputSize });
    expect([from - 1, from, to, to + 1].map(works)).toEqual([false, true, true, false]);
    expect(siblings.length).toBe(stride);
    for (const size of siblings) {
      const x = tensor(
        Array.from({ length: size }, () => chance.integer(0, 9)),
        [1, size],
      );
      const { output, indices } = maxPool1d(x, { kernelSize, stride });
      expect(output.shape).toEqual([1, inputSize]);
      expect(maxUnpool1d(output, indices, { kernelSize, stride, outputSize: size }).shape).toEqual([1, size]);
    }
  }
});
