import { expect, test } from "vitest";
import { evaluate, explain, isLegal, type Numbers, taps } from "#rules/rule.ts";
import { same, valid } from "#rules/same.ts";
import { sameTranspose, sameTransposeTo, validTranspose, validTransposeTo } from "#rules/tensorflowTranspose.ts";
import { proved } from "../proved.ts";
import { cellsWritten, eachSetting, Tally, windowsInside } from "./placing.ts";

/** One setting of each without padding, which these rules find themselves. */
function eachUnpadded(visit: (inputSize: number, kernelSize: number, stride: number, dilation: number) => void) {
  eachSetting((inputSize, kernelSize, stride, dilation, padBegin, padEnd) => {
    if (padBegin + padEnd === 0) visit(inputSize, kernelSize, stride, dilation);
  });
}

/** The windows of SAME: one at each multiple of the stride. */
function windowsOfSame(size: number, stride: number): number {
  let count = 0;
  for (let start = 0; start < size; start += stride) count++;
  return count;
}

test("every setting: the legal sizes are those that the convolution maps to the input, found one by one", {
  tags: "long",
}, () => {
  const tally = new Tally();
  eachUnpadded((inputSize, kernelSize, stride, dilation) => {
    const last = cellsWritten(inputSize, kernelSize, stride, dilation) + stride + 2;
    for (let outputSize = 1; outputSize <= last; outputSize++) {
      const values = { inputSize, kernelSize, stride, dilation, outputSize };
      const setting = () => JSON.stringify(values);
      const maps = windowsOfSame(outputSize, stride) === inputSize;
      tally.compare(Number(isLegal(sameTransposeTo, values)), Number(maps), setting);
      const fits = windowsInside(outputSize, kernelSize, stride, dilation) === inputSize;
      tally.compare(Number(isLegal(validTransposeTo, values)), Number(fits), setting);
    }
  });
  console.log(`TensorFlow's transposed sizes: ${tally.compared} tried one by one, ${tally.wrong.length} wrong`);
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBeGreaterThan(300_000);
  proved("bruteForce", tally.compared);
});

test("every setting: the sizes of Keras are among the legal ones, and the pads are those of the convolution", {
  tags: "long",
}, () => {
  const tally = new Tally();
  eachUnpadded((inputSize, kernelSize, stride, dilation) => {
    const values = { inputSize, kernelSize, stride, dilation };
    const setting = () => JSON.stringify(values);
    for (const [rule, to, forward] of [
      [sameTranspose, sameTransposeTo, same],
      [validTranspose, validTransposeTo, valid],
    ] as const) {
      const { size, lets } = evaluate(rule, values);
      const asked: { readonly lets: Numbers } = evaluate(to, { ...values, outputSize: size });
      const there = evaluate(forward, { ...values, inputSize: size });
      tally.compare(there.size, inputSize, setting);
      for (const side of ["padBegin", "padEnd"] as const) {
        tally.compare(lets[side], there.lets[side], setting);
        tally.compare(asked.lets[side], there.lets[side], setting);
      }
    }
  });
  expect(tally.wrong).toEqual([]);
  expect(tally.compared).toBe(24 * 8 * 6 * 4 * 10);
});

test("a transposed convolution writes where its convolution reads", () => {
  const tally = new Tally();
  eachUnpadded((inputSize, kernelSize, stride, dilation) => {
    if (inputSize > 6) return;
    const values = { inputSize, kernelSize, stride, dilation };
    for (const [rule, forward] of [
      [sameTranspose, same],
      [validTranspose, valid],
    ] as const) {
      const outputSize = evaluate(rule, values).size;
      const reads = taps(forward, { ...values, inputSize: outputSize }).flatMap((list, window) =>
        list.filter(({ place }) => place === "input").map(({ input, tap }) => `${input} ${window} ${tap}`),
      );
      const writes = taps(rule, values).flatMap((list, cell) =>
        list.map(({ input, tap }) => `${cell} ${input} ${tap}`),
      );
      const [a, b] = [reads.sort().join(), writes.sort().join()];
      tally.compare(Number(a === b), 1, () => JSON.stringify(values));
    }
  });
  expect(tally.wrong).toEqual([]);
});

test("3 cells with k=1, s=2 make 6 in Keras with VALID, 5 or 6 can be asked for", () => {
  const values = { inputSize: 3, kernelSize: 1, stride: 2 };
  expect(evaluate(validTranspose, values).size).toBe(6);
  expect(evaluate(sameTranspose, values).size).toBe(6);
  expect(explain(validTransposeTo, { ...values, outputSize: 9 })).toMatchObject({
    code: "sizeUnreachable",
    param: "outputSize",
    min: 5,
    max: 6,
  });
});
