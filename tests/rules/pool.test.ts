import { describe, expect, test } from "vitest";
import { pool, poolCeil } from "#rules/pool.ts";
import { defineRule, evaluate, isLegal, type Numbers } from "#rules/rule.ts";
import pytorch from "../fixtures/rules/pytorch-sizes.json" with { type: "json" };
import known from "../fixtures/rules/sizes.json" with { type: "json" };
import { proved } from "../proved.ts";
import { eachSetting, Tally, windowsHanging, windowsInside } from "./placing.ts";

const anyPadding = defineRule({ ...pool, constraints: [] });
const anyPaddingCeil = defineRule({ ...poolCeil, constraints: [] });

test("every setting of the box, floor and ceil: the size is the number of windows that can be placed", {
  tags: "long",
}, () => {
  const tally = new Tally();
  const refused = new Tally();
  const behind = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    const values = { inputSize, kernelSize, stride, dilation, padBegin, padEnd };
    const setting = () => JSON.stringify(values);
    const floor = windowsInside(padBegin + inputSize + padEnd, kernelSize, stride, dilation);
    const starts = windowsHanging(padBegin, inputSize, padEnd, kernelSize, stride, dilation);
    const ceil = starts.length;
    // The arithmetic on the whole box, also where pooling refuses the padding.
    if (floor > 0) tally.compare(evaluate(anyPadding, values).size, floor, setting);
    if (ceil > 0) tally.compare(evaluate(anyPaddingCeil, values).size, ceil, setting);
    const half = padBegin + padBegin <= kernelSize && padEnd + padEnd <= kernelSize;
    refused.compare(Number(isLegal(pool, values)), Number(floor > 0 && half), setting);
    refused.compare(Number(isLegal(poolCeil, values)), Number(ceil > 0 && half), setting);
    // Where the padding is at most half the kernel, dropping one window is enough.
    if (half) behind.compare(starts.filter((start) => start >= padBegin + inputSize).length, 0, setting);
  });
  console.log(
    `pool, floor and ceil: ${refused.compared} settings counted, ${tally.wrong.length + refused.wrong.length} wrong`,
  );
  expect(tally.wrong).toEqual([]);
  expect(refused.wrong).toEqual([]);
  expect(behind.wrong).toEqual([]);
  proved("bruteForce", tally.compared + refused.compared);
  expect(refused.compared).toBe(2 * 24 * 8 * 6 * 4 * 25);
});

describe("sizes known from elsewhere", () => {
  test.each(known.pool)("i=$i k=$k s=$s p=$p → floor $floor, ceil $ceil", ({ i, k, s, p, floor, ceil }) => {
    const values = { inputSize: i, kernelSize: k, stride: s, padding: p };
    expect([evaluate(pool, values).size, evaluate(poolCeil, values).size]).toEqual([floor, ceil]);
  });

  test.each([pool, poolCeil])("PyTorch: $name", (rule) => {
    const rows = pytorch.rows.filter(([name]) => name === rule.name) as [string, ...number[]][];
    const sizes = rows.map(([, inputSize, kernelSize, stride, padding, dilation]) => {
      const values = { inputSize, kernelSize, stride, padding, dilation };
      return evaluate(rule, values as Numbers).size;
    });
    expect(sizes).toEqual(rows.map((row) => row[7]));
    expect(rows.length).toBeGreaterThan(60);
  });
});
