import { describe, expect, test } from "vitest";
import { convTranspose, convTransposeTo, legalSizes, outputPaddingFor } from "#rules/convTranspose.ts";
import { evaluate, explain, isLegal, type Numbers } from "#rules/rule.ts";
import pytorch from "../fixtures/rules/pytorch-sizes.json" with { type: "json" };
import known from "../fixtures/rules/sizes.json" with { type: "json" };
import { proved } from "../proved.ts";
import { cellsWritten, eachSetting, Tally, windowsInside } from "./placing.ts";

test("every setting of the box: the size is what the stamps write, cropped and extended", { tags: "long" }, () => {
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    const written = cellsWritten(inputSize, kernelSize, stride, dilation);
    for (let outputPadding = 0; outputPadding <= 5; outputPadding++) {
      const values = { inputSize, kernelSize, stride, dilation, padBegin, padEnd, outputPadding };
      const size = written - padBegin - padEnd + outputPadding;
      const allowed = size >= 1 && (outputPadding < stride || outputPadding < dilation);
      const got = isLegal(convTranspose, values) ? evaluate(convTranspose, values).size : undefined;
      tally.compare(got, allowed ? size : undefined, () => JSON.stringify(values));
    }
  });
  console.log(`convTranspose: ${tally.compared} settings stamped cell by cell, ${tally.wrong.length} wrong`);
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBe(24 * 8 * 6 * 4 * 25 * 6);
  proved("bruteForce", tally.compared);
});

test("the legal sizes are those whose windows are as many as the input cells, and the output padding reaches each", {
  tags: "long",
}, () => {
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    if ((inputSize + kernelSize + padEnd) % 3 !== 0) return; // a third of the box is enough, and takes a second
    const values = { inputSize, kernelSize, stride, dilation, padBegin, padEnd };
    const sizes = legalSizes(values);
    const [first, last] = [sizes[0] ?? 1, sizes.at(-1) ?? 0];
    for (let size = Math.max(1, first - 2); size <= last + 2; size++) {
      const maps = windowsInside(padBegin + size + padEnd, kernelSize, stride, dilation) === inputSize;
      tally.compare(Number(sizes.includes(size)), Number(maps), () => `${JSON.stringify(values)} size ${size}`);
      if (!maps) continue;
      const written = cellsWritten(inputSize, kernelSize, stride, dilation);
      tally.compare(outputPaddingFor(values, size), size - written + padBegin + padEnd, () => `padding for ${size}`);
    }
    if (padBegin + padEnd < kernelSize) tally.compare(sizes.length, stride, () => `${JSON.stringify(values)} count`);
  });
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBeGreaterThan(100_000);
  proved("bruteForce", tally.compared);
});

describe("sizes known from elsewhere", () => {
  test.each(known.convTranspose)("i=$i k=$k s=$s p=$p d=$d a=$a → $o", ({ i, k, s, p, d, a, o }) => {
    const values = { inputSize: i, kernelSize: k, stride: s, padding: p, dilation: d, outputPadding: a };
    expect(evaluate(convTranspose, values).size).toBe(o);
  });

  test("PyTorch", () => {
    const rows = pytorch.rows.filter(([rule]) => rule === "convTranspose") as [string, ...number[]][];
    const sizes = rows.map(([, inputSize, kernelSize, stride, padding, dilation, outputPadding]) => {
      const values = { inputSize, kernelSize, stride, padding, dilation, outputPadding };
      return evaluate(convTranspose, values as Numbers).size;
    });
    expect(sizes).toEqual(rows.map((row) => row[7]));
    expect(rows.length).toBeGreaterThan(100);
  });

  test("8 cells under (k=5, s=3, p=2) come from 22, 23, 24", () => {
    expect(legalSizes({ inputSize: 8, kernelSize: 5, stride: 3, padding: 2 })).toEqual([22, 23, 24]);
  });

  test("14 from 7 with k=3, s=2, p=1 needs an output padding of 1", () => {
    expect(outputPaddingFor({ inputSize: 7, kernelSize: 3, stride: 2, padding: 1 }, 14)).toBe(1);
  });

  test("PyTorch's range for 5 cells, k=3, s=2 is 11 to 12", () => {
    const problem = explain(convTransposeTo, { inputSize: 5, kernelSize: 3, stride: 2, outputSize: 13 });
    expect(problem).toMatchObject({ code: "sizeUnreachable", param: "outputSize", got: 13, min: 11, max: 12 });
  });
});

test("no size is left, so none is legal", () => {
  expect(legalSizes({ inputSize: 1, kernelSize: 1, padding: 4 })).toEqual([]);
});
