// The layout every layer shares: [N, C, spatial …], or [C, spatial …] without a batch.

import { EngineError } from "./errors.ts";
import type { Tensor } from "./tensor.ts";

export interface Image {
  readonly batch: number;
  readonly channels: number;
  /** One size an axis: [W], [H, W] or [D, H, W]. */
  readonly spatial: readonly number[];
  /** N · C: the planes that pooling treats alike. */
  readonly planes: number;
  /** The shape of a result with other channels and sizes, with a batch if this one has one. */
  shapeOf(channels: number, spatial: readonly number[]): readonly number[];
}

const axisNames = ["", "W", "H, W", "D, H, W"];

/** Reads a tensor as pictures with `rank` spatial axes. @throws EngineError for another number of axes, or none of a channel */
export function image(op: string, param: string, { shape }: Tensor, rank: number): Image {
  const batched = shape.length === rank + 2;
  if (!batched && shape.length !== rank + 1) {
    throw new EngineError({
      op, param, got: shape, allowed: `[N, C, ${axisNames[rank]}] or [C, ${axisNames[rank]}]`, hint: "Add the missing axes with reshape(x, shape).",
    });
  }
  const [batch, channels, ...spatial] = batched ? shape : [1, ...shape];
  if (channels < 1) {
    throw new EngineError({ op, param, got: shape, allowed: "a tensor with at least 1 channel", hint: "Only the batch may be empty." });
  }
  return {
    batch,
    channels,
    spatial,
    planes: batch * channels,
    shapeOf: (newChannels, newSpatial) => [...(batched ? [batch] : []), newChannels, ...newSpatial],
  };
}
