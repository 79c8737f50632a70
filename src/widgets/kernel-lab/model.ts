/** What a kernel makes of a picture: the filtered picture, its brightness, one window, and how waves pass. */
import { conv2d } from "#engine/ops/conv.ts";
import { tensor } from "#engine/tensor.ts";
import { conv } from "#rules/conv.ts";
import { evaluate } from "#rules/rule.ts";
import type { Picture, ShownArray } from "../kit/define.ts";
import { keepLast } from "../kit/keepLast.ts";
import { pictureOf } from "../kit/png.ts";
import { type Kernel, splitOf } from "./kernels.ts";

export type Subject = "camera" | "shapes";
/** Pixels of a side of the pictures. */
export const photoSize = 96;
const grey = 128;
/** Frequencies from the lowest to the highest on each side of 0. */
export const spectrumReach = 20;

export interface Settings {
  readonly subject: Subject;
  readonly kernel: Kernel;
  readonly normalise: boolean;
  readonly row: number;
  readonly column: number;
}

export function filterPicture({ subject, kernel, normalise, row, column }: Settings, photo: Picture) {
  const { size, weights } = kernel;
  const filtered = filter(photo, size, weights.join(), normalise);
  const { outputSize, sums } = filtered;
  // A window moves as far as the largest kernel lets it; a smaller one reaches the same places.
  const window = weights.map((_, tap) => photo.pixels[placeOf(row, column, tap, size)] ?? 0);
  const output = sums[row * outputSize + column] ?? 0;
  return {
    ...filtered,
    subject,
    size,
    weights,
    normalise,
    row,
    column,
    photo,
    x: table("x", "input", [size, size], window),
    k: table("w", "kernel", [size, size], weights),
    total: table("sum", "output", [1], [rounded(output)]),
    y: Math.round((output / filtered.divisor) * 100) / 100 + 0,
  };
}

const placeOf = (row: number, column: number, tap: number, size: number) =>
  (row + Math.floor(tap / size)) * photoSize + column + (tap % size);

function table(label: string, role: ShownArray["role"], shape: readonly number[], data: readonly number[]): ShownArray {
  return { label, role, shape, data };
}

/** All that does not depend on where the window stands. The weights come as text, so that equal ones are known again. */
const filter = keepLast((photo: Picture, size: number, text: string, normalise: boolean) => {
  const weights = text.split(",").map(Number);
  const pixels = Array.from(photo.pixels);
  const { size: outputSize } = evaluate(conv, { inputSize: photoSize, kernelSize: size });
  const sum = rounded(weights.reduce((total, weight) => total + weight, 0));
  const divisor = normalise ? divisorOf(weights, sum) : 1;
  const sums = conv2d(tensor(pixels, [1, photoSize, photoSize]), tensor(weights, [1, 1, size, size])).data;
  // Without weight in sum, level places give 0: shown as mid-grey, so that both signs can be seen.
  const ground = sum === 0 ? grey : 0;
  const shown = Array.from(sums, (value) => value / divisor + ground);
  return {
    outputSize,
    sum,
    divisor,
    sums,
    filtered: pictureOf(shown, outputSize, outputSize),
    spectrum: spectrumOf({ size, weights }),
    split: splitOf({ size, weights }),
    meanIn: tenth(mean(pixels)),
    meanOut: tenth(mean(shown) - ground),
    /** How many outputs are darker than black or brighter than white. */
    clipped: shown.filter((value) => value < -0.5 || value > 255.5).length,
  };
});
export type Model = ReturnType<typeof filterPicture>;

/** The sum of the weights; where that is 0, the sum of those above 0: so the darkest and the brightest edge still fit. */
function divisorOf(weights: readonly number[], sum: number): number {
  if (sum !== 0) return sum;
  return weights.reduce((total, weight) => total + Math.max(0, weight), 0) || 1;
}

/**
 * How strongly waves pass, from 0 to the strongest: |Σ w·e^(−i(u·f + v·g))| for frequencies f down and g across, with 0 in
 * the middle and the finest stripes at the rim. One place for each of 2·reach + 1 frequencies an axis.
 */
function spectrumOf({ size, weights }: Kernel): Picture {
  const side = 2 * spectrumReach + 1;
  const strengths = Array.from({ length: side * side }, (_, place) => {
    const [f, g] = [Math.floor(place / side), place % side].map(
      (at) => ((at - spectrumReach) / spectrumReach) * Math.PI,
    );
    let [real, imaginary] = [0, 0];
    for (const [tap, weight] of weights.entries()) {
      const angle = Math.floor(tap / size) * (f ?? 0) + (tap % size) * (g ?? 0);
      real += weight * Math.cos(angle);
      imaginary -= weight * Math.sin(angle);
    }
    return Math.hypot(real, imaginary);
  });
  const most = Math.max(...strengths) || 1;
  return pictureOf(
    strengths.map((strength) => (255 * strength) / most),
    side,
    side,
  );
}

/** A disk, a bar of stripes that grow finer, a step and a dot: what kernels are told apart by. */
export const shapesPicture = keepLast((): Picture => {
  const pixels = Array.from({ length: photoSize ** 2 }, (_, place) => {
    const [y, x] = [Math.floor(place / photoSize), place % photoSize];
    if ((x - 26) ** 2 + (y - 28) ** 2 < 18 ** 2) return 220;
    if (y >= 58 && y < 88 && x >= 8 && x < 88) return Math.floor(((x - 8) * (x + 24)) / 420) % 2 === 0 ? 230 : 30;
    if (x >= 56 && x < 84 && y >= 10 && y < 46) return x < 70 ? 20 : 180;
    return (x - 48) ** 2 + (y - 50) ** 2 < 3 ? 255 : 90;
  });
  return pictureOf(pixels, photoSize, photoSize);
});

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** A tenth of a grey is more than an eye sees. */
const tenth = (value: number) => Math.round(value * 10) / 10 + 0;
const rounded = (value: number) => Number(value.toFixed(6)) + 0;
