// Pooling and moving: exact where the literature says so, and equal to a loop over the photograph's bytes.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tensor } from "#engine";
import { random } from "#engine/random.ts";
import { defaultsOf } from "#widgets/kit/params.ts";
import { statusOf } from "#widgets/kit/status.ts";
import { loadFigure } from "#widgets/registry.ts";
import { distance, movedRound } from "#widgets/shift-test/equivariance.ts";
import widget, { shifts } from "#widgets/shift-test/index.ts";
import { everySecond, operations, poolEverywhere, poolRow } from "#widgets/shift-test/pools.ts";
import { imagesOf } from "./kit/states.ts";

const row = (...data: number[]) => tensor(data, [1, 1, data.length]);

test("the row of Zhang 2019: 0 1 0 1, moved by one 1 1 1 1; with the blur .5 1 .5 1 and .75 everywhere", () => {
  const [still, moved] = [row(0, 0, 1, 1, 0, 0, 1, 1), row(1, 0, 0, 1, 1, 0, 0, 1)];
  const results = [false, true].map((blur) => [still, moved].map((x) => [...poolRow(x, { op: "max", blur }).data]));
  expect(results).toEqual([
    [
      [0, 1, 0, 1],
      [1, 1, 1, 1],
    ],
    [
      [0.5, 1, 0.5, 1],
      [0.75, 0.75, 0.75, 0.75],
    ],
  ]);
});

test("an even move of a row only moves its result, whatever the pool", () => {
  const chance = random(32);
  for (let run = 0; run < 100; run++) {
    const data = Array.from({ length: 8 }, () => chance.integer(-9, 9));
    const shift = 2 * chance.integer(-2, 2);
    const moved = data.map((_, cell) => data[(cell - shift + 8) % 8] ?? 0);
    for (const op of operations)
      for (const blur of [false, true]) {
        const after = movedRound([...poolRow(row(...data), { op, blur }).data], shift);
        expect([...poolRow(row(...moved), { op, blur }).data]).toEqual(after);
      }
  }
});

const bytes = readFileSync(new URL("../../public/images/camera-96.u8", import.meta.url));
const at = (y: number, x: number) => bytes[y * 96 + x] ?? 0;

/** The pools as loops over bytes, from their definitions. */
function looped(column: number, op: "max" | "mean", blur: boolean): number[] {
  const dense = (y: number, x: number) => {
    const window = [at(y, x), at(y, x + 1), at(y + 1, x), at(y + 1, x + 1)];
    return op === "max" ? Math.max(...window) : window.reduce((sum, value) => sum + value, 0) / 4;
  };
  const weights = [0.25, 0.5, 0.25];
  const taken = (y: number, x: number) =>
    blur
      ? weights.reduce(
          (sum, a, i) => sum + weights.reduce((line, b, j) => line + a * b * dense(y + i - 1, x + j - 1), 0),
          0,
        )
      : dense(y, x);
  return Array.from({ length: 1024 }, (_, cell) => taken(16 + 2 * Math.floor(cell / 32), column + 2 * (cell % 32)));
}

test.each([
  ["max", false],
  ["max", true],
  ["mean", false],
  ["mean", true],
] as const)(
  "%s pool, blur %s: the photograph as a loop pools it, and its distances at every shift",
  async (op, blur) => {
    const photo = tensor(Float64Array.from(bytes), [1, 1, 96, 96]);
    const everywhere = poolEverywhere(photo, { op, blur });
    const still = looped(16, op, blur);
    const distances = shifts.map((shift) => {
      const there = looped(16 - shift, op, blur);
      const part = everySecond(everywhere, [16, 16 - shift], 32);
      expect(Math.max(...there.map((value, cell) => Math.abs(value - (part[cell] ?? 0))))).toBeLessThan(1e-9);
      // Half a cell is the mean of two neighbours.
      const apart = there.map((value, cell) => {
        const x = (cell % 32) - shift / 2;
        const line = cell - (cell % 32);
        if (Math.floor(x) < 0 || Math.ceil(x) > 31) return Number.NaN;
        return value - ((still[line + Math.floor(x)] ?? 0) + (still[line + Math.ceil(x)] ?? 0)) / 2;
      });
      return Math.round(distance(apart, 32) * 10) / 10;
    });
    const { widget: loaded } = await loadFigure("shift-test");
    const raw = { ...defaultsOf(widget.params), op, blur };
    const status = statusOf(loaded, raw, await imagesOf(loaded), undefined);
    expect(status).toMatchObject({ is: "ready", model: { [blur ? "blurred" : "plain"]: distances } });
    expect(distances.filter((_, index) => index % 2 === 0)).toEqual([0, 0, 0, 0, 0]);
  },
);
