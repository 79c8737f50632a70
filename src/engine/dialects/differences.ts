// Where frameworks differ on the same numbers: one row a difference, with the calls that show it. The rows are data, so
// that a test can hold them to the frameworks' own results and a page can print the calls and what they give. This file is
// long because it is a table; what runs a row is in runDifference.ts.

import type { Nested } from "../tensor.ts";
import type { Dialect } from "./layouts.ts";
import type { DialectCall } from "./translate.ts";

/** One framework's call on the numbers of a row. */
export interface Side {
  readonly dialect: Dialect;
  readonly op: string;
  readonly options: DialectCall["options"];
}

export interface Difference {
  readonly id: string;
  /** What differs, in a sentence or two. */
  readonly says: string;
  /** [N, C, H, W], for every framework with its axes moved to their places and nothing else changed. */
  readonly x: Nested;
  /** [O, I, kH, kW] of a convolution, [I, O, kH, kW] of a transposed one. */
  readonly weight?: Nested;
  /** One plane each, of this shape. */
  readonly indices?: { readonly values: Nested; readonly of: readonly number[] };
  readonly sides: readonly Side[];
}

const torch = (op: string, options: Side["options"]): Side => ({ dialect: "torch", op, options });
const tensorflow = (op: string, options: Side["options"]): Side => ({ dialect: "tensorflow", op, options });
const onnx = (op: string, options: Side["options"]): Side => ({ dialect: "onnx", op, options });
const jax = (op: string, options: Side["options"]): Side => ({ dialect: "jax", op, options });

const square = [
  [
    [
      [0, 1],
      [2, 3],
    ],
  ],
];
const row = (...values: number[]): Nested => [[[values]]];

/** The picture of source text 003: equal numbers in each row, so that the first of a window wins. */
const rows = (...values: number[]) => values.map((value) => [value, value, value, value]);
const text003 = [[rows(0, 1, 2, 3), rows(4, 5, 6, 7)]];

