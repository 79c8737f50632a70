// Links light in all three directions, and the sums that they print are the sums that they make.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weightedSum } from "#widgets/kit/arithmetic.ts";
import type { Cell, Link, ShownArray, Triple } from "#widgets/kit/define.ts";
import { light, nothingLit, transposed } from "#widgets/kit/linking.ts";
import { isTrue, workOut } from "./sums.ts";

const size = 5;
const position = fc.integer({ min: 0, max: size - 1 });
/** Inputs may lie in the padding, which is −1 here. */
const triple = fc.tuple(fc.integer({ min: -1, max: size - 1 }), position, position) as fc.Arbitrary<Triple>;
const link: fc.Arbitrary<Link> = fc.record({
  from: fc.constant("x"),
  to: fc.constant("y"),
  weights: fc.constant("w"),
  triples: fc.uniqueArray(triple, { maxLength: 30, selector: (ends) => ends.join() }),
});
const cells: Cell[] = ["x", "w", "y"].flatMap((array) => [-1, 0, 1, 2, 3, 4].map((at) => ({ array, position: at })));

test("a cell lights another if and only if the other lights it", () => {
  fc.assert(
    fc.property(link, (one) => {
      for (const a of cells)
        for (const b of cells) {
          const there = light([one], a).stateOf(b.array, b.position);
          const back = light([one], b).stateOf(a.array, a.position);
          expect(there === "linked").toBe(back === "linked");
        }
    }),
    { numRuns: 100 },
  );
});

test("by hand: three cells, two outputs, stride 1", () => {
  const links: Link[] = [
    {
      from: "x",
      to: "y",
      weights: "w",
      triples: [
        [0, 0, 0],
        [1, 0, 1],
        [1, 1, 0],
        [2, 1, 1],
      ],
    },
  ];
  const states = (focus: Cell) => {
    const lit = light(links, focus);
    return ["x", "w", "y"].map((array) => [0, 1, 2].map((at) => lit.stateOf(array, at)[0]).join("")).join(" ");
  };
  // f = faded or in focus (capital below), l = linked
  expect(states({ array: "y", position: 0 })).toBe("llf llf fff");
  expect(light(links, { array: "y", position: 0 }).stateOf("y", 0)).toBe("focus");
  expect(states({ array: "x", position: 1 })).toBe("fff llf llf");
  expect(states({ array: "w", position: 1 })).toBe("fll fff llf");
  expect(light(links, undefined)).toBe(nothingLit);
  expect(nothingLit.stateOf("x", 0)).toBe("rest");
});

test("the transpose of a link lights the same cells by the other name", () => {
  fc.assert(
    fc.property(link, position, (one, at) => {
      const back = transposed(one, "y", "z");
      expect(transposed(back, "x", "y").triples).toEqual(one.triples);
      const lit = light([one, back], { array: "y", position: at });
      for (const cell of [0, 1, 2, 3, 4]) expect(lit.stateOf("z", cell)).toBe(lit.stateOf("x", cell));
    }),
  );
});

describe("sums", () => {
  const number = fc.double({ min: -999, max: 999, noNaN: true });
  test("every line comes to what it claims", () => {
    let worked = 0;
    fc.assert(
      fc.property(
        link,
        fc.array(number, { minLength: size, maxLength: size }),
        fc.array(number, { minLength: size, maxLength: size }),
        (one, x, w) => {
          const y = Array.from({ length: size }, (_, output) =>
            one.triples.reduce((sum, [i, o, t]) => sum + (o === output ? (x[i] ?? 0) * (w[t] ?? 0) : 0), 0),
          );
          const arrays = { x: row("x", x), w: row("w", w), y: row("y", y) };
          for (const cell of cells)
            for (const line of weightedSum([one], arrays, cell)) {
              const holds = isTrue(line, false);
              worked += holds === undefined ? 0 : 1;
              expect(holds, line).not.toBe(false);
            }
        },
      ),
      { numRuns: 200 },
    );
    expect(worked, "sums worked out").toBeGreaterThan(500);
  });

  test("names, brackets and padding stand as in a book", () => {
    const links: Link[] = [
      {
        from: "x",
        to: "y",
        weights: "w",
        triples: [
          [-1, 1, 0],
          [0, 1, 1],
          [1, 1, 2],
        ],
      },
    ];
    const arrays = {
      x: { label: "x", role: "input", shape: [2, 2], data: [5, -2, 0, 0] } as const,
      w: row("w", [1, 2, 3]),
      y: row("y", [0, 4]),
    };
    expect(weightedSum(links, arrays, { array: "y", position: 1 })).toEqual(["y(1) = 1·0 + 2·5 + 3·(−2) = 4"]);
    expect(weightedSum(links, arrays, { array: "x", position: 1 })).toEqual(["w(2) 3 · x(0, 1) (−2) → y(1) 4"]);
    expect(weightedSum(links, arrays, { array: "y", position: 0 })).toEqual([]);
  });

  test("a wrong sum is noticed", () => {
    expect(isTrue("y(1) = 1·0 + 2·5 + 3·(−2) = 5")).toBe(false);
    expect(isTrue("y(1) = 1·0 + 2·5 + 3·(−2) = 4")).toBe(true);
    expect(isTrue("start(3) = 3·2 − 1 = 5")).toBe(true);
    expect(isTrue("y(0) = 0.333333·3 = 1")).toBe(true);
    expect(isTrue("w(2) 3 · x(1) 2 → y(1) 4")).toBeUndefined();
    expect(workOut("2·(3 − (−1)) / 4")?.value).toBe(2);
    expect(workOut("2·")).toBeUndefined();
  });
});

function row(label: string, data: readonly number[]): ShownArray {
  return { label, role: "input", shape: [data.length], data };
}
