// Max pooling whose padding may be more than half a window, as ONNX allows and as SAME makes it where the window is
// dilated. The base op refuses that, after PyTorch; the numbers are found in the same way.

import { croppingConv } from "#rules/conv.ts";
import { Described, EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { passed } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import type { Tensor } from "../tensor.ts";
import { axisNumbers, type Window, windowLinks } from "../window.ts";
import { largest, type MaxPoolResult, positions } from "./maxPool.ts";
import { pickLinks, place } from "./moves.ts";

export const wideMaxPoolOp = defineOp({
  name: "wideMaxPool",
  rank: 1,
  inputs: { x: "tensor" },
  params: { window: passed<Window>() },

  check({ x }: { readonly x: Tensor }, { window }) {
    const picture = image("wideMaxPool", "x", x, window.kernelSize.length);
    const axes = windowLinks("wideMaxPool", croppingConv, axisNumbers(window, picture.spatial));
    for (const { outSize, out } of axes) {
      const empty = outSize - new Set(out).size;
      if (empty === 0) continue;
      throw new EngineError({
        op: "wideMaxPool",
        param: "padding",
        got: new Described(`${empty} windows on padding alone`),
        allowed: "such that each window holds an input cell",
        hint: "The maximum of no number is −∞; use less padding.",
      });
    }
    const shape = picture.shapeOf(picture.channels, outSizes(axes));
    return { shape, layer: planeLayer(picture, axes), of: picture.spatial };
  },

  forward: ({ x }, { layer, shape, of }) => largest(x, layer, shape, of),
  gradient: (upstream, { x }, { of }, { indices }) => ({
    x: () => place(upstream, positions(indices, of), x.shape),
  }),
  links: ({ x }, { of }, { indices }) => ({ x: () => pickLinks(positions(indices, of), x.size) }),
});

export function wideMaxPool(x: Tensor, window: Window): MaxPoolResult {
  return run(wideMaxPoolOp, { x }, { window });
}
