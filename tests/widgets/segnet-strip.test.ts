// The strip's maps are what the matrices say, and the digits are the bytes of the package they come from.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { equal, maxPool2d, tensor } from "#engine";
import { apply } from "#engine/linear/index.ts";
import { down, toBottom, up, ways } from "#widgets/segnet-strip/maps.ts";

const bytes = readFileSync(new URL("../../public/images/digits-10.u8", import.meta.url));
const digit = (index: number) => tensor(Float64Array.from(bytes.subarray(index * 784, (index + 1) * 784)), [1, 28, 28]);

test("ten digits of 28 × 28, the first of each kind in mnist 1.1.0", () => {
  expect(bytes.length).toBe(7840);
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(
    "e8737cc300f9abd04535ad92cecf10409fc564bdc2441c3f7a23a0280f104a57",
  );
});

test.each([1, 2, 3])("depth %i: every map on the way is its matrix times the digit or the smallest map", (depth) => {
  for (let index = 0; index < 10; index++) {
    const x = digit(index);
    const { levels, bottom } = down(x, depth);
    for (const [level, map] of toBottom(levels).entries()) {
      const from = levels[level]?.x ?? x;
      expect(equal(apply(map, from), bottom)).toBe(true);
    }
    for (const way of ways)
      for (const { map, from } of up(levels, bottom, way)) expect(equal(apply(from, bottom), map)).toBe(true);
    // Put back at the switches and pooled again, the maxima are found again.
    const [top] = up(levels, bottom, "switches");
    const again = levels.reduce((map) => maxPool2d(map, { kernelSize: 2 }).output, top?.map ?? x);
    expect(equal(again, bottom)).toBe(true);
  }
});
