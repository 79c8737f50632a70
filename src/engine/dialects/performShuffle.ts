// Channels into places and back, in either order of channels.

import { pixelShuffle, pixelUnshuffle } from "../ops/pixelShuffle.ts";
import { reshape } from "../ops/reshape.ts";
import { transpose } from "../ops/transpose.ts";
import { sizeOf, type Tensor } from "../tensor.ts";
import type { ShuffleMeaning } from "./meaning.ts";

export function performShuffle({ op, block, order }: ShuffleMeaning, x: Tensor): Tensor {
  if (op === "depthToSpace") {
    const [, channels] = x.shape;
    const offsets = block ** 2;
    const isWhole = channels % offsets === 0;
    // Channels that do not fit are the base op's to refuse.
    const ordered = order === "DCR" && isWhole ? regrouped(x, offsets, channels / offsets) : x;
    return pixelShuffle(ordered, { upscaleFactor: block });
  }
  const unshuffled = pixelUnshuffle(x, { downscaleFactor: block });
  return order === "DCR" ? regrouped(unshuffled, x.shape[1], block ** 2) : unshuffled;
}

/** Channel a·B + b becomes channel b·A + a. */
function regrouped(x: Tensor, outer: number, inner: number): Tensor {
  const [batch, channels, ...spatial] = x.shape;
  const grouped = reshape(x, [batch, outer, inner, sizeOf(spatial)]);
  return reshape(transpose(grouped, [0, 2, 1, 3]), [batch, channels, ...spatial]);
}
