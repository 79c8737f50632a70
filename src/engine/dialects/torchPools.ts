// PyTorch's pools and unpooling: what they mean, and which of them means something.

import { pool, poolCeil } from "#rules/pool.ts";
import { unpool, unpoolTo } from "#rules/unpool.ts";
import { adaptiveAvgPool } from "../ops/adaptiveAvgPool.ts";
import { avgPool } from "../ops/avgPool.ts";
import { lpPool } from "../ops/lpPool.ts";
import { maxPool } from "../ops/maxPool.ts";
import { maxUnpool } from "../ops/maxUnpool.ts";
import { flag, type Pads } from "../params/index.ts";
import { axisNumbers, padsOf, sizesBy } from "../window.ts";
import { fits } from "./convTwins.ts";
import { defineDialectOp } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { Windows } from "./meaning.ts";
import { countsAlike, refuseOtherNorm } from "./poolTwins.ts";
import { neededPads, windowsBy } from "./spans.ts";
import { alone, compact, expectOp, isOnes, noTwin, symmetric } from "./twins.ts";

const picture = { x: layouts.torch.picture, y: layouts.torch.picture };
const inputs = [["x", "x"]] as const;

const roundedBy = (ceilMode: boolean) => (ceilMode ? poolCeil : pool);

/** Padding of the same width at both ends, with ceil mode if need be, that places the windows. */
function plainPool(windows: Windows): { padding: number | readonly number[]; ceilMode: boolean } | undefined {
  const pads = windows.pads.map(([begin]): Pads => [begin, begin]);
  const ceilMode = [false, true].find((ceil) =>
    fits(() => windowsBy("translate", roundedBy(ceil), { ...windows, pads }, windows.inputSize), windows),
  );
  return ceilMode === undefined ? undefined : { padding: compact(pads.map(([begin]) => begin)), ceilMode };
}

const windowOf = ({ kernelSize, stride }: Windows) => ({ kernelSize: compact(kernelSize), stride: compact(stride) });

export const torchMaxPool = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `maxPool${rank}d`,
    written: `F.max_pool${rank}d`,
    rank,
    inputs,
    params: { ...maxPool[0].params, returnIndices: flag(false) },
    layouts: () => ({ ...picture, indices: layouts.torch.indices }),

    read({ kernelSize, stride = kernelSize, padding, dilation, ceilMode, returnIndices: indices }, { x }, title) {
      const pads = padsOf(title, padding, { kernelSize, stride, dilation }, x.slice(2));
      const windows = windowsBy(title, roundedBy(ceilMode), { kernelSize, stride, dilation, pads }, x.slice(2));
      return { op: "maxPool", ...windows, ceilMode, indices };
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "maxPool");
      const options = { ...windowOf(windows), dilation: compact(windows.dilation), returnIndices: windows.indices };
      const plain = plainPool(windows);
      if (plain) return { ...options, ...plain };
      if (windows.indices) {
        const why = "Its indices would count the padding that F.pad adds.";
        throw noTwin("torch", `padding ${JSON.stringify(windows.pads)} with indices`, why);
      }
      refuseWide(windows);
      return { ...options, padding: neededPads(windows) };
    },
  });

export const torchAvgPool = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `avgPool${rank}d`,
    written: `F.avg_pool${rank}d`,
    rank,
    inputs,
    params: avgPool[0].params,
    layouts: () => picture,

    read({ kernelSize, stride = kernelSize, padding, ceilMode, countIncludePad, divisorOverride }, { x }, title) {
      if (divisorOverride)
        throw alone(title, "divisorOverride", divisorOverride, "Only PyTorch has one; leave it out and multiply.");
      const dilation = kernelSize.map(() => 1);
      const pads = padsOf(title, padding, { kernelSize, stride, dilation }, x.slice(2));
      const windows = windowsBy(title, roundedBy(ceilMode), { kernelSize, stride, dilation, pads }, x.slice(2));
      return { op: "avgPool", ...windows, ceilMode, countIncludePad };
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "avgPool");
      if (!isOnes(windows.dilation)) throw noTwin("torch", "a dilated average", "F.avg_pool has no dilation.");
      const { countIncludePad } = windows;
      const options = { ...windowOf(windows), countIncludePad };
      const plain = plainPool(windows);
      const both = windows.pads.map(([begin]): Pads => [begin, begin]);
      if (plain && (!countIncludePad || countsAlike(windows, both))) return { ...options, ...plain };
      if (!countIncludePad || !countsAlike(windows, neededPads(windows))) {
        const why = "F.pad first would make the divisor count the padding.";
        throw noTwin("torch", `padding ${JSON.stringify(windows.pads)} that does not count`, why);
      }
      refuseWide(windows);
      return { ...options, padding: neededPads(windows) };
    },
  });

