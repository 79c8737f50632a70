// Average unpooling, in one to three dimensions: each number spreads over the window it stands for.
//
//     "copy"      every cell of the window gets the number: what a mean says about its cells
//     "adjoint"   every cell gets its share, the number divided by the cells: the transpose of avgPool
//
// Where windows overlap, `overlap` says what happens; the adjoint adds, or it would not be one.

import { unpool } from "#rules/unpool.ts";
import { triples } from "../contract.ts";
import { Described, EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { inSizes, type Layer } from "../links.ts";
import { defineOp } from "../op.ts";
import { choice, optional, outputSizes, type Padding, type PerAxis, padding, perAxis } from "../params/index.ts";
import { planeLayer } from "../plane.ts";
import { run } from "../run.ts";
import { finish, sizeOf, type Tensor } from "../tensor.ts";
import { unpoolAxes } from "../unpoolLinks.ts";
import { cellsPerWindow, kernelOfOnes, productOf, shareOf } from "./avgPool.ts";
import { gather } from "./contractions.ts";
import type { Overlap } from "./maxUnpool.ts";
import { picked, pickLinks, place } from "./moves.ts";
import { mul } from "./mul.ts";

const params = {
  kernelSize: perAxis("kernelSize", { hint: "Give the window of the pool to undo." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  padding: padding(false),
  outputSize: optional(outputSizes({ hint: "Give the size of the input that was pooled." })),
  mode: choice<"copy" | "adjoint", "copy">(["copy", "adjoint"], "copy"),
  overlap: choice<Overlap, undefined>(["error", "overwrite", "sum", "max"], undefined),
};

const avgUnpoolOf = (rank: number) => {
  const name = `avgUnpool${rank}d`;
  return defineOp({
    name,
    rank,
    rule: unpool,
    inputs: { x: "tensor" },
    params,

    check(
      { x }: { readonly x: Tensor },
      { kernelSize, stride = kernelSize, padding: pads, outputSize, mode, overlap },
    ) {
      const picture = image(name, "x", x, rank);
      if (mode === "adjoint" && overlap !== undefined && overlap !== "sum") {
        throw new EngineError({
          op: name,
          param: "overlap",
          got: overlap,
          allowed: '"sum" with mode "adjoint"',
          hint: "Leave it out: a transpose adds.",
        });
      }
      const axes = unpoolAxes(name, { kernelSize, stride, pads, outputSize }, picture.spatial);
      const layer = planeLayer(
        picture,
        axes.map((axis) => axis.links),
      );
      const shape = picture.shapeOf(picture.channels, inSizes(layer.axes));
      const cells = axes.map(({ rule, numbers, links }) => cellsPerWindow(rule, numbers, links.outSize, true));
      const plan = {
        shape,
        layer,
        divisor: mode === "adjoint" ? productOf(cells) : Float64Array.of(1),
        overlap: overlap ?? (mode === "adjoint" ? "sum" : "overwrite"),
      };
      if (plan.overlap === "error") sources(name, x, layer, shape, "error");
      return plan;
    },

    forward({ x }, { shape, layer, divisor, overlap }) {
      if (overlap !== "sum") return picked(x, sources(name, x, layer, shape, overlap), shape);
      const sums = new Float64Array(sizeOf(shape));
      const from = x.data;
      const { yAt, xAt } = triples(name, layer);
      for (let j = 0; j < yAt.length; j++) sums[xAt[j]] += from[yAt[j]] / divisor[yAt[j] % divisor.length];
      return finish(sums, shape, x.dtype);
    },

    gradient: (upstream, { x }, { shape, layer, divisor, overlap }) => ({
      x: () =>
        overlap === "sum"
          ? mul(gather(layer, upstream, kernelOfOnes(layer, x.dtype), x.shape), shareOf(layer, divisor, x.dtype))
          : place(upstream, sources(name, x, layer, shape, overlap), x.shape),
    }),

    links: ({ x }, { shape, layer, divisor, overlap }) => ({
      x() {
        if (overlap !== "sum") return pickLinks(sources(name, x, layer, shape, overlap), x.size);
        const { yAt, xAt } = triples(name, layer);
        const value = Float64Array.from(yAt, (cell) => 1 / divisor[cell % divisor.length]);
        return { rows: sizeOf(shape), columns: x.size, row: xAt, column: yAt, value };
      },
    }),
  });
};

/** For each cell of the result the number of x that stays there, −1 for none. Windows are visited in row-major order. */
function sources(op: string, x: Tensor, layer: Layer, shape: readonly number[], overlap: Overlap): Int32Array {
  const from = new Int32Array(sizeOf(shape)).fill(-1);
  const { yAt, xAt } = triples(op, layer);
  for (let j = 0; j < yAt.length; j++) {
    const before = from[xAt[j]];
    if (before >= 0 && overlap === "error") {
      throw new EngineError({
        op,
        param: "overlap",
        got: new Described(`windows ${before} and ${yAt[j]} on one cell`),
        allowed: "used where windows do not overlap",
        hint: 'Choose "overwrite", "sum" or "max", or a stride as wide as the window.',
      });
    }
    if (before < 0 || overlap !== "max" || x.data[yAt[j]] > x.data[before]) from[xAt[j]] = yAt[j];
  }
  return from;
}

export const avgUnpool = [avgUnpoolOf(1), avgUnpoolOf(2), avgUnpoolOf(3)] as const;

export interface AvgUnpoolOptions {
  /** The window of the pool to undo. */
  readonly kernelSize: PerAxis;
  /** Its stride; as wide as the window. */
  readonly stride?: PerAxis;
  /** Its padding; 0. */
  readonly padding?: Exclude<Padding, string>;
  /** The size of its input. Left out, the smallest size is meant. */
  readonly outputSize?: PerAxis;
  /** "copy" unless given. */
  readonly mode?: "copy" | "adjoint";
  /** What happens where windows overlap; "overwrite" for copies, always "sum" for the adjoint. */
  readonly overlap?: Overlap;
}

/**
 * Spreads each number of a row over its window. See `avgUnpool2d`.
 * @param x [N, C, W] or [C, W]
 * @returns [N, C, W'] or [C, W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgUnpool1d(tensor([[1, 2]]), { kernelSize: 2 })   // [[1, 1, 2, 2]]
 */
export function avgUnpool1d(x: Tensor, options: AvgUnpoolOptions): Tensor {
  return run(avgUnpool[0], { x }, options);
}

/**
 * Spreads each number of a picture over its window.
 * @param x [N, C, H, W] or [C, H, W]
 * @returns [N, C, H', W'] or [C, H', W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgUnpool2d(tensor([[[1, 2]]]), { kernelSize: 2 })   // [[[1, 1, 2, 2], [1, 1, 2, 2]]]
 */
export function avgUnpool2d(x: Tensor, options: AvgUnpoolOptions): Tensor {
  return run(avgUnpool[1], { x }, options);
}

/**
 * Spreads each number of a volume over its window. See `avgUnpool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @returns [N, C, D', H', W'] or [C, D', H', W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the parameter, the value got and the values allowed
 * @example
 * avgUnpool3d(tensor([[[[8]]]]), { kernelSize: 2, mode: "adjoint" })   // [[[[1, 1], [1, 1]], [[1, 1], [1, 1]]]]
 */
export function avgUnpool3d(x: Tensor, options: AvgUnpoolOptions): Tensor {
  return run(avgUnpool[2], { x }, options);
}
