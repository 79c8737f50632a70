// The numbers of the first picture a reader sees, by the definition: C written out row by row, and its transpose.
import { expect, test } from "vitest";
import { random } from "#engine/random.ts";
import hero from "#widgets/hero/index.ts";
import { light } from "#widgets/kit/linking.ts";

const model = hero.compute({}, { images: {}, random });
const product = (matrix: readonly (readonly number[])[], vector: readonly number[]) =>
  matrix.map((row) => row.reduce((sum, entry, column) => sum + entry * (vector[column] ?? 0), 0));

// The kernel 1 to 9 laid into a 4 × 4 plane at its four places.
const C = [
  [1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0, 0],
  [0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0, 0, 0, 0],
  [0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0],
  [0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9],
];
const transposed = Array.from({ length: 16 }, (_, row) => C.map((entries) => entries[row] ?? 0));

test("down by C, up by its transpose", () => {
  const x = Array.from({ length: 16 }, (_, position) => position);
  const y = product(C, x);
  expect(model.x.data).toEqual(x);
  expect(model.y.data).toEqual(y);
  expect(model.z.data).toEqual(product(transposed, y));
});

test("the wires down are the entries of C, and the wires up are the same", () => {
  const [down, up] = model.links;
  const entries = Array.from({ length: 4 }, () => new Array<number>(16).fill(0));
  for (const [input, output, tap] of down?.triples ?? []) {
    const row = entries[output] ?? [];
    row[input] = model.k.data[tap] ?? 0;
  }
  expect(entries).toEqual(C);
  expect(up?.triples.map(([output, input, tap]) => [input, output, tap])).toEqual(down?.triples);
});

test("each step lights nine wires down and the same nine up", () => {
  for (let step = 0; step < (hero.frames?.(model) ?? 0); step++) {
    const { wires } = light(model.links, hero.focusAt?.(model, step));
    const taps = (array: string) => wires.filter(({ to }) => to.array === array).map(({ weight }) => weight?.position);
    expect(taps("y")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(taps("z")).toEqual(taps("y"));
  }
});