function refuseWide(windows: Windows): void {
  const wide = neededPads(windows).some((pair, axis) => 2 * Math.max(...pair) > windows.kernelSize[axis]);
  if (wide)
    throw noTwin("torch", "padding above half the window", "PyTorch refuses it, since a window could hold no cell.");
}

export const torchLpPool = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `lpPool${rank}d`,
    written: `F.lp_pool${rank}d`,
    rank,
    inputs,
    params: lpPool[0].params,
    layouts: () => picture,

    read({ kernelSize, stride = kernelSize, ceilMode, normType, absolute, rescaleShort }, { x }, title) {
      const window = {
        kernelSize,
        stride,
        dilation: kernelSize.map(() => 1),
        pads: kernelSize.map((): Pads => [0, 0]),
      };
      const windows = windowsBy(title, roundedBy(ceilMode), window, x.slice(2));
      return { op: "lpPool", ...windows, ceilMode, normType, absolute, rescaleShort };
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "lpPool");
      refuseOtherNorm("torch", windows);
      const { pads, ceilMode, normType } = windows;
      if (pads.flat().some((cells) => cells !== 0)) {
        throw noTwin("torch", "Lp pooling with padding", "F.lp_pool has none; F.pad the input first.");
      }
      return { ...windowOf(windows), normType, ceilMode };
    },
  });

export const torchMaxUnpool = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `maxUnpool${rank}d`,
    written: `F.max_unpool${rank}d`,
    rank,
    inputs: [...inputs, ["indices", "indices"]],
    params: maxUnpool[0].params,
    layouts: () => ({ ...picture, indices: layouts.torch.indices }),

    read({ kernelSize, stride = kernelSize, padding: pads, outputSize, overlap }, { x }, title) {
      const window = { kernelSize, stride, dilation: kernelSize.map(() => 1), pads };
      const axes = axisNumbers(window, x.slice(2));
      const sizes = outputSize
        ? sizesBy(
            title,
            unpoolTo,
            axes.map((numbers, axis) => ({ ...numbers, outputSize: outputSize[axis] })),
          )
        : sizesBy(title, unpool, axes);
      return { op: "maxUnpool", ...window, inputSize: x.slice(2), outputSize: sizes, overlap };
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "maxUnpool");
      const padding = symmetric(windows.pads);
      if (!padding) throw noTwin("torch", "unequal padding", "F.max_unpool pads both ends alike.");
      const { outputSize, overlap } = windows;
      return { ...windowOf(windows), padding: compact(padding), outputSize, overlap };
    },
  });

const globalPool = (rank: number, kind: "Avg" | "Max") =>
  defineDialectOp({
    dialect: "torch",
    name: `adaptive${kind}Pool${rank}d`,
    written: `F.adaptive_${kind.toLowerCase()}_pool${rank}d`,
    rank,
    inputs,
    params: adaptiveAvgPool[0].params,
    layouts: () => picture,
    read({ outputSize }, { x }, title) {
      if (!outputSize.every((size) => size === 1)) {
        throw alone(title, "outputSize", outputSize, "Adaptive pooling is PyTorch's; with outputSize 1 it is global.");
      }
      return { op: `global${kind}Pool`, inputSize: x.slice(2) };
    },
    write(meaning) {
      expectOp("torch", meaning, `global${kind}Pool`);
      return { outputSize: 1 };
    },
  });

export const torchGlobalPools = (rank: number) => [globalPool(rank, "Avg"), globalPool(rank, "Max")] as const;
