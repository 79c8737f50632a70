// PyTorch's resizing, shuffling and folding: what they mean, and which of them means something.

import { conv as convRule } from "#rules/conv.ts";
import { interpolateOps } from "../ops/interpolate.ts";
import { pixelShuffleOps, pixelUnshuffleOps } from "../ops/pixelShuffle.ts";
import { foldOps } from "../ops/unfold.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { defineDialectOp } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { ResizeMeaning, ShuffleMeaning } from "./meaning.ts";
import { orderMatters } from "./poolTwins.ts";
import { resizedSizes, scaleThatMatters } from "./resizes.ts";
import { alone, compact, expectOp, noTwin, symmetric } from "./twins.ts";

const picture = { x: layouts.torch.picture, y: layouts.torch.picture };
const inputs = [["x", "x"]] as const;

const { size, scaleFactor, mode, alignCorners, recomputeScaleFactor } = interpolateOps[0].params;

type Place = Pick<ResizeMeaning, "mode" | "coordinates" | "rounding">;
/** What each mode means; the linear and cubic ones have align_corners besides. */
const places: { readonly [mode: string]: Place } = {
  nearest: { mode: "nearest", coordinates: "asymmetric", rounding: "floor" },
  "nearest-exact": { mode: "nearest", coordinates: "half-pixel", rounding: "prefer-ceil" },
  linear: { mode: "linear", coordinates: "half-pixel", rounding: "floor" },
  bilinear: { mode: "linear", coordinates: "half-pixel", rounding: "floor" },
  trilinear: { mode: "linear", coordinates: "half-pixel", rounding: "floor" },
  bicubic: { mode: "cubic", coordinates: "half-pixel", rounding: "floor" },
};

export const torchInterpolate = defineDialectOp({
  dialect: "torch",
  name: "interpolate",
  written: "F.interpolate",
  inputs,
  params: { size, scaleFactor, mode, alignCorners, recomputeScaleFactor },
  layouts: () => picture,

  read({ size, scaleFactor, mode, alignCorners, recomputeScaleFactor }, { x }, title) {
    const inputSize = x.slice(2);
    const place = places[mode];
    if (!place) throw alone(title, "mode", mode, "It is adaptive average pooling, which only PyTorch has.");
    const outputSize = resizedSizes(title, inputSize, size, scaleFactor);
    // A linear mode copies an axis whose size stays, whatever the scale.
    const scale = recomputeScaleFactor
      ? undefined
      : scaleFactor?.map((one, a) => (place.mode === "linear" && inputSize[a] === outputSize[a] ? 1 : one));
    const coordinates = alignCorners ? "align-corners" : place.coordinates;
    return { op: "resize", inputSize, outputSize, scale, ...place, coordinates, cubic: -0.75 };
  },

  write(meaning, { x }) {
    const resize = expectOp("torch", meaning, "resize");
    const { inputSize, outputSize, cubic } = resize;
    const scale = scaleThatMatters(resize);
    const rank = x.length - 2;
    const copies = scale?.some((one, a) => one !== 1 && inputSize[a] === outputSize[a]) ?? false;
    if (resize.mode === "linear" && copies) {
      throw noTwin(
        "torch",
        `scale ${compact(scale ?? [])}`,
        "PyTorch copies an axis whose size stays; other scales are lost.",
      );
    }
    if (resize.mode === "cubic" && cubic !== -0.75) {
      throw noTwin("torch", `a cubic kernel of ${cubic}`, "PyTorch's is -0.75.");
    }
    const ends = outputSize.some((cells) => cells === 1);
    const coordinates = resize.coordinates === "pytorch-half-pixel" && !ends ? "half-pixel" : resize.coordinates;
    const alignCorners = coordinates === "align-corners" && resize.mode !== "nearest";
    const found = Object.entries(places).find(
      ([name, place]) =>
        place.mode === resize.mode &&
        (place.mode !== "linear" || name === ["linear", "bilinear", "trilinear"][rank - 1]) &&
        (alignCorners || place.coordinates === coordinates) &&
        (place.mode !== "nearest" || place.rounding === resize.rounding),
    );
    if (!found) {
      const why = `F.interpolate knows ${Object.keys(places).join(", ")}.`;
      throw noTwin("torch", `${resize.mode} with ${coordinates} coordinates`, why);
    }
    return {
      ...(scale ? { scaleFactor: compact(scale) } : { size: compact(outputSize) }),
      mode: found[0] as NonNullable<Parameters<typeof mode.read>[0]>,
      ...(alignCorners && { alignCorners }),
    };
  },
});

function factorOf(meaning: ShuffleMeaning, shape: readonly number[]): number {
  if (meaning.order === "CRD" || !orderMatters(meaning, shape)) return meaning.block;
  throw noTwin(
    "torch",
    "order DCR",
    "F.pixel_shuffle keeps the cells of one channel together (CRD); permute channels first.",
  );
}

export const torchPixelShuffle = defineDialectOp({
  dialect: "torch",
  name: "pixelShuffle",
  written: "F.pixel_shuffle",
  rank: 2,
  inputs,
  params: pixelShuffleOps[1].params,
  layouts: () => picture,
  read: ({ upscaleFactor }) => ({ op: "depthToSpace", block: upscaleFactor, order: "CRD" }),
  write: (meaning, { x }) => ({ upscaleFactor: factorOf(expectOp("torch", meaning, "depthToSpace"), x) }),
});

export const torchPixelUnshuffle = defineDialectOp({
  dialect: "torch",
  name: "pixelUnshuffle",
  written: "F.pixel_unshuffle",
  rank: 2,
  inputs,
  params: pixelUnshuffleOps[1].params,
  layouts: () => picture,
  read: ({ downscaleFactor }) => ({ op: "spaceToDepth", block: downscaleFactor, order: "CRD" }),
  write: (meaning, { x }) => ({ downscaleFactor: factorOf(expectOp("torch", meaning, "spaceToDepth"), x) }),
});

export const torchFold = defineDialectOp({
  dialect: "torch",
  name: "fold",
  written: "F.fold",
  rank: 1,
  optionRank: 2,
  inputs,
  params: foldOps[1].params,
  layouts: () => picture,
  read({ outputSize, kernelSize, stride, dilation, padding: pads }, _, title) {
    const window = { kernelSize, stride, dilation, pads };
    return {
      op: "fold",
      ...window,
      inputSize: outputSize,
      outputSize: sizesBy(title, convRule, axisNumbers(window, outputSize)),
    };
  },
  write(meaning) {
    const fold = expectOp("torch", meaning, "fold");
    const padding = symmetric(fold.pads);
    if (!padding) throw noTwin("torch", "unequal padding", "F.fold pads both ends alike.");
    const { inputSize, kernelSize, stride, dilation } = fold;
    if (kernelSize.length !== 2)
      throw noTwin("torch", `columns of ${kernelSize.length} axes`, "F.fold makes pictures, of two axes.");
    return { outputSize: inputSize, kernelSize, stride, dilation, padding };
  },
});
