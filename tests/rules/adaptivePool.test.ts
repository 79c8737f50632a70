import { expect, test } from "vitest";
import { adaptiveBins, adaptivePool } from "#rules/adaptivePool.ts";
import { evaluate } from "#rules/rule.ts";
import known from "../fixtures/rules/sizes.json" with { type: "json" };

test.each(known.bins)("$i cells in $o bins: $bins", ({ i, o, bins }) => {
  expect(adaptiveBins({ inputSize: i, outputSize: o }).map(({ start, end }) => [start, end])).toEqual(bins);
});

test("i 1–32, o 1–16: a bin holds the cells that its share of the axis touches", () => {
  for (let inputSize = 1; inputSize <= 32; inputSize++)
    for (let outputSize = 1; outputSize <= 16; outputSize++) {
      const values = { inputSize, outputSize };
      const bins = adaptiveBins(values);
      expect(bins.length).toBe(evaluate(adaptivePool, values).size);
      for (const [bin, { start, end }] of bins.entries()) {
        // Cell c is [c, c + 1) and bin b is [b·i/o, (b + 1)·i/o): they touch if each begins before the other ends.
        const touched = Array.from({ length: inputSize }, (_, cell) => cell).filter((cell) => {
          return cell * outputSize < (bin + 1) * inputSize && bin * inputSize < (cell + 1) * outputSize;
        });
        expect([start, end - 1]).toEqual([touched[0], touched.at(-1)]);
      }
    }
});
