// Whether the kernels of the lab come apart, held to their ranks in NumPy; and a window that stands where its output is.
import { describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { type Preset, presetNames, presets, splitOf } from "#widgets/kernel-lab/kernels.ts";

/** NumPy 2.4, linalg.matrix_rank. */
const ranks: Record<Preset, number> = {
  identity: 1,
  shift: 1,
  box: 1,
  gaussian: 1,
  sharpen: 2,
  motion: 5,
  difference: 1,
  sobelAcross: 1,
  sobelDown: 1,
  laplacian: 2,
  blob: 3,
  emboss: 3,
};

describe("a kernel is separable when its rank is 1", () => {
  test.each(presetNames)("%s", (name) => {
    const split = splitOf(presets[name]);
    expect(split.separable).toBe(ranks[name] === 1);
    if (split.separable)
      expect(split.down.flatMap((a) => split.across.map((b) => a * b + 0))).toEqual([...presets[name].weights]);
    else expect(split.corners.one).not.toBe(split.corners.other);
  });
});

test("300 products of a column and a row come apart; with one weight changed they do not", () => {
  const { integer } = random(3);
  for (let count = 0; count < 300; count++) {
    const size = integer(2, 5);
    const [down, across] = [0, 1].map(() => Array.from({ length: size }, () => integer(1, 9)));
    const weights = (down ?? []).flatMap((a) => (across ?? []).map((b) => a * b));
    const split = splitOf({ size, weights });
    if (!split.separable) throw new Error(`${weights} should come apart`);
    split.down
      .flatMap((a) => split.across.map((b) => a * b))
      .forEach((weight, at) => void expect(weight).toBeCloseTo(weights[at] ?? Number.NaN, 9));
    const changed = weights.with(integer(0, size ** 2 - 1), 100);
    expect(splitOf({ size, weights: changed }).separable).toBe(false);
  }
});

test("a kernel of zeros, and one of a single weight, come apart", () => {
  expect(splitOf({ size: 2, weights: [0, 0, 0, 0] })).toMatchObject({ separable: true });
  expect(splitOf({ size: 1, weights: [-3] })).toMatchObject({ separable: true });
});
