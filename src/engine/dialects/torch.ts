// PyTorch, the base of the engine: its names, defaults and layouts are the engine's own, so nothing is converted here.

import { torchConv, torchConvTranspose } from "./torchConv.ts";
import { torchFold, torchInterpolate, torchPixelShuffle, torchPixelUnshuffle } from "./torchMoves.ts";
import { torchAvgPool, torchGlobalPools, torchLpPool, torchMaxPool, torchMaxUnpool } from "./torchPools.ts";

export {
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
} from "../ops/adaptiveAvgPool.ts";
export { adaptiveMaxPool1d, adaptiveMaxPool2d, adaptiveMaxPool3d } from "../ops/adaptiveMaxPool.ts";
export { avgPool1d, avgPool2d, avgPool3d } from "../ops/avgPool.ts";
export { conv1d, conv2d, conv3d } from "../ops/conv.ts";
export { convTranspose1d, convTranspose2d, convTranspose3d } from "../ops/convTranspose.ts";
export { interpolate } from "../ops/interpolate.ts";
export { lpPool1d, lpPool2d } from "../ops/lpPool.ts";
export { maxPool1d, maxPool2d, maxPool3d } from "../ops/maxPool.ts";
export { maxUnpool1d, maxUnpool2d, maxUnpool3d } from "../ops/maxUnpool.ts";
export { pixelShuffle, pixelUnshuffle } from "../ops/pixelShuffle.ts";
export { fold, unfold } from "../ops/unfold.ts";

/** Every call that has a meaning in other dialects. */
export const ops = [
  ...[1, 2, 3].flatMap((rank) => [
    torchConv(rank),
    torchConvTranspose(rank),
    torchMaxPool(rank),
    torchAvgPool(rank),
    torchMaxUnpool(rank),
    ...torchGlobalPools(rank),
  ]),
  torchLpPool(1),
  torchLpPool(2),
  torchInterpolate,
  torchPixelShuffle,
  torchPixelUnshuffle,
  torchFold,
] as const;
