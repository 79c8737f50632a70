// Max unpooling, in one to three dimensions: puts each number where its index says, and 0 everywhere else.
//
//     3 4   indices 1 7   →   0 3 0 0
//                             0 0 0 4
//
// Only the index decides where a number goes, so a write outside its plane is impossible: every index is checked
// against the plane of the output before any number is moved. Windows that overlap can name one place twice; `overlap`
// says what happens then.

import { unpool as rule, unpoolTo } from "#rules/unpool.ts";
import { sameShape } from "../compare.ts";
import { Described, EngineError } from "../errors.ts";
import { image } from "../image.ts";
import { type IndexTensor, indexError } from "../indexTensor.ts";
import { defineOp } from "../op.ts";
import { choice, optional, outputSizes, type Padding, type PerAxis, padding, perAxis } from "../params/index.ts";
import { run } from "../run.ts";
import { type FloatArray, own, sizeOf, type Tensor } from "../tensor.ts";
import { axisNumbers, sizesBy } from "../window.ts";
import { pick, pickLinks, transposed } from "./moves.ts";

/**
 * What to do with two numbers for one place: refuse, keep the last one in row-major order (PyTorch on one thread),
 * add them (TensorFlow's scatter_nd), or keep the larger.
 */
export type Overlap = "error" | "overwrite" | "sum" | "max";

const params = {
  kernelSize: perAxis("kernelSize", { hint: "Give the window of the pool that made the indices." }),
  stride: optional(perAxis("stride", { hint: "Leave it out for windows side by side." })),
  padding: padding(false),
  outputSize: optional(outputSizes({ hint: "Give the size of the input that was pooled." })),
  overlap: choice<Overlap, Overlap>(["error", "overwrite", "sum", "max"], "overwrite"),
};

interface UnpoolInputs {
  readonly [name: string]: Tensor | IndexTensor;
  readonly x: Tensor;
  readonly indices: IndexTensor;
}

const maxUnpoolOf = (rank: number) => {
  const name = `maxUnpool${rank}d`;
  return defineOp({
    name,
    rank,
    rule,
    inputs: { x: "tensor", indices: "indices" },
    params,

    check({ x, indices }: UnpoolInputs, { kernelSize, stride = kernelSize, padding: pads, outputSize, overlap }) {
      const picture = image(name, "x", x, rank);
      const dilation = kernelSize.map(() => 1);
      const window = axisNumbers({ kernelSize, stride, pads, dilation }, picture.spatial);
      const spatial = outputSize
        ? sizesBy(
            name,
            unpoolTo,
            window.map((numbers, axis) => ({ ...numbers, outputSize: outputSize[axis] })),
          )
        : sizesBy(name, rule, window);
      const shape = picture.shapeOf(picture.channels, spatial);
      checkIndices(name, x, indices, spatial);
      // A backend that checks indices while it moves numbers never asks for the places.
      let places: Int32Array | undefined;
      const at = () => {
        places ??= placesOf(name, x, indices, spatial);
        return places;
      };
      if (overlap === "error") refuseRepeats(name, at());
      return { shape, plane: sizeOf(spatial), perPlane: sizeOf(picture.spatial), overlap, at };
    },

    forward: ({ x }, { shape, at, overlap }) =>
      overlap === "overwrite" || overlap === "error" ? lastWins(x, at(), shape) : merged(x, at(), shape, overlap),

    // What was put somewhere gets the gradient of that place. If a place was named twice, "overwrite" follows PyTorch:
    // each copy gets it, as if they were one number. "max" gives it to the copy that stayed.
    gradient: (upstream, { x }, { at, shape, overlap }) => ({
      x: () => pick(upstream, overlap === "max" ? survivors(x, at(), shape, overlap) : at(), x.shape),
    }),

    links: ({ x }, { at, shape, overlap }) => ({
      x: () => transposed(pickLinks(survivors(x, at(), shape, overlap), sizeOf(shape)), x.size),
    }),
  });
};

/** Each number needs an index, and indices must count the way this op does. */
function checkIndices(op: string, x: Tensor, indices: IndexTensor, spatial: readonly number[]): void {
  if (!sameShape(indices.shape, x.shape)) {
    throw new EngineError({
      op,
      param: "indices",
      got: indices,
      allowed: `of the shape of x, [${x.shape.join(", ")}]`,
      hint: "Each number needs one index.",
    });
  }
  if (indices.layout !== "plane") {
    throw new EngineError({
      op,
      param: "indices",
      got: indices.layout,
      allowed: 'of layout "plane"',
      hint: "Convert the indices: other frameworks count the channel or the batch too.",
    });
  }
  if (indices.of && !sameShape(indices.of, spatial)) {
    throw new EngineError({
      op,
      param: "outputSize",
      got: spatial,
      allowed: `[${indices.of.join(", ")}], the plane the indices point into`,
      hint: "Set outputSize to it, or move the indices with reindex(indices, shape).",
    });
  }
}

/** Where each number goes in the whole output. Each index must lie in its plane. */
function placesOf(op: string, x: Tensor, indices: IndexTensor, spatial: readonly number[]): Int32Array {
  const plane = sizeOf(spatial);
  const perPlane = sizeOf(x.shape.slice(x.shape.length - spatial.length));
  const places = new Int32Array(x.size);
  for (let i = 0; i < places.length; i++) {
    const index = indices.data[i];
    if (!(index >= 0 && index < plane)) throw indexError(op, index, i, plane);
    places[i] = Math.floor(i / perPlane) * plane + index;
  }
  return places;
}

