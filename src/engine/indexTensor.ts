// Positions, as max pooling returns them and unpooling takes them. They are exact integers, they say how they count
// (frameworks do it in four ways), and they say which shape they point into.

import { reserve } from "./budget.ts";
import { Described, EngineError } from "./errors.ts";
import { arrayCell, Cell } from "./storage.ts";
import { checkShape, type Nested, sizeOf, type Tensor, tensor } from "./tensor.ts";

/**
 * How an index counts, for a cell (n, c, y, x) of a picture with C channels of H × W. It is the flat row-major position in:
 * - "plane":      [H, W]         y·W + x                      PyTorch: inside one plane of one channel
 * - "nchw":       [N, C, H, W]   ((n·C + c)·H + y)·W + x      ONNX: over the whole tensor
 * - "nhwc":       [H, W, C]      (y·W + x)·C + c              TensorFlow
 * - "nhwc-batch": [N, H, W, C]   ((n·H + y)·W + x)·C + c      TensorFlow with include_batch_in_index
 */
export type IndexLayout = "plane" | "nchw" | "nhwc" | "nhwc-batch";
export const indexLayouts: readonly IndexLayout[] = ["plane", "nchw", "nhwc", "nhwc-batch"];

const largestIndex = 2 ** 31 - 1;

export class IndexTensor {
  readonly shape: readonly number[];
  readonly layout: IndexLayout;
  /** The shape the indices point into, [H, W] for "plane"; unpooling into another one is refused. */
  readonly of: readonly number[] | undefined;
  readonly size: number;
  /** Where the indices live; for `scope` and for backends. */
  readonly cell: Cell<Int32Array>;

  constructor(
    shape: readonly number[],
    data: Int32Array | Cell<Int32Array>,
    layout: IndexLayout,
    of?: readonly number[],
  ) {
    this.shape = Object.freeze([...shape]);
    this.layout = layout;
    this.of = of && Object.freeze([...of]);
    this.size = sizeOf(shape);
    this.cell = data instanceof Cell ? data : arrayCell(data);
  }

  /** All indices, row-major. */
  get data(): ArrayLike<number> & Iterable<number> {
    return this.cell.read();
  }
}

/**
 * Makes an index tensor from numbers, each checked before it is narrowed to 32 bits: 2³² + 3 is refused, not read as 3.
 * @param values nested lists, or a flat list with `shape`
 * @param options layout: "plane" unless given; of: the shape the indices point into, if known
 * @throws EngineError for what is negative, fractional, not a number, or outside `of`
 * @example indexTensor([[[0, 3]]], { of: [4] })   // one channel of one picture, two places in a row of 4
 */
export function indexTensor(
  values: Nested,
  options: { readonly shape?: readonly number[]; readonly layout?: IndexLayout; readonly of?: readonly number[] } = {},
): IndexTensor {
  const { layout = "plane", of } = options;
  if (!indexLayouts.includes(layout)) {
    throw new EngineError({
      op: "indexTensor",
      param: "layout",
      got: layout,
      allowed: `one of ${indexLayouts.join(", ")}`,
      hint: 'PyTorch\'s indices are "plane".',
    });
  }
  const exact = tensor(values, options.shape);
  reserve("indexTensor", exact.shape, 4);
  const end = of ? checkShape("indexTensor", of) : largestIndex;
  return new IndexTensor(exact.shape, narrow("indexTensor", exact, end), layout, of);
}

function narrow(op: string, exact: Tensor, end: number): Int32Array {
  const narrowed = new Int32Array(exact.size);
  for (let i = 0; i < exact.size; i++) {
    const index = exact.data[i];
    if (!(Number.isInteger(index) && index >= 0 && index < end)) throw indexError(op, index, i, end);
    narrowed[i] = index;
  }
  return narrowed;
}

/** The error for the index at flat position `at`, whose legal values are [0, end). */
export function indexError(op: string, index: number, at: number, end: number): EngineError {
  const hint =
    Number.isInteger(index) && index >= end
      ? "Another layout, or another outputSize, counts differently."
      : "Indices are whole numbers from 0.";
  return new EngineError({
    op,
    param: `indices[${at}]`,
    got: new Described(String(index)),
    allowed: `an integer in [0, ${end})`,
    hint,
  });
}

/**
 * The same cells in a plane of another size: index y·W + x becomes y·W' + x.
 * @param indices layout "plane", with `of` known
 * @param shape the sizes of the new plane, [H', W']
 * @throws EngineError for an index whose cell does not exist in the new plane
 * @example reindex(indices, [5, 5])   // made for a plane of [4, 4], say
 */
export function reindex(indices: IndexTensor, shape: readonly number[]): IndexTensor {
  const { of, layout } = indices;
  if (!of || layout !== "plane") {
    throw new EngineError({
      op: "reindex",
      param: "indices",
      got: indices,
      allowed: 'of layout "plane" with a known `of`',
      hint: "Give `of`, the plane they point into, to indexTensor.",
    });
  }
  checkShape("reindex", shape);
  if (shape.length !== of.length) {
    throw new EngineError({
      op: "reindex",
      param: "shape",
      got: shape,
      allowed: `${of.length} sizes, like [${of.join(", ")}]`,
      hint: "Give the sizes of one plane.",
    });
  }
  const moved = Int32Array.from(indices.data, (index, i) => {
    let [rest, position, step] = [index, 0, 1];
    for (let axis = of.length - 1; axis >= 0; axis--) {
      const coordinate = rest % of[axis];
      if (coordinate >= shape[axis]) {
        throw new EngineError({
          op: "reindex",
          param: `indices[${i}]`,
          got: new Described(`${index} (cell ${coordinate} of axis ${axis})`),
          allowed: `below ${shape[axis]} on that axis`,
          hint: "The new plane is too small for it.",
        });
      }
      position += coordinate * step;
      step *= shape[axis];
      rest = Math.floor(rest / of[axis]);
    }
    return position;
  });
  return new IndexTensor(indices.shape, moved, "plane", shape);
}
