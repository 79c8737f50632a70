// PyTorch's convolutions: what they mean, and which of them means something.

import { convTranspose as convTransposeRule, convTransposeTo } from "#rules/convTranspose.ts";
import { conv } from "../ops/conv.ts";
import { convTranspose } from "../ops/convTranspose.ts";
import type { Pads } from "../params/index.ts";
import { axisNumbers, padsOf, sizesBy } from "../window.ts";
import { fits, refuseHoles, transposed } from "./convTwins.ts";
import { defineDialectOp } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import { convWindows } from "./spans.ts";
import { compact, expectOp, noTwin, symmetric } from "./twins.ts";

const { picture } = layouts.torch;
const inputs = [
  ["x", "x"],
  ["weight", "weight"],
  ["bias", "bias"],
] as const;

export const torchConv = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `conv${rank}d`,
    written: `F.conv${rank}d`,
    rank,
    inputs,
    params: conv[0].params,
    layouts: () => ({ x: picture, y: picture, weight: { use: "conv", layout: layouts.torch.conv } }),

    read({ stride, padding, dilation, groups, paddingMode }, { x, weight = [] }, title) {
      const window = { kernelSize: weight.slice(2), stride, dilation };
      const pads = padsOf(title, padding, window, x.slice(2));
      return { op: "conv", ...convWindows(title, { ...window, pads }, x.slice(2)), groups, paddingMode };
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "conv");
      refuseHoles("torch", windows);
      const { stride, dilation, groups, paddingMode, pads, inputSize } = windows;
      if (pads.flat().some((cells) => cells < 0)) throw noTwin("torch", "padding below 0", "Crop the input first.");
      const both = pads.map(([begin]): Pads => [begin, begin]);
      const isBoth =
        paddingMode === "zeros" && fits(() => convWindows("translate", { ...windows, pads: both }, inputSize), windows);
      const padding = isBoth ? both.map(([begin]) => begin) : (symmetric(pads) ?? pads);
      return {
        stride: compact(stride),
        padding: typeof padding[0] === "number" ? compact(padding as number[]) : padding,
        dilation: compact(dilation),
        groups,
        paddingMode,
      };
    },
  });

export const torchConvTranspose = (rank: number) =>
  defineDialectOp({
    dialect: "torch",
    name: `convTranspose${rank}d`,
    written: `F.conv_transpose${rank}d`,
    rank,
    inputs,
    params: convTranspose[0].params,
    layouts: () => ({ x: picture, y: picture, weight: { use: "convTranspose", layout: layouts.torch.convTranspose } }),

    read({ stride, padding: pads, outputPadding, outputSize, dilation, groups }, { x, weight = [] }, title) {
      const inputSize = x.slice(2);
      const window = { kernelSize: weight.slice(2), stride, dilation, pads };
      const [rule, asked] = outputSize
        ? ([convTransposeTo, outputSize.map((size) => ({ outputSize: size }))] as const)
        : ([convTransposeRule, outputPadding.map((cells) => ({ outputPadding: cells }))] as const);
      const axes = axisNumbers(window, inputSize).map((numbers, axis) => ({ ...numbers, ...asked[axis] }));
      const sizes = sizesBy(title, rule, axes);
      return transposed({ ...window, inputSize, outputSize: sizes }, pads, groups);
    },

    write(meaning) {
      const windows = expectOp("torch", meaning, "convTranspose");
      const { stride, dilation, groups, pads } = windows;
      if (pads.some(([begin]) => begin < 0)) {
        throw noTwin(
          "torch",
          "cells added at the start",
          "PyTorch adds cells at the end only; pad the result instead.",
        );
      }
      // What is cropped less at the end than at the start is output padding.
      const outputPadding = pads.map(([begin, end]) => begin - end);
      const isPadding = outputPadding.every((cells, a) => cells >= 0 && cells < Math.max(stride[a], dilation[a]));
      if (!isPadding && pads.some(([, end]) => end < 0)) {
        const why = "Output padding must be less than the stride or the dilation.";
        throw noTwin("torch", `output padding ${compact(outputPadding)}`, why);
      }
      return {
        stride: compact(stride),
        padding: isPadding ? compact(pads.map(([begin]) => begin)) : pads,
        outputPadding: isPadding ? compact(outputPadding) : 0,
        dilation: compact(dilation),
        groups,
      };
    },
  });
