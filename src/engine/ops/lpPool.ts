// Lp pooling, in one and two dimensions: (Σ xᵖ)^(1/p) over each window. p = 1 sums; the larger p, the nearer the maximum.
//
// Two choices differ between frameworks. PyTorch takes no absolute values, so an odd p keeps signs and may give NaN,
// and it scales up the short last window of ceil mode; ONNX takes absolute values and scales nothing.

import { pool, poolCeil } from "#rules/pool.ts";
import { gatherInto } from "../contract.ts";
import { image } from "../image.ts";
import { outSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { flag, optional, type PerAxis, perAxis, real } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, windowLinks } from "../window.ts";
import { kernelOfOnes, productOf } from "./avgPool.ts";
import { scatter } from "./contractions.ts";
import { mul } from "./mul.ts";
import { pow } from "./pow.ts";

const params = {
  normType: real({ above: 0, hint: "Use 2 for the root of the sum of squares." }),
  kernelSize: perAxis("kernelSize", { hint: "Give the size of the window." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  ceilMode: flag(false),
  absolute: flag(false),
  rescaleShort: flag(true),
};

const lpPoolOf = (rank: number) => {
  const name = `lpPool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: pool,
    inputs: { x: "tensor" },
    params,

    check(
      { x }: { readonly x: Tensor },
      { normType, kernelSize, stride = kernelSize, ceilMode, absolute, rescaleShort },
    ) {
      const picture = image(name, "x", x, rank);
      const dilation = kernelSize.map(() => 1);
      const pads = kernelSize.map(() => [0, 0] as const);
      const axes = windowLinks(
        name,
        ceilMode ? poolCeil : pool,
        axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial),
      );
      const cells = productOf(axes.map((axis) => countsOf(axis.out, axis.outSize)));
      const scale = cells.map((count) => (rescaleShort ? sizeOf(kernelSize) / count : 1));
      return {
        shape: picture.shapeOf(picture.channels, outSizes(axes)),
        layer: planeLayer(picture, axes),
        scale,
        p: normType,
        absolute,
      };
    },

    forward({ x }, { shape, layer, scale, p, absolute }) {
      const y = new Float64Array(sizeOf(shape));
      const powers = Float64Array.from(x.data, (value) => (absolute ? Math.abs(value) : value) ** p);
      gatherInto(layer, powers, kernelOfOnes(layer, "float64").data, y);
      for (let o = 0; o < y.length; o++) y[o] = (y[o] * scale[o % scale.length]) ** (1 / p);
      return finish(y, shape, x.dtype);
    },

    // y = (c Σ xᵖ)^(1/p), so dy/dx = c · y^(1−p) · x^(p−1)
    gradient(upstream, { x }, { layer, scale, p, absolute }, y) {
      const scales = finish(scale, outSizes(layer.axes), x.dtype);
      const signs = finish(
        Float64Array.from(x.data, (value) => (absolute ? Math.sign(value) : 1)),
        x.shape,
        x.dtype,
      );
      const size = absolute ? mul(x, signs) : x;
      const spread = () =>
        scatter(layer, mul(upstream, mul(scales, pow(y, 1 - p))), kernelOfOnes(layer, x.dtype), x.shape);
      return { x: () => mul(spread(), mul(signs, pow(size, p - 1))) };
    },
  });
};

/** How many links each output cell has. */
function countsOf(out: Int32Array, outSize: number): Float64Array {
  const counts = new Float64Array(outSize);
  for (const o of out) counts[o]++;
  return counts;
}

export const lpPool = [lpPoolOf(1), lpPoolOf(2)] as const;

export interface LpPoolOptions {
  /** The exponent p, above 0. */
  readonly normType: number;
  /** The size of the window. */
  readonly kernelSize: PerAxis;
  /** Cells from one window to the next; as wide as the window. */
  readonly stride?: PerAxis;
  /** Whether a last window may hang over the end; false. */
  readonly ceilMode?: boolean;
  /** Whether to take absolute values first, as ONNX does; false. */
  readonly absolute?: boolean;
  /** Whether a window that hangs over the end counts as a full one, as in PyTorch; true. */
  readonly rescaleShort?: boolean;
}

/**
 * The p-norm of each window of a row. See `lpPool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C, W'] or [C, W']
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * lpPool1d(tensor([[3, 4, 6, 8]]), { normType: 2, kernelSize: 2 })   // [[5, 10]]
 */
export function lpPool1d(x: Tensor, options: LpPoolOptions): Tensor {
  return run(lpPool[0], { x }, options);
}

/**
 * The p-norm of each window of a picture.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C, H', W'] or [C, H', W'], the sizes by the rules `pool` and `poolCeil`
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * lpPool2d(tensor([[[3, 4]]]), { normType: 2, kernelSize: [1, 2] })   // [[[5]]]
 */
export function lpPool2d(x: Tensor, options: LpPoolOptions): Tensor {
  return run(lpPool[1], { x }, options);
}
