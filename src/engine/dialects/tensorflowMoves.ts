// TensorFlow's resizing and shuffling: what they mean, and which of them means something.

import { EngineError } from "../errors.ts";
import { count, flag, perAxis } from "../params/index.ts";
import { defineDialectOp, listed, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { ResizeMeaning, ShuffleMeaning } from "./meaning.ts";
import { orderMatters } from "./poolTwins.ts";
import { resizedSizes, scaleThatMatters } from "./resizes.ts";
import { expectOp, forAnother, noTwin } from "./twins.ts";

const picture = { x: layouts.tensorflow.picture, y: layouts.tensorflow.picture };

type Place = Pick<ResizeMeaning, "coordinates" | "rounding">;
type Kind = "bilinear" | "nearestNeighbor";

/** Where cells lie: without a flag, as the first versions had it; and how positions round, for the nearest neighbour. */
const places: { readonly [flag in "legacy" | "alignCorners" | "halfPixelCenters"]: Place } = {
  legacy: { coordinates: "asymmetric", rounding: "floor" },
  alignCorners: { coordinates: "align-corners", rounding: "prefer-ceil" },
  halfPixelCenters: { coordinates: "half-pixel", rounding: "prefer-ceil" },
};

const params = {
  size: listed(named("outputSize", perAxis("outputSize", { hint: "Give [height, width]." }))),
  alignCorners: flag(false),
  halfPixelCenters: flag(false),
};

const resizeOf = (kind: Kind) => {
  const mode = kind === "bilinear" ? "linear" : "nearest";
  return defineDialectOp({
    dialect: "tensorflow",
    name: kind === "bilinear" ? "resizeBilinear" : "resizeNearestNeighbor",
    written: kind === "bilinear" ? "tf.compat.v1.image.resize_bilinear" : "tf.compat.v1.image.resize_nearest_neighbor",
    rank: 2,
    inputs: [["x", "images"]],
    params,
    layouts: () => picture,

    read({ size, alignCorners, halfPixelCenters }, { x }, title) {
      if (alignCorners && halfPixelCenters) {
        throw new EngineError({
          op: title,
          param: "halfPixelCenters",
          got: true,
          allowed: "left out beside alignCorners",
          hint: "Each says where cells lie.",
        });
      }
      const place = places[alignCorners ? "alignCorners" : halfPixelCenters ? "halfPixelCenters" : "legacy"];
      const inputSize = x.slice(2);
      const outputSize = resizedSizes(title, inputSize, size, undefined);
      return { op: "resize", inputSize, outputSize, scale: undefined, mode, ...place, cubic: -0.75 };
    },

    write(meaning) {
      const resize = expectOp("tensorflow", meaning, "resize");
      if (resize.mode !== mode) throw forAnother("tensorflow", resize);
      if (resize.inputSize.length !== 2)
        throw noTwin("tensorflow", "other than two spatial axes", "tf.image resizes pictures.");
      if (scaleThatMatters(resize)) {
        throw noTwin(
          "tensorflow",
          `scale ${JSON.stringify(resize.scale)}`,
          "TensorFlow computes positions from the two sizes.",
        );
      }
      const ends = resize.outputSize.some((cells) => cells === 1);
      const coordinates = resize.coordinates === "pytorch-half-pixel" && !ends ? "half-pixel" : resize.coordinates;
      const found = Object.entries(places).find(
        ([, place]) => place.coordinates === coordinates && (mode === "linear" || place.rounding === resize.rounding),
      );
      if (!found) {
        const rounded = mode === "nearest" ? `, rounded ${resize.rounding}` : "";
        throw noTwin("tensorflow", `${coordinates} coordinates${rounded}`, "TensorFlow has neither flag for that.");
      }
      const [flagName] = found;
      return { size: resize.outputSize, ...(flagName !== "legacy" && { [flagName]: true }) };
    },
  });
};

export const tensorflowResizeBilinear = resizeOf("bilinear");
export const tensorflowResizeNearestNeighbor = resizeOf("nearestNeighbor");

const shuffleOf = (op: ShuffleMeaning["op"]) =>
  defineDialectOp({
    dialect: "tensorflow",
    name: op,
    written: op === "depthToSpace" ? "tf.nn.depth_to_space" : "tf.nn.space_to_depth",
    rank: 2,
    inputs: [["x", "input"]],
    params: { blockSize: count({ hint: "Use 1 to change nothing." }) },
    layouts: () => picture,
    read: ({ blockSize }) => ({ op, block: blockSize, order: "DCR" }),
    write(meaning, { x }) {
      const shuffle = expectOp("tensorflow", meaning, op);
      if (shuffle.order === "DCR" || !orderMatters(shuffle, x)) return { blockSize: shuffle.block };
      throw noTwin(
        "tensorflow",
        "order CRD",
        "TensorFlow keeps the channels of one cell together (DCR); permute channels first.",
      );
    },
  });

export const tensorflowDepthToSpace = shuffleOf("depthToSpace");
export const tensorflowSpaceToDepth = shuffleOf("spaceToDepth");
