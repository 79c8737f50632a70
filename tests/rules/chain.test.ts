import { expect, test } from "vitest";
import { chain } from "#rules/chain.ts";
import { conv } from "#rules/conv.ts";
import { convTranspose } from "#rules/convTranspose.ts";
import { pool } from "#rules/pool.ts";
import { unpool } from "#rules/unpool.ts";
import known from "../fixtures/rules/sizes.json" with { type: "json" };

const halve = { rule: conv, values: { kernelSize: 3, stride: 2, padding: 1 } };
const pool2 = { rule: pool, values: { kernelSize: 2, stride: 2 } };

test.each(known.chains)("$note: $sizes", ({ sizes }) => {
  expect(chain(sizes[0] as number, [halve, halve, halve, halve])).toEqual({ sizes });
});

test("540 rows pool to 270, 135, 67, and 67 unpools to 134", () => {
  const unpool2 = { rule: unpool, values: pool2.values };
  expect(chain(540, [pool2, pool2, pool2, unpool2]).sizes).toEqual([540, 270, 135, 67, 134]);
});

test("the way up with output paddings 0, 0, 1, 1 restores 100", () => {
  const up = (outputPadding: number) => ({ rule: convTranspose, values: { ...halve.values, outputPadding } });
  expect(chain(7, [up(0), up(0), up(1), up(1)]).sizes).toEqual([7, 13, 25, 50, 100]);
});

test("the first impossible layer ends the chain, with its reason", () => {
  const { sizes, problem } = chain(16, [pool2, pool2, { rule: conv, values: { kernelSize: 5 } }, pool2]);
  expect(sizes).toEqual([16, 8, 4]);
  expect(problem).toMatchObject({
    code: "kernelExceedsInput",
    rule: "conv",
    numbers: { inputSize: 4, effectiveKernel: 5 },
  });
});

test("an input that is no size is refused by the first layer", () => {
  expect(chain(0.5, [pool2])).toMatchObject({ sizes: [0.5], problem: { code: "notWhole", param: "inputSize" } });
});
