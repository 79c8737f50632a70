// Unpooling on a bed of nails, in one to three dimensions: each number goes to the first cell of its window, the rest is 0.
//
//     1 2   →   1 0 2 0
//     3 4       0 0 0 0
//               3 0 4 0
//               0 0 0 0
//
// With stride s it is what a transposed convolution does first: it inserts s − 1 zeros between the cells.

import { unpool } from "#rules/unpool.ts";
import { triples } from "../contract.ts";
import { image } from "../image.ts";
import { inSizes } from "../links.ts";
import { defineOp } from "../op.ts";
import { optional, outputSizes, type PerAxis, perAxis } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { unpoolAxes } from "../unpoolLinks.ts";
import { pick, pickLinks, transposed } from "./moves.ts";

const params = {
  kernelSize: perAxis("kernelSize", { hint: "Give the window of the pool to undo." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  outputSize: optional(outputSizes({ hint: "Give the size of the input that was pooled." })),
};

const nailUnpoolOf = (rank: number) => {
  const name = `nailUnpool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: unpool,
    inputs: { x: "tensor" },
    params,

    check({ x }: { readonly x: Tensor }, { kernelSize, stride = kernelSize, outputSize }) {
      const picture = image(name, "x", x, rank);
      const pads = kernelSize.map(() => [0, 0] as const);
      const axes = unpoolAxes(name, { kernelSize, stride, pads, outputSize }, picture.spatial).map(
        ({ links }) => links,
      );
      const { yAt, xAt, wAt } = triples(name, planeLayer(picture, axes));
      const at = new Int32Array(x.size);
      for (let j = 0; j < wAt.length; j++) if (wAt[j] === 0) at[yAt[j]] = xAt[j];
      return {
        shape: picture.shapeOf(picture.channels, inSizes(axes)),
        at,
      };
    },

    forward({ x }, { at, shape }) {
      const y = new Float64Array(sizeOf(shape));
      const from = x.data;
      for (let i = 0; i < at.length; i++) y[at[i]] = from[i];
      return finish(y, shape, x.dtype);
    },

    gradient: (upstream, { x }, { at }) => ({ x: () => pick(upstream, at, x.shape) }),
    links: ({ x }, { at, shape }) => ({ x: () => transposed(pickLinks(at, sizeOf(shape)), x.size) }),
  });
};

export const nailUnpool = [nailUnpoolOf(1), nailUnpoolOf(2), nailUnpoolOf(3)] as const;

export interface NailUnpoolOptions {
  /** The window of the pool to undo. */
  readonly kernelSize: PerAxis;
  /** Its stride; as wide as the window. */
  readonly stride?: PerAxis;
  /** The size of its input. Left out, the smallest size is meant. */
  readonly outputSize?: PerAxis;
}

/**
 * Puts each number of a row on the first cell of its window. See `nailUnpool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C, W'] or [C, W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * nailUnpool1d(tensor([[1, 2]]), { kernelSize: 2 })   // [[1, 0, 2, 0]]
 */
export function nailUnpool1d(x: Tensor, options: NailUnpoolOptions): Tensor {
  return run(nailUnpool[0], { x }, options);
}

/**
 * Puts each number of a picture on the first cell of its window.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C, H', W'] or [C, H', W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * nailUnpool2d(tensor([[[1, 2]]]), { kernelSize: 2 })   // [[[1, 0, 2, 0], [0, 0, 0, 0]]]
 */
export function nailUnpool2d(x: Tensor, options: NailUnpoolOptions): Tensor {
  return run(nailUnpool[1], { x }, options);
}

/**
 * Puts each number of a volume on the first cell of its window. See `nailUnpool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns [N, C, D', H', W'] or [C, D', H', W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * nailUnpool3d(tensor([[[[5]]]]), { kernelSize: [1, 2, 2] })   // [[[[5, 0], [0, 0]]]]
 */
export function nailUnpool3d(x: Tensor, options: NailUnpoolOptions): Tensor {
  return run(nailUnpool[2], { x }, options);
}
