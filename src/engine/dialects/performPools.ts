// Average and Lp pooling of every dialect with the base ops, which know no dilation and no padding above half a window.

import { avgPool1d, avgPool2d, avgPool3d } from "../ops/avgPool.ts";
import { conv1d, conv2d, conv3d } from "../ops/conv.ts";
import { lpPool1d, lpPool2d } from "../ops/lpPool.ts";
import { mul } from "../ops/mul.ts";
import { crop, pad } from "../ops/pad.ts";
import { reshape } from "../ops/reshape.ts";
import { finish, ones, sizeOf, type Tensor } from "../tensor.ts";
import type { AvgPoolMeaning, LpPoolMeaning, Windows } from "./meaning.ts";
import { neededPads } from "./spans.ts";

const convOf = [conv1d, conv2d, conv3d];

export function performAvgPool(meaning: AvgPoolMeaning, x: Tensor): Tensor {
  const { kernelSize, stride, pads, dilation, ceilMode, countIncludePad } = meaning;
  const isPlain =
    dilation.every((holes) => holes === 1) && pads.every((pair, a) => 2 * Math.max(...pair) <= kernelSize[a]);
  if (!isPlain) return averagesBySums(meaning, x);
  const pool = [avgPool1d, avgPool2d, avgPool3d][kernelSize.length - 1];
  return pool(x, { kernelSize, stride, padding: pads, ceilMode, countIncludePad });
}

/** The sum of each window by a kernel of ones, over the count of its cells by the same kernel. */
function averagesBySums(meaning: AvgPoolMeaning, x: Tensor): Tensor {
  const { pads, inputSize, countIncludePad } = meaning;
  const cells = pad(ones([1, 1, ...inputSize]), { pads, value: countIncludePad ? 1 : 0 });
  // The padding is now in the picture of ones itself; what the last window needs beyond it counts as nothing.
  const beyond = neededPads(meaning).map(([, end], axis) => [0, Math.max(end - pads[axis][1], 0)] as const);
  const counts = windowSums({ ...meaning, pads: beyond }, cells, meaning.outputSize);
  const share = finish(
    Float64Array.from(counts.data, (count) => 1 / count),
    counts.shape,
    x.dtype,
  );
  return mul(windowSums({ ...meaning, pads: neededPads(meaning) }, x, meaning.outputSize), share);
}

function windowSums({ kernelSize, stride, dilation, pads }: Windows, x: Tensor, outputSize: readonly number[]): Tensor {
  const [batch, channels, ...spatial] = x.shape;
  const planes = reshape(x, [batch * channels, 1, ...spatial]);
  const weight = ones([1, 1, ...kernelSize], x.dtype);
  const sums = convOf[kernelSize.length - 1](planes, weight, { stride, dilation, padding: pads });
  const kept = crop(sums, { start: outputSize.map(() => 0), size: outputSize });
  return reshape(kept, [batch, channels, ...outputSize]);
}

/** Zeros in the padding add nothing to a sum of powers. */
export function performLpPool(meaning: LpPoolMeaning, x: Tensor): Tensor {
  const { kernelSize, stride, pads, ceilMode, normType, absolute, rescaleShort, outputSize } = meaning;
  const pool = [lpPool1d, lpPool2d][kernelSize.length - 1];
  const options = { kernelSize, stride, ceilMode, normType, absolute, rescaleShort };
  if (sizeOf(pads.map(([begin, end]) => begin + end + 1)) === 1) return pool(x, options);
  const pooled = pool(pad(x, { pads }), options);
  // Ceil mode drops a window that starts in the end padding, which the pool takes for input here.
  return crop(pooled, { start: outputSize.map(() => 0), size: outputSize });
}
