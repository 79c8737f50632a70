// Only the sum is the transpose: decided by the figure on matrices, and here on inner products with every unit vector.
import { expect, test } from "vitest";
import { maxPool1d, maxUnpool1d, tensor } from "#engine";
import { linearMap } from "#engine/linear/index.ts";
import { random } from "#engine/random.ts";
import { modes, putBack } from "#widgets/overlap/modes.ts";

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, cell) => sum + value * (b[cell] ?? 0), 0);

test("on 100 random rows a mode is called the transpose if and only if every ⟨Ae, y⟩ = ⟨e, Uy⟩ says so", () => {
  const chance = random(35);
  const seen = { transposes: 0, others: 0, refused: 0 };
  for (let run = 0; run < 100; run++) {
    const [length, kernelSize, stride] = [chance.integer(4, 10), chance.integer(1, 4), chance.integer(1, 4)];
    const x = tensor(
      Array.from({ length }, () => chance.integer(-9, 9)),
      [1, length],
    );
    const { output, indices } = maxPool1d(x, { kernelSize, stride });
    const pool = linearMap((row) => maxPool1d(row, { kernelSize, stride }), x);
    const y = tensor(
      Array.from({ length: output.size }, () => chance.integer(1, 9)),
      output.shape,
    );
    const hasCollision = new Set(indices.data).size < indices.size;
    for (const mode of modes) {
      const result = putBack(mode, { x, pool, y, indices, kernelSize, stride });
      if (mode === "error" && hasCollision) {
        expect(result.refusal).toMatch(/^maxUnpool1d: indices\[\d+\] must be a place of its own/);
        seen.refused++;
        continue;
      }
      expect(result.isTranspose).toBe(mode === "sum" || !hasCollision);
      // ⟨Ae, y⟩ for the unit vector e of each cell: the picked entries of y.
      const back = maxUnpool1d(y, indices, { kernelSize, stride, outputSize: length, overlap: mode });
      const agrees = Array.from({ length }, (_, cell) => {
        const picked = Array.from(indices.data, (place) => (place === cell ? 1 : 0));
        return dot(picked, y.data) === back.data[cell];
      }).every(Boolean);
      expect(agrees).toBe(result.isTranspose);
      seen[result.isTranspose ? "transposes" : "others"]++;
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
});
