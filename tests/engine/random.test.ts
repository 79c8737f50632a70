import { describe, expect, test } from "vitest";
import { EngineError, random } from "#engine";

describe("random(seed)", () => {
  test("the same seed gives the same numbers, another seed others", () => {
    const draw = (seed: number) => Array.from({ length: 20 }, random(seed).next);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  test("numbers are spread evenly and do not repeat", { tags: "long" }, () => {
    const { next } = random(1);
    const counts = new Array(10).fill(0);
    const seen = new Set<number>();
    for (let i = 0; i < 100_000; i++) {
      const value = next();
      expect(value >= 0 && value < 1).toBe(true);
      counts[Math.floor(value * 10)]++;
      seen.add(value);
    }
    // χ² with 9 degrees of freedom is above 27.9 once in a thousand seeds.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
    expect(seen.size).toBeGreaterThan(99_999 - 5);
  });

  test("normal numbers have mean 0, deviation 1 and the right tails", { tags: "long" }, () => {
    const values = [...random(2).normal([100_000]).data];
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, b) => a + b * b, 0) / values.length - mean ** 2;
    // Four standard errors.
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(1e5));
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 1e5));
    expect(values.filter((value) => Math.abs(value) > 1.96).length / 1e5).toBeCloseTo(0.05, 2);
  });

  test("integers include both ends, tensors take a dtype, permutations hold each number once", () => {
    const draw = random(3);
    expect(new Set(draw.integers([200], -2, 2).data)).toEqual(new Set([-2, -1, 0, 1, 2]));
    expect(draw.uniform([3], { low: 5, high: 6, dtype: "float32" }).dtype).toBe("float32");
    expect(draw.permutation(6).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...draw.normal([4], { mean: 100, deviation: 0 }).data]).toEqual([100, 100, 100, 100]);
  });

  test.each([-1, 0.5, 2 ** 32, Number.NaN, "7" as never])("refuses the seed %s", (seed) => {
    expect(() => random(seed)).toThrow(EngineError);
  });

  test("refuses a range that is none", () => {
    expect(() => random(1).integer(2, 1)).toThrow(/integers with low ≤ high/);
    expect(() => random(1).integer(0.5, 1)).toThrow(EngineError);
  });
});