export const differences: readonly Difference[] = [
  {
    id: "same-is-not-padding-1",
    says: "With an even size and stride 2, SAME pads one cell at the end and padding 1 a cell at both, so the windows lie elsewhere. SAME_LOWER pads at the start.",
    x: row(1, 2, 3, 4),
    weight: row(1, 1, 1),
    sides: [
      torch("conv2d", { stride: 2, padding: [0, 1] }),
      tensorflow("conv2d", { strides: 2, padding: "SAME" }),
      onnx("conv", { strides: 2, autoPad: "SAME_UPPER" }),
      onnx("conv", { strides: 2, autoPad: "SAME_LOWER" }),
      jax("conv", { windowStrides: 2, padding: "SAME" }),
    ],
  },
  {
    id: "transposed-same-crops-the-end",
    says: "Asked for 4 cells, SAME crops the last of the 5 that are stamped; PyTorch with padding and output padding 1 crops the first, and so does ONNX unless auto_pad is SAME_UPPER.",
    x: row(1, 2),
    weight: row(1, 2, 3),
    sides: [
      torch("convTranspose2d", { stride: [1, 2], padding: [0, 1], outputPadding: [0, 1] }),
      tensorflow("conv2dTranspose", { strides: [1, 2], padding: "SAME", outputShape: [1, 1, 4, 1] }),
      onnx("convTranspose", { strides: [1, 2], autoPad: "SAME_UPPER" }),
      onnx("convTranspose", { strides: [1, 2], autoPad: "SAME_LOWER" }),
      onnx("convTranspose", { strides: [1, 2], outputShape: [1, 4] }),
      jax("convTranspose", { strides: [1, 2], padding: "SAME", transposeKernel: true }),
    ],
  },
  {
    id: "jax-stamps-backwards",
    says: "lax.conv_transpose convolves zeros and cells, so the kernel stamps rotated by 180 degrees; transpose_kernel undoes that.",
    x: square,
    weight: square,
    sides: [
      torch("convTranspose2d", {}),
      tensorflow("conv2dTranspose", { strides: 1, padding: "VALID", outputShape: [1, 3, 3, 1] }),
      onnx("convTranspose", {}),
      jax("convTranspose", { strides: 1, padding: "VALID" }),
      jax("convTranspose", { strides: 1, padding: "VALID", transposeKernel: true }),
    ],
  },
  {
    id: "transposed-size-without-being-told",
    says: "With a kernel smaller than the stride, JAX (and Keras) make input · stride cells, PyTorch and ONNX end with the last stamp; TensorFlow is told the size and takes either.",
    x: row(1, 2, 3),
    weight: row(1),
    sides: [
      torch("convTranspose2d", { stride: [1, 2] }),
      tensorflow("conv2dTranspose", { strides: [1, 2], padding: "VALID", outputShape: [1, 1, 5, 1] }),
      tensorflow("conv2dTranspose", { strides: [1, 2], padding: "VALID", outputShape: [1, 1, 6, 1] }),
      onnx("convTranspose", { strides: [1, 2] }),
      jax("convTranspose", { strides: [1, 2], padding: "VALID" }),
    ],
  },
  {
    id: "impossible-output-shape",
    says: "3 cells with kernel 2 and stride 2 come from 6 or 7. Asked for 9, TensorFlow.js fills up with NaN; here every dialect refuses.",
    x: row(1, 2, 3),
    weight: row(1, 1),
    sides: [
      torch("convTranspose2d", { stride: [1, 2], outputSize: [1, 9] }),
      tensorflow("conv2dTranspose", { strides: [1, 2], padding: "VALID", outputShape: [1, 1, 9, 1] }),
    ],
  },
  {
    id: "output-padding-up-to-the-dilation",
    says: "PyTorch and the standard of ONNX let output padding reach the dilation; onnxruntime and TensorFlow stay below the stride.",
    x: row(1, 2),
    weight: row(1, 1),
    sides: [
      torch("convTranspose2d", { dilation: [1, 3], outputPadding: [0, 2] }),
      tensorflow("conv2dTranspose", { strides: 1, padding: "VALID", dilations: [1, 3], outputShape: [1, 1, 7, 1] }),
      onnx("convTranspose", { dilations: [1, 3], outputPadding: [0, 2] }),
    ],
  },
  {
    id: "kernel-wider-than-input",
    says: "A 2×2 kernel with dilation 5 and 4 does not fit on 3×3. TensorFlow.js returns the shape [1, −2, −1, 1]; here every dialect refuses.",
    x: [
      [
        [
          [1, 2, 3],
          [4, 5, 6],
          [7, 8, 9],
        ],
      ],
    ],
    weight: square,
    sides: [
      torch("conv2d", { dilation: [5, 4] }),
      tensorflow("conv2d", { strides: 1, padding: "VALID", dilations: [5, 4] }),
      onnx("conv", { dilations: [5, 4] }),
      jax("conv", { windowStrides: 1, padding: "VALID", rhsDilation: [5, 4] }),
    ],
  },
  {
    id: "what-an-index-counts",
    says: "PyTorch counts inside one plane, TensorFlow across channels, ONNX over the whole tensor: three numbers for one cell.",
    x: text003,
    sides: [
      torch("maxPool2d", { kernelSize: 2, returnIndices: true }),
      tensorflow("maxPoolWithArgmax", { ksize: 2, strides: 2, padding: "SAME" }),
      onnx("maxPool", { kernelShape: [2, 2], strides: [2, 2] }),
    ],
  },
  {
    id: "whether-the-batch-counts",
    says: "TensorFlow's index starts anew with each picture, unless include_batch_in_index is set; ONNX's always goes on.",
    x: [...text003, ...text003],
    sides: [
      tensorflow("maxPoolWithArgmax", { ksize: 2, strides: 2, padding: "SAME" }),
      tensorflow("maxPoolWithArgmax", { ksize: 2, strides: 2, padding: "SAME", includeBatchInIndex: true }),
      onnx("maxPool", { kernelShape: [2, 2], strides: [2, 2] }),
    ],
  },
  {
    id: "whether-padding-counts",
    says: "PyTorch divides by the padding too, ONNX and TensorFlow do not unless ONNX is told to.",
    x: row(2, 4, 6, 8),
    sides: [
      torch("avgPool2d", { kernelSize: [1, 2], stride: [1, 2], padding: [0, 1] }),
      torch("avgPool2d", { kernelSize: [1, 2], stride: [1, 2], padding: [0, 1], countIncludePad: false }),
      onnx("averagePool", { kernelShape: [1, 2], strides: [1, 2], pads: [0, 1, 0, 1] }),
      onnx("averagePool", { kernelShape: [1, 2], strides: [1, 2], pads: [0, 1, 0, 1], countIncludePad: true }),
      tensorflow("avgPool", { ksize: [1, 3], strides: [1, 3], padding: "SAME" }),
    ],
  },
  {
    id: "stride-of-a-pool",
    says: "A pool without a stride moves by its window in PyTorch and by one cell in ONNX.",
    x: row(1, 5, 2, 3),
    sides: [torch("maxPool2d", { kernelSize: [1, 2], returnIndices: true }), onnx("maxPool", { kernelShape: [1, 2] })],
  },
  {
    id: "odd-size-under-a-pool",
    says: "5 cells in windows of 2: rounded down there are 2, in ceil mode 3, and SAME always rounds up.",
    x: row(0, 1, 2, 3, 4),
    sides: [
      torch("maxPool2d", { kernelSize: [1, 2], returnIndices: true }),
      torch("maxPool2d", { kernelSize: [1, 2], ceilMode: true, returnIndices: true }),
      tensorflow("maxPoolWithArgmax", { ksize: [1, 2], strides: [1, 2], padding: "SAME" }),
      onnx("maxPool", { kernelShape: [1, 2], strides: [1, 2], ceilMode: true }),
    ],
  },
  {
    id: "unpooling-one-place-twice",
    says: "Four overlapping windows with one maximum of 9: scatter_nd adds it up to 36, PyTorch and ONNX write it once.",
    x: [
      [
        [
          [9, 9],
          [9, 9],
        ],
      ],
    ],
    indices: {
      values: [
        [
          [
            [5, 5],
            [5, 5],
          ],
        ],
      ],
      of: [4, 4],
    },
    sides: [
      torch("maxUnpool2d", { kernelSize: 3, stride: 1 }),
      onnx("maxUnpool", { kernelShape: [3, 3] }),
      tensorflow("unpool", { outputShape: [1, 4, 4, 1] }),
    ],
  },
  {
    id: "sign-of-a-power",
    says: "Lp pooling with an odd p keeps the signs in PyTorch; ONNX takes absolute values.",
    x: row(-1, 2),
    sides: [torch("lpPool2d", { normType: 1, kernelSize: [1, 2] }), onnx("lpPool", { p: 1, kernelShape: [1, 2] })],
  },
  {
    id: "short-window-of-a-power",
    says: "In ceil mode PyTorch scales a short last window up to a full one; ONNX sums what is there.",
    x: row(3, 4, 2),
    sides: [
      torch("lpPool2d", { normType: 2, kernelSize: [1, 2], ceilMode: true }),
      onnx("lpPool", { kernelShape: [1, 2], strides: [1, 2], ceilMode: true }),
    ],
  },
  {
    id: "where-cells-lie",
    says: "Resized linearly, TensorFlow without a flag puts output cell i at i · in / out, which shifts the picture; PyTorch and ONNX align the centres of the outer cells' areas.",
    x: row(0, 1),
    sides: [
      torch("interpolate", { size: [1, 4], mode: "bilinear" }),
      torch("interpolate", { size: [1, 4], mode: "bilinear", alignCorners: true }),
      tensorflow("resizeBilinear", { size: [1, 4] }),
      tensorflow("resizeBilinear", { size: [1, 4], halfPixelCenters: true }),
      onnx("resize", { mode: "linear", sizes: [1, 4] }),
      onnx("upsample", { mode: "linear", scales: [1, 2] }),
    ],
  },
  {
    id: "which-neighbour-is-nearest",
    says: "From 4 cells to 3: PyTorch rounds positions down, TensorFlow by flag, ONNX prefers the lower of two equally near.",
    x: row(0, 1, 2, 3),
    sides: [
      torch("interpolate", { size: [1, 3], mode: "nearest" }),
      torch("interpolate", { size: [1, 3], mode: "nearest-exact" }),
      tensorflow("resizeNearestNeighbor", { size: [1, 3], alignCorners: true }),
      tensorflow("resizeNearestNeighbor", { size: [1, 3], halfPixelCenters: true }),
      onnx("resize", { sizes: [1, 3] }),
    ],
  },
  {
    id: "a-single-cell",
    says: "Resized to one cell, PyTorch takes the middle; ONNX's pytorch_half_pixel, meant to be the same, takes the first.",
    x: row(0, 1, 2, 3),
    sides: [
      torch("interpolate", { size: [1, 1], mode: "bilinear" }),
      onnx("resize", { mode: "linear", sizes: [1, 1], coordinateTransformationMode: "pytorch_half_pixel" }),
      onnx("resize", { mode: "linear", sizes: [1, 1] }),
    ],
  },
  {
    id: "order-of-channels",
    says: "Channels become places by channel first in PyTorch (CRD), by place first in TensorFlow (DCR); ONNX has both, and DCR is its default.",
    x: [[0, 1, 2, 3, 4, 5, 6, 7].map((value) => [[value]])],
    sides: [
      torch("pixelShuffle", { upscaleFactor: 2 }),
      tensorflow("depthToSpace", { blockSize: 2 }),
      onnx("depthToSpace", { blocksize: 2 }),
      onnx("depthToSpace", { blocksize: 2, mode: "CRD" }),
    ],
  },
];
