import { describe, expect, test } from "vitest";
import {
  add,
  ceilDiv,
  compile,
  type Expression,
  floorDiv,
  int,
  isLess,
  max,
  min,
  mod,
  mul,
  type Slots,
  slotOf,
  sub,
  substitute,
} from "#rules/expression.ts";

const evaluated = (expression: Expression) => compile(expression)([]);

describe("every operator over −7…7, against BigInt", () => {
  const floor = (a: bigint, b: bigint) => (a - (((a % b) + b) % b)) / b;
  const bracket = (holds: boolean) => (holds ? 1n : 0n);
  test.each<[string, (a: number, b: number) => Expression, (a: bigint, b: bigint) => bigint, divides: boolean]>([
    ["add", add, (a, b) => a + b, false],
    ["sub", sub, (a, b) => a - b, false],
    ["mul", mul, (a, b) => a * b, false],
    ["min", min, (a, b) => b + (a - b) * bracket(a < b), false],
    ["max", max, (a, b) => a + (b - a) * bracket(a < b), false],
    ["isLess", isLess, (a, b) => bracket(a < b), false],
    ["floorDiv", floorDiv, floor, true],
    ["ceilDiv", ceilDiv, (a, b) => -floor(-a, b), true],
    ["mod", mod, (a, b) => a - b * floor(a, b), true],
  ])("%s", (_, build, expected, divides) => {
    for (let a = -7; a <= 7; a++)
      for (let b = divides ? 1 : -7; b <= 7; b++) {
        const got = evaluated(build(a, b));
        expect([a, b, BigInt(got)]).toEqual([a, b, expected(BigInt(a), BigInt(b))]);
        expect(Object.is(got, -0)).toBe(false);
      }
  });
});

test("quotients of the largest numbers are exact", () => {
  const top = 2 ** 31 - 1;
  for (const divisor of [1, 2, 3, 7, 46341, top - 1, top]) {
    const exact = Number(BigInt(top) / BigInt(divisor));
    expect(evaluated(floorDiv(top, divisor))).toBe(exact);
    expect(evaluated(mod(top, divisor))).toBe(Number(BigInt(top) % BigInt(divisor)));
    expect(evaluated(ceilDiv(-top, divisor))).toBe(exact === 0 ? 0 : -exact);
  }
});

describe("leaving ±(2³¹ − 1) in any step leaves no value", () => {
  const top = 2 ** 31 - 1;
  test.each<[string, Expression]>([
    ["sum", add(top, 1)],
    ["difference", sub(-top, 1)],
    ["product", mul(top, top)],
    ["a step that the next would undo", sub(add(top, 1), 1)],
    ["division by 0", floorDiv(4, 0)],
    ["rounding up by −1", ceilDiv(4, -1)],
    ["remainder by 0", mod(4, 0)],
  ])("%s", (_, expression) => {
    expect(evaluated(expression)).toBeNaN();
    expect(evaluated(isLess(expression, 0))).toBeNaN();
    expect(evaluated(min(0, expression))).toBeNaN();
  });

  test("the ends themselves are fine", () => {
    expect(evaluated(add(top - 1, 1))).toBe(top);
    expect(evaluated(sub(1 - top, 1))).toBe(-top);
  });
});

test("symbols are read from their slots, and can be replaced", () => {
  const slots: Slots = [];
  slots[slotOf.inputSize] = 7;
  slots[slotOf.kernelSize] = 3;
  const difference = sub("inputSize", "kernelSize");
  expect(compile(difference)(slots)).toBe(4);
  expect(compile(substitute(difference, { kernelSize: add("kernelSize", int(2)) }))(slots)).toBe(2);
  expect(compile(substitute(difference, { inputSize: "kernelSize" }))(slots)).toBe(0);
});
