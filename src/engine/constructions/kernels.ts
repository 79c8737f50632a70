// The kernels that ordinary convolutions need to do a transposed one's work: turned round, channels exchanged, and
// where only every s-th tap matters, a part of them.

import { pick } from "../ops/moves.ts";
import { sizeOf, type Tensor } from "../tensor.ts";

/**
 * From a transposed convolution's weight [in, out / groups, …taps] to a convolution's [out, in / groups, …taps'], with
 * the chosen taps of each axis in the order given.
 */
export function exchanged(weight: Tensor, groups: number, taps: readonly (readonly number[])[]): Tensor {
  const [inChannels, outPerGroup, ...kernelSize] = weight.shape;
  const inPerGroup = inChannels / groups;
  const shape = [groups * outPerGroup, inPerGroup, ...taps.map((list) => list.length)];
  const kernel = sizeOf(kernelSize);
  const small = sizeOf(shape.slice(2));
  const at = Int32Array.from({ length: sizeOf(shape) }, (_, i) => {
    const [pair, t] = [Math.floor(i / small), i % small];
    const [out, input] = [Math.floor(pair / inPerGroup), pair % inPerGroup];
    const group = Math.floor(out / outPerGroup);
    const plane = (group * inPerGroup + input) * outPerGroup + (out % outPerGroup);
    return plane * kernel + tapAt(t, taps, kernelSize);
  });
  return pick(weight, at, shape);
}

/** The flat tap of the large kernel that stands at flat place t of the small one. */
function tapAt(t: number, taps: readonly (readonly number[])[], kernelSize: readonly number[]): number {
  let [rest, flat, step] = [t, 0, 1];
  for (let axis = taps.length - 1; axis >= 0; axis--) {
    flat += taps[axis][rest % taps[axis].length] * step;
    step *= kernelSize[axis];
    rest = Math.floor(rest / taps[axis].length);
  }
  return flat;
}

/** size − 1, …, 1, 0: all taps of an axis, turned round. */
export function turned(size: number): number[] {
  return Array.from({ length: size }, (_, tap) => size - 1 - tap);
}
