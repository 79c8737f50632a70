// The layout every layer shares: [N, C, spatial …], or [C, spatial …] without a batch.

import { EngineError } from "./errors.ts";
import { sizeOf, type Tensor } from "./tensor.ts";

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
export function image(op: string, param: string, x: Tensor, rank: number): Image {
  const { shape } = x;
  if (shape.length === rank + 1 || shape.length === rank + 2) return stack(op, param, x, rank);
  throw new EngineError({
    op,
    param,
    got: shape,
    allowed: `[N, C, ${axisNames[rank]}] or [C, ${axisNames[rank]}]`,
    hint: "Add the missing axes with reshape(x, shape).",
  });
}

/** The same with any number of axes before the channels, all of them a batch. */
export function stack(op: string, param: string, { shape }: Tensor, rank: number): Image {
  if (shape.length < rank + 1) {
    const allowed = `[…, C, ${axisNames[rank]}]`;
    throw new EngineError({ op, param, got: shape, allowed, hint: "Add the missing axes with reshape(x, shape)." });
  }
  const leading = shape.slice(0, shape.length - rank - 1);
  const [channels, ...spatial] = shape.slice(leading.length);
  if (channels < 1) {
    const allowed = "a tensor with at least 1 channel";
    throw new EngineError({ op, param, got: shape, allowed, hint: "Only the batch may be empty." });
  }
  const batch = sizeOf(leading);
  return {
    batch,
    channels,
    spatial,
    planes: batch * channels,
    shapeOf: (newChannels, newSpatial) => [...leading, newChannels, ...newSpatial],
  };
}
