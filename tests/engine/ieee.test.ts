// What each op makes of NaN, infinities and −0: decided once, so that two backends cannot differ in silence.

import { describe, expect, test } from "vitest";
import {
  adaptiveMaxPool1d,
  add,
  avgPool1d,
  avgUnpool1d,
  conv1d,
  convTranspose1d,
  indexTensor,
  interpolate,
  leakyRelu,
  lpPool1d,
  maxPool1d,
  maxUnpool1d,
  mean,
  mul,
  pad,
  pixelShuffle1d,
  relu,
  sigmoid,
  softmax,
  sum,
  type Tensor,
  tanh,
  tensor,
  unfold1d,
} from "#engine";

const { NaN: nan } = Number;
const inf = Infinity;
const row = (...values: number[]) => tensor([values]);
const numbers = (x: Tensor) => [...x.data];
const at = (...values: number[]) => indexTensor([values]);

/** Equal bit for bit: −0 is not 0. */
function expectBits(got: Tensor, wanted: readonly number[]) {
  const values = numbers(got);
  expect(values.length).toBe(wanted.length);
  for (const [i, value] of values.entries())
    expect(Object.is(value, wanted[i]), `${values} is not ${wanted}`).toBe(true);
}

const one = tensor([[[1]]]);

describe.each([
  ["conv: NaN spreads to what reads it", () => conv1d(row(1, nan, 1, 1), tensor([[[1, 1]]])), [nan, nan, 2]],
  ["conv: ∞ − ∞ is NaN", () => conv1d(row(inf, -inf, 1), tensor([[[1, 1]]])), [nan, -inf]],
  ["conv: 0 · ∞ is NaN, also with a weight of 0", () => conv1d(row(inf), tensor([[[0]]])), [nan]],
  [
    "conv: padding is no number: ∞ in the weight meets no 0 there",
    () => conv1d(row(1), tensor([[[inf, 1, inf]]]), { padding: 1 }),
    [1],
  ],
  ["conv: a sum starts at +0, so −0 comes out as 0", () => conv1d(row(-0), one), [0]],
  [
    "convTranspose: NaN spreads to what it stamps",
    () => convTranspose1d(row(nan, 1), tensor([[[1, 1]]]), { stride: 2 }),
    [nan, nan, 1, 1],
  ],
  ["convTranspose: ∞ times a weight of 0 is NaN", () => convTranspose1d(row(inf), tensor([[[0, 1]]])), [nan, inf]],
  ["maxPool: NaN wins over ∞", () => maxPool1d(row(inf, nan), { kernelSize: 2 }).output, [nan]],
  ["maxPool: all −∞ stays −∞", () => maxPool1d(row(-inf, -inf), { kernelSize: 2 }).output, [-inf]],
  ["maxPool: −0 before 0 stays, they are equal", () => maxPool1d(row(-0, 0), { kernelSize: 2 }).output, [-0]],
  ["adaptiveMaxPool: NaN wins", () => adaptiveMaxPool1d(row(1, nan, 3), { outputSize: 1 }).output, [nan]],
  ["avgPool: NaN spreads within its window only", () => avgPool1d(row(nan, 1, 2, 4), { kernelSize: 2 }), [nan, 3]],
  ["avgPool: ∞ stays ∞", () => avgPool1d(row(inf, 1), { kernelSize: 2 }), [inf]],
  [
    "lpPool: an odd power of negatives gives NaN without absolute values",
    () => lpPool1d(row(-1, -2), { normType: 3, kernelSize: 2 }),
    [nan],
  ],
  [
    "lpPool: with absolute values it does not",
    () => lpPool1d(row(-3, -4), { normType: 2, kernelSize: 2, absolute: true }),
    [5],
  ],
  [
    "maxUnpool: numbers are moved as they are",
    () => maxUnpool1d(row(-0, nan), at(0, 2), { kernelSize: 2 }),
    [-0, 0, nan, 0],
  ],
  [
    "maxUnpool: ∞ is a number like others",
    () => maxUnpool1d(row(inf, -inf), at(3, 0), { kernelSize: 2 }),
    [-inf, 0, 0, inf],
  ],
  ["avgUnpool: copies are exact", () => avgUnpool1d(row(-0, nan), { kernelSize: 2 }), [-0, -0, nan, nan]],
  [
    "unfold: copies are exact, padding is +0",
    () => unfold1d(row(-0, nan), { kernelSize: 1, padding: 1 }),
    [0, -0, nan, 0],
  ],
  ["pad: copies are exact", () => pad(row(-0, nan), { pads: [[1, 0]], mode: "replicate" }), [-0, -0, nan]],
  ["pixelShuffle: copies are exact", () => pixelShuffle1d(tensor([[-0], [nan]]), { upscaleFactor: 2 }), [-0, nan]],
  [
    "interpolate, nearest: a NaN stays where it is",
    () => interpolate(tensor([[[nan, 1]]]), { scaleFactor: 2 }),
    [nan, nan, 1, 1],
  ],
  [
    "interpolate, linear: a weight of 0 is no link, so a NaN beside does not spread",
    () => interpolate(tensor([[[nan, 1]]]), { size: 2, mode: "linear" }),
    [nan, 1],
  ],
  ["relu: NaN stays, −0 becomes 0", () => relu(row(nan, -0, -inf, inf)), [nan, 0, 0, inf]],
  ["leakyRelu: NaN and infinities stay", () => leakyRelu(row(nan, -inf, inf)), [nan, -inf, inf]],
  ["sigmoid: reaches its ends without NaN", () => sigmoid(row(-inf, inf, -1000, 1000)), [0, 1, 0, 1]],
  ["tanh: reaches its ends", () => tanh(row(-inf, inf, -0)), [-1, 1, -0]],
  ["softmax: large scores do not overflow", () => softmax(row(1000, 1000), { axis: 1 }), [0.5, 0.5]],
  ["softmax: −∞ is a share of 0", () => softmax(row(0, -inf), { axis: 1 }), [1, 0]],
  ["add: ∞ − ∞ is NaN", () => add(row(inf), row(-inf)), [nan]],
  ["mul: 0 · ∞ is NaN, signs multiply", () => mul(row(0, -0, -1), row(inf, 1, 0)), [nan, -0, -0]],
  ["sum: NaN spreads", () => sum(row(1, nan)), [nan]],
  ["mean: of ∞ is ∞", () => mean(row(1, inf)), [inf]],
] as const)("%s", (_, compute, wanted) => {
  test("in float64", () => expectBits(compute(), wanted));
});

test("maxPool of several NaN: the index of the last", () => {
  expect([...maxPool1d(row(nan, 1, nan), { kernelSize: 3 }).indices.data]).toEqual([2]);
});

test("maxPool of only −∞: the index of the first real cell, never of padding", () => {
  expect([...maxPool1d(row(-inf, -inf), { kernelSize: 2, padding: 1, stride: 2 }).indices.data]).toEqual([0, 1]);
});

test("a dilated window on padding alone is refused", () => {
  expect(() => maxPool1d(row(1), { kernelSize: 2, padding: 1, dilation: 2 })).toThrow(/window 0 on padding alone/);
});

test("an empty batch stays empty", () => {
  const empty = tensor([], [0, 1, 4]);
  expect(conv1d(empty, one).shape).toEqual([0, 1, 4]);
  expect(maxPool1d(empty, { kernelSize: 2 }).output.shape).toEqual([0, 1, 2]);
});
