import { expect, test } from "vitest";
import { evaluate, isLegal } from "#rules/rule.ts";
import { same, valid } from "#rules/same.ts";
import known from "../fixtures/rules/sizes.json" with { type: "json" };
import { eachSetting, Tally, windowsInside } from "./placing.ts";

test("every setting: SAME has a window at each multiple of the stride, and the least padding that holds them all", () => {
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    if (padBegin + padEnd > 0) return;
    const values = { inputSize, kernelSize, stride, dilation };
    let count = 0;
    for (let start = 0; start < inputSize; start += stride) count++;
    let total = 0;
    while (windowsInside(inputSize + total, kernelSize, stride, dilation) < count) total++;
    const { size, lets } = evaluate(same, values);
    const setting = () => JSON.stringify(values);
    tally.compare(size, count, setting);
    tally.compare(lets.padBegin + lets.padEnd, total, setting);
    // The odd cell, if there is one, is at the end.
    tally.compare(lets.padEnd - lets.padBegin, total % 2, setting);
  });
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBe(3 * 24 * 8 * 6 * 4);
});

test("every setting: VALID's ceiling counts the windows inside the input, as the floor of a convolution does", () => {
  const tally = new Tally();
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    if (padBegin + padEnd > 0) return;
    const values = { inputSize, kernelSize, stride, dilation };
    const got = isLegal(valid, values) ? evaluate(valid, values).size : 0;
    tally.compare(got, windowsInside(inputSize, kernelSize, stride, dilation), () => JSON.stringify(values));
  });
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBe(24 * 8 * 6 * 4);
});

test.each(known.same)("TensorFlow: i=$i k=$k s=$s → $o, pads $pads", ({ i, k, s, o, pads }) => {
  const { size, lets } = evaluate(same, { inputSize: i, kernelSize: k, stride: s });
  expect(size).toBe(o);
  expect([lets.padBegin, lets.padEnd]).toEqual(pads);
});