function refuseRepeats(op: string, at: Int32Array): void {
  const first = new Map<number, number>();
  for (let i = 0; i < at.length; i++) {
    const before = first.get(at[i]);
    if (before !== undefined) {
      throw new EngineError({
        op,
        param: `indices[${i}]`,
        got: new Described(`the place of indices[${before}]`),
        allowed: "a place of its own",
        hint: 'Windows overlap: set overlap to "overwrite", "sum" or "max".',
      });
    }
    first.set(at[i], i);
  }
}

function lastWins(x: Tensor, at: Int32Array, shape: readonly number[]): Tensor {
  const y = emptyLike(x, shape);
  for (let i = 0; i < at.length; i++) y[at[i]] = x.data[i];
  return own(y, shape);
}

function merged(x: Tensor, at: Int32Array, shape: readonly number[], overlap: "sum" | "max"): Tensor {
  const y = emptyLike(x, shape);
  const taken = new Uint8Array(y.length);
  for (let i = 0; i < at.length; i++) {
    const [o, value] = [at[i], x.data[i]];
    if (!taken[o]) y[o] = value;
    else y[o] = overlap === "sum" ? y[o] + value : Math.max(y[o], value);
    taken[o] = 1;
  }
  return own(y, shape);
}

/** The places again, −1 for every number that another one replaced. */
function survivors(x: Tensor, at: Int32Array, shape: readonly number[], overlap: Overlap): Int32Array {
  if (overlap === "sum" || overlap === "error") return at;
  const owner = new Int32Array(sizeOf(shape)).fill(-1);
  for (let i = 0; i < at.length; i++) {
    const before = owner[at[i]];
    if (before < 0 || overlap === "overwrite" || x.data[i] > x.data[before]) owner[at[i]] = i;
  }
  return at.map((place, i) => (owner[place] === i ? place : -1));
}

function emptyLike(x: Tensor, shape: readonly number[]): FloatArray {
  return x.dtype === "float32" ? new Float32Array(sizeOf(shape)) : new Float64Array(sizeOf(shape));
}

export const maxUnpool = [maxUnpoolOf(1), maxUnpoolOf(2), maxUnpoolOf(3)] as const;

export interface MaxUnpoolOptions {
  /** The window of the pool that made the indices. */
  readonly kernelSize: PerAxis;
  /** Its stride; as wide as the window. */
  readonly stride?: PerAxis;
  /** Its padding; 0. */
  readonly padding?: Exclude<Padding, string>;
  /** The size of its input. Pooling forgets up to a stride of cells; left out, the smallest size is meant. */
  readonly outputSize?: PerAxis;
  /** What happens where two indices are equal; "overwrite". */
  readonly overlap?: Overlap;
}

/**
 * Puts the numbers of a pooled row back. See `maxUnpool2d`.
 * @param x [N, C, W] or [C, W]
 * @param indices of the same shape, layout "plane"
 * @returns [N, C, W'] or [C, W']
 * @throws EngineError naming the index, its position and the range it must lie in, among others
 * @example
 * const { output, indices } = maxPool1d(tensor([[1, 3, 2, 0]]), { kernelSize: 2 });
 * maxUnpool1d(output, indices, { kernelSize: 2 })   // [[0, 3, 2, 0]]
 */
export function maxUnpool1d(x: Tensor, indices: IndexTensor, options: MaxUnpoolOptions): Tensor {
  return run(maxUnpool[0], { x, indices }, options);
}

/**
 * Puts the numbers of a pooled picture back to where they came from.
 * @param x [N, C, H, W] or [C, H, W]
 * @param indices of the same shape, layout "plane"
 * @returns [N, C, H', W'] or [C, H', W'], the sizes by the rule `unpool`, or as `outputSize` says
 * @throws EngineError naming the index, its position and the range it must lie in, among others
 * @example
 * const x = tensor([[[1, 3, 2, 0], [0, 2, 1, 4]]]);
 * const { output, indices } = maxPool2d(x, { kernelSize: 2 });
 * maxUnpool2d(output, indices, { kernelSize: 2 })   // [[[0, 3, 0, 0], [0, 0, 0, 4]]]
 */
export function maxUnpool2d(x: Tensor, indices: IndexTensor, options: MaxUnpoolOptions): Tensor {
  return run(maxUnpool[1], { x, indices }, options);
}

/**
 * Puts the numbers of a pooled volume back. See `maxUnpool2d`.
 * @param x [N, C, D, H, W] or [C, D, H, W]
 * @param indices of the same shape, layout "plane"
 * @returns [N, C, D', H', W'] or [C, D', H', W']
 * @throws EngineError naming the index, its position and the range it must lie in, among others
 * @example
 * const { output, indices } = maxPool3d(counting([1, 2, 2, 2]), { kernelSize: 2 });
 * maxUnpool3d(output, indices, { kernelSize: 2 })   // [[[[0, 0], [0, 0]], [[0, 0], [0, 7]]]]
 */
export function maxUnpool3d(x: Tensor, indices: IndexTensor, options: MaxUnpoolOptions): Tensor {
  return run(maxUnpool[2], { x, indices }, options);
}
