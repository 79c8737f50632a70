// Pooling, unpooling and unfolding treat every channel of every picture alike: a plane.

import type { Image } from "./image.ts";
import type { AxisLinks, Layer } from "./links.ts";

/** One layer for all planes. */
export function planeLayer({ planes }: Image, axes: readonly AxisLinks[]): Layer {
  return { axes, batch: planes, groups: 1, outChannels: 1, inChannels: 1 };
}
