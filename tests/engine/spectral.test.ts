// Decompositions against their definitions, and against numbers computed with NumPy.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { close, conv1d, conv2d, type Tensor, tensor, transpose, zeros } from "#engine";
import { dense, linearMap } from "#engine/linear/index.ts";
import { dft, inverseDft, magnitude, matmul, nullSpace, pseudoInverse, rank, svd } from "#engine/spectral/index.ts";
import { realNumbers } from "./configurations.ts";

const matrices = fc.tuple(
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 1, max: 7 }),
  fc.integer({ min: 0, max: 2 ** 30 }),
);
const identity = (n: number) =>
  tensor(Array.from({ length: n }, (_, r) => Array.from({ length: n }, (_, c) => (r === c ? 1 : 0))));
const tiny = 1e-13;

describe("singular values", () => {
  test("U diag(s) Vᵀ is the matrix, V is orthonormal, s falls: 500 random matrices", () => {
    fc.assert(
      fc.property(matrices, ([m, n, seed]) => {
        const a = realNumbers([m, n], seed);
        const { u, s, v } = svd(a);
        const r = Math.min(m, n);
        const scaled = tensor(
          Float64Array.from(u.data, (value, i) => value * s.data[i % r]!),
          u.shape,
        );
        expect(close(matmul(scaled, transpose(v)), a, tiny)).toBe(true);
        expect(close(matmul(transpose(v), v), identity(r), tiny)).toBe(true);
        expect([...s.data]).toEqual([...s.data].sort((x, y) => y - x));
      }),
      { numRuns: 500, seed: 5 },
    );
  });

  test("the 4×16 matrix of a 3×3 convolution on 4×4: rank 4, nullity 12", () => {
    const weight = tensor([
      [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      ],
    ]);
    const c = dense(linearMap((x) => conv2d(x, weight), zeros([1, 4, 4])).matrix);
    expect(c.shape).toEqual([4, 16]);
    expect(rank(c)).toBe(4);
    expect(nullSpace(c).shape).toEqual([12, 16]);
    expect([...svd(c).s.data].map((value) => value.toFixed(4))).toEqual(["26.9268", "14.7498", "12.3468", "6.7043"]);
    expect([...matmul(c, transpose(c)).data].slice(0, 4)).toEqual([285, 186, 154, 94]);
  });

  test("a matrix of zeros has rank 0, and a rank-1 matrix rank 1", () => {
    expect(rank(zeros([3, 2]))).toBe(0);
    expect(
      rank(
        tensor([
          [1, 2],
          [2, 4],
          [3, 6],
        ]),
      ),
    ).toBe(1);
  });
});

describe("pseudo-inverse", () => {
  test("satisfies the four Penrose conditions: 300 random matrices", () => {
    fc.assert(
      fc.property(matrices, ([m, n, seed]) => {
        const a = realNumbers([m, n], seed);
        const p = pseudoInverse(a);
        const scale = Math.max(1, ...[...p.data].map(Math.abs));
        const same = (x: Tensor, y: Tensor) => close(x, y, tiny * scale * scale);
        expect(same(matmul(matmul(a, p), a), a)).toBe(true);
        expect(same(matmul(matmul(p, a), p), p)).toBe(true);
        expect(same(transpose(matmul(a, p)), matmul(a, p))).toBe(true);
        expect(same(transpose(matmul(p, a)), matmul(p, a))).toBe(true);
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  test("[1, 2] on [3, 1, 4, 1]: C⁺y comes near, and the null vector is [1, −1/2, 1/4, −1/8]", () => {
    const c = dense(linearMap((x) => conv1d(x, tensor([[[1, 2]]])), zeros([1, 4])).matrix);
    const y = tensor([[5], [9], [6]]);
    expect([...matmul(pseudoInverse(c), y).data].map((value) => value.toFixed(4))).toEqual([
      "0.4588",
      "2.2706",
      "3.3647",
      "1.3176",
    ]);
    const [first, ...rest] = [...nullSpace(c).data];
    expect(rest.map((value) => value / first!)).toEqual([
      expect.closeTo(-0.5, 12),
      expect.closeTo(0.25, 12),
      expect.closeTo(-0.125, 12),
    ]);
  });
});

describe("Fourier transform", () => {
  test("[1, 2, 3, 4] gives 10, −2 + 2i, −2, −2 − 2i exactly", () => {
    const { real, imaginary } = dft(tensor([1, 2, 3, 4]));
    expect(real.toArray()).toEqual([10, -2, -2, -2]);
    expect(imaginary.toArray()).toEqual([0, 2, 0, -2]);
  });

  test("the response of [1, 2, 1] / 4 at 8 points", () => {
    const h = magnitude(dft(tensor([0.5, 0.25, 0, 0, 0, 0, 0, 0.25])));
    expect([...h.data].map((value) => +value.toFixed(4))).toEqual([1, 0.8536, 0.5, 0.1464, 0, 0.1464, 0.5, 0.8536]);
  });

  test("the inverse undoes it, and a circular convolution is a product: 200 random signals", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 0, max: 2 ** 30 }), (n, seed) => {
        const x = realNumbers([n], seed);
        expect(close(inverseDft(dft(x)).real, x, 1e-14 * n)).toBe(true);
        const k = realNumbers([n], seed + 1);
        // conv1d correlates, so the spectrum of the kernel is conjugated.
        const y = conv1d(tensor(x.data, [1, n]), tensor(k.data, [1, 1, n]), {
          padding: [[0, n - 1]],
          paddingMode: "circular",
        });
        const [a, b, c] = [dft(x), dft(k), dft(tensor(y.data, [n]))];
        for (let f = 0; f < n; f++) {
          const [ar, ai, br, bi] = [a.real.at(f), a.imaginary.at(f), b.real.at(f), -b.imaginary.at(f)];
          expect(c.real.at(f)).toBeCloseTo(ar * br - ai * bi, 10);
          expect(c.imaginary.at(f)).toBeCloseTo(ar * bi + ai * br, 10);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  test("two axes of a picture", () => {
    const { real } = dft(
      tensor([
        [1, 2],
        [3, 4],
      ]),
      { axes: [0, 1] },
    );
    expect(real.toArray()).toEqual([
      [10, -2],
      [-4, 0],
    ]);
  });
});
