// What the figure says of its four ways is decided on matrices; here it is decided again, by other means.
import { expect, test } from "vitest";
import { maxPool2d, tensor } from "#engine/index.ts";
import { apply } from "#engine/linear/index.ts";
import { random } from "#engine/random.ts";
import { dualityOf } from "#widgets/switchboard/duality.ts";
import { type WayName, wayNames, waysOf } from "#widgets/switchboard/ways.ts";

const verdicts: Readonly<Record<WayName, readonly [isTranspose: boolean, isPseudoInverse: boolean]>> = {
  maxUnpool: [true, true],
  nails: [true, true],
  copy: [false, true],
  adjoint: [true, false],
};

test.each(wayNames)("%s: transpose and pseudo-inverse as in the literature, on 50 random maps", (name) => {
  const chance = random(33);
  for (let run = 0; run < 50; run++) {
    const draw = (shape: readonly number[]) =>
      tensor(
        Array.from({ length: shape.reduce((product, size) => product * size, 1) }, () => chance.integer(-9, 9)),
        shape,
      );
    const [x, z] = [draw([1, 4, 4]), draw([1, 2, 2])];
    const way = waysOf(x, z, maxPool2d(x, { kernelSize: 2 }).indices)[name];
    const { down, up, isTranspose, isPseudoInverse } = dualityOf(way, x, z);
    expect([isTranspose, isPseudoInverse]).toEqual(verdicts[name]);
    if (isTranspose) expect(up).toBe(down);
    // A pseudo-inverse of a pool with independent rows is a right inverse: pooled again, the numbers come back.
    const again = Array.from(apply(way.pool, apply(way.unpool, z)).data);
    if (isPseudoInverse) expect(again).toEqual(Array.from(z.data));
    else expect(again).toEqual(Array.from(z.data, (value) => value / 4));
  }
});
