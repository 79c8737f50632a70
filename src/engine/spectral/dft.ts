// The discrete Fourier transform: a signal as a sum of waves. In it a circular convolution is a product, frequency by
// frequency. Computed as defined, in n² steps: signals of a lesson are short.

import { EngineError } from "../errors.ts";
import { eachLine } from "../ops/softmax.ts";
import { own, type Tensor, zeros } from "../tensor.ts";

export interface Complex {
  readonly real: Tensor;
  readonly imaginary: Tensor;
}

/**
 * X[k] = Σ x[j] · e^(−2πi·jk/n) along axes of a tensor, one after the other.
 * @param x real, or complex with two tensors of one shape
 * @param options axes: the last one, or those given, each at most 4096 long
 * @example dft(tensor([1, 2, 3, 4]))   // real [10, -2, -2, -2], imaginary [0, 2, 0, -2]
 */
export function dft(x: Tensor | Complex, options: { readonly axes?: readonly number[] } = {}): Complex {
  return transformed(x, options.axes, 1);
}

/** The inverse of `dft`: x[j] = Σ X[k] · e^(2πi·jk/n) / n. */
export function inverseDft(x: Tensor | Complex, options: { readonly axes?: readonly number[] } = {}): Complex {
  return transformed(x, options.axes, -1);
}

/** |X|, number by number. */
export function magnitude({ real, imaginary }: Complex): Tensor {
  return own(
    Float64Array.from(real.data, (value, i) => Math.hypot(value, imaginary.data[i])),
    real.shape,
  );
}

function transformed(x: Tensor | Complex, axes: readonly number[] | undefined, direction: 1 | -1): Complex {
  const start: Complex = "real" in x ? x : { real: x, imaginary: zeros(x.shape) };
  const { shape } = start.real;
  for (const axis of axes ?? []) {
    if (Number.isInteger(axis) && axis >= 0 && axis < shape.length) continue;
    throw new EngineError({
      op: "dft",
      param: "axes",
      got: axis,
      allowed: `axes from 0 to ${shape.length - 1}`,
      hint: "Axes are counted from 0.",
    });
  }
  return (axes ?? [shape.length - 1]).reduce((signal, axis) => alongAxis(signal, axis, direction), start);
}

function alongAxis({ real, imaginary }: Complex, axis: number, direction: 1 | -1): Complex {
  const n = real.shape[axis];
  if (!(n >= 1 && n <= 4096)) {
    throw new EngineError({
      op: "dft",
      param: "x",
      got: real,
      allowed: "of 1 to 4096 numbers on each axis that is transformed",
      hint: "Take a shorter signal.",
    });
  }
  const wave = Array.from({ length: n }, (_, k) => turn(k, n));
  const [re, im] = [new Float64Array(real.size), new Float64Array(real.size)];
  const [fromRe, fromIm] = [real.data, imaginary.data];
  const scale = direction === 1 ? 1 : n;
  eachLine(real.shape, axis, (at) => {
    for (let k = 0; k < n; k++) {
      let [sumRe, sumIm] = [0, 0];
      for (let j = 0; j < n; j++) {
        const [cosine, sine] = wave[(j * k) % n];
        sumRe += fromRe[at[j]] * cosine + direction * fromIm[at[j]] * sine;
        sumIm += fromIm[at[j]] * cosine - direction * fromRe[at[j]] * sine;
      }
      re[at[k]] = sumRe / scale;
      im[at[k]] = sumIm / scale;
    }
  });
  return { real: own(re, real.shape), imaginary: own(im, real.shape) };
}

/** Cosine and sine of k/n of a full turn, exact at the quarters, so that whole signals give whole numbers there. */
function turn(k: number, n: number): readonly [number, number] {
  const quarter = (4 * k) / n;
  if (Number.isInteger(quarter))
    return (
      [
        [1, 0],
        [0, 1],
        [-1, 0],
        [0, -1],
      ] as const
    )[quarter];
  const angle = (2 * Math.PI * k) / n;
  return [Math.cos(angle), Math.sin(angle)];
}
