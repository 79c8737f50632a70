import { describe, expect, test } from "vitest";
import { conv, croppingConv, stages } from "#rules/conv.ts";
import { compile, type Slots, slotOf } from "#rules/expression.ts";
import { evaluate, inputsFor, isLegal, type Numbers } from "#rules/rule.ts";
import pytorch from "../fixtures/rules/pytorch-sizes.json" with { type: "json" };
import known from "../fixtures/rules/sizes.json" with { type: "json" };
import { proved } from "../proved.ts";
import { eachSetting, lastTap, Tally, windowsInside } from "./placing.ts";

test("every setting of the box: the size is the number of windows that can be placed", { tags: "long" }, () => {
  const sizes = new Tally();
  const rest = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    const values = { inputSize, kernelSize, stride, dilation, padBegin, padEnd };
    const length = padBegin + inputSize + padEnd;
    const counted = windowsInside(length, kernelSize, stride, dilation);
    const setting = () => JSON.stringify(values);
    const got = isLegal(conv, values) ? evaluate(conv, values) : undefined;
    sizes.compare(got?.size ?? 0, counted, setting);
    if (got === undefined) return;
    const lastCell = (counted - 1) * stride + lastTap(kernelSize, dilation);
    rest.compare(got.lets.leftover, length - 1 - lastCell, setting);
  });
  console.log(`conv: ${sizes.compared} settings counted window by window, ${sizes.wrong.length} wrong`);
  expect(sizes.wrong).toEqual([]);
  expect(rest.wrong).toEqual([]);
  expect(sizes.compared).toBe(24 * 8 * 6 * 4 * 25);
  proved("bruteForce", sizes.compared + rest.compared);
});

test("negative padding crops: the windows of what is left", { tags: "long" }, () => {
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, cropBegin, cropEnd) => {
    const values = { inputSize, kernelSize, stride, dilation, padBegin: -cropBegin, padEnd: -cropEnd };
    const counted = windowsInside(inputSize - cropBegin - cropEnd, kernelSize, stride, dilation);
    const got = isLegal(croppingConv, values) ? evaluate(croppingConv, values).size : 0;
    tally.compare(got, counted, () => JSON.stringify(values));
  });
  expect(tally.wrong).toEqual([]);
});

describe("sizes known from elsewhere", () => {
  test.each(known.conv)("i=$i k=$k s=$s p=$p d=$d → $o", ({ i, k, s, p, d, o, r }) => {
    const { size, lets } = evaluate(conv, { inputSize: i, kernelSize: k, stride: s, padding: p, dilation: d });
    expect(size).toBe(o);
    if (r !== undefined) expect(lets.leftover).toBe(r);
  });

  test("PyTorch", () => {
    const rows = pytorch.rows.filter(([rule]) => rule === "conv") as [string, ...number[]][];
    const sizes = rows.map(([, inputSize, kernelSize, stride, padding, dilation]) => {
      return evaluate(conv, { inputSize, kernelSize, stride, padding, dilation } as Numbers).size;
    });
    expect(sizes).toEqual(rows.map((row) => row[7]));
    expect(rows.length).toBeGreaterThan(90);
  });

  test.each(known.inputsFor)("o=$o under (k=$k, s=$s, p=$p) comes from $inputs", ({ k, s, p, o, inputs }) => {
    expect(inputsFor(conv, o, { min: 1, max: 300 }, { kernelSize: k, stride: s, padding: p })).toEqual(inputs);
  });
});

test("the three stages agree with windows placed without and with padding and dilation", { tags: "long" }, () => {
  const [plain, padded, dilated] = [stages.plain, stages.padded, stages.dilated].map((stage) => compile(stage));
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    const slots: Slots = [];
    for (const [name, value] of Object.entries({ inputSize, kernelSize, stride, dilation, padBegin, padEnd })) {
      slots[slotOf[name as keyof typeof slotOf]] = value;
    }
    const length = padBegin + inputSize + padEnd;
    const setting = () => JSON.stringify({ inputSize, kernelSize, stride, dilation, padBegin, padEnd });
    if (kernelSize <= inputSize)
      tally.compare(plain?.(slots), windowsInside(inputSize, kernelSize, stride, 1), setting);
    if (kernelSize <= length) tally.compare(padded?.(slots), windowsInside(length, kernelSize, stride, 1), setting);
    const counted = windowsInside(length, kernelSize, stride, dilation);
    if (counted > 0) tally.compare(dilated?.(slots), counted, setting);
  });
  expect(tally.wrong).toEqual([]);
});
