import { expect, test } from "vitest";
import { pool, poolCeil } from "#rules/pool.ts";
import { evaluate, inputsFor, isLegal, type Numbers } from "#rules/rule.ts";
import { unpool, unpoolTo } from "#rules/unpool.ts";
import pytorch from "../fixtures/rules/pytorch-sizes.json" with { type: "json" };
import known from "../fixtures/rules/sizes.json" with { type: "json" };

test.each(known.unpool)("i=$i k=$k s=$s p=$p → $o", ({ i, k, s, p, o }) => {
  expect(evaluate(unpool, { inputSize: i, kernelSize: k, stride: s, padding: p }).size).toBe(o);
});

test("PyTorch's sizes, given and not given", () => {
  const rows = pytorch.rows.filter(([name]) => name === "unpool" || name === "unpoolTo") as [string, ...number[]][];
  const sizes = rows.map(([name, inputSize, kernelSize, stride, padding, , , outputSize]) => {
    const values = { inputSize, kernelSize, stride, padding, outputSize } as Numbers;
    return evaluate(name === "unpool" ? unpool : unpoolTo, values).size;
  });
  expect(sizes).toEqual(rows.map((row) => row[7]));
  expect(rows.length).toBeGreaterThan(25);
});

test("PyTorch's range: 2 cells with k=2, s=2 reach 3 to 5, and 2 and 6 are refused", () => {
  const legal = [1, 2, 3, 4, 5, 6, 7].filter((outputSize) => {
    return isLegal(unpoolTo, { inputSize: 2, kernelSize: 2, stride: 2, outputSize });
  });
  expect(legal).toEqual([3, 4, 5]);
});

test("the sizes that may be asked for are those that pool to the input, by floor or by ceil", { tags: "long" }, () => {
  for (let inputSize = 1; inputSize <= 8; inputSize++)
    for (let kernelSize = 1; kernelSize <= 6; kernelSize++)
      for (let stride = 1; stride <= kernelSize; stride++) {
        const window = { kernelSize, stride };
        const pools = (size: number) =>
          [pool, poolCeil].some((rule) => inputsFor(rule, inputSize, { min: size, max: size }, window).length > 0);
        for (let outputSize = 1; outputSize <= 60; outputSize++) {
          const asked = isLegal(unpoolTo, { ...window, inputSize, outputSize });
          expect([window, inputSize, outputSize, asked]).toEqual([window, inputSize, outputSize, pools(outputSize)]);
        }
      }
});
