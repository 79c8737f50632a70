// One legal call of every op of TensorFlow, ONNX and JAX. (PyTorch's are the engine's own, which have samples already.)

import { counting, indexTensor, type Tensor } from "#engine";
import type { CallInputs, Dialect, DialectCall } from "#engine/dialects/index.ts";

export interface Sample {
  readonly dialect: Dialect;
  readonly op: string;
  readonly options: DialectCall["options"];
  readonly inputs: CallInputs;
  /** Whether it is linear in x. */
  readonly linear: boolean;
}

/** Numbers around 0, none like another. */
const mixed = (...shape: number[]): Tensor => counting(shape, 0.25 - Math.floor(shape.reduce((a, b) => a * b, 1) / 2));

const last = mixed(1, 4, 5, 2);
const first = mixed(1, 2, 4, 5);
const pool = { ksize: 2, strides: 2, padding: "SAME" };
const window = { kernelShape: [2, 2], strides: [2, 1] };

const sample =
  (dialect: Dialect) =>
  (op: string, options: DialectCall["options"], inputs: CallInputs, linear = true): Sample => ({
    dialect,
    op,
    options,
    inputs,
    linear,
  });
const [tensorflow, onnx, jax] = (["tensorflow", "onnx", "jax"] as const).map(sample);

export const samples: readonly Sample[] = [
  tensorflow!("conv2d", { strides: 2, padding: "SAME", dilations: 1 }, { x: last, weight: mixed(3, 2, 2, 3) }),
  tensorflow!(
    "depthwiseConv2d",
    { strides: 1, padding: "VALID", dilations: 2 },
    { x: last, weight: mixed(2, 2, 2, 2) },
  ),
  tensorflow!(
    "conv2dTranspose",
    { outputShape: [1, 8, 9, 3], strides: 2, padding: "SAME", dilations: 1 },
    { x: last, weight: mixed(3, 3, 3, 2) },
  ),
  tensorflow!("maxPool", pool, { x: last }, false),
  tensorflow!("maxPoolWithArgmax", { ...pool, includeBatchInIndex: true }, { x: last }, false),
  tensorflow!("avgPool", pool, { x: last }),
  tensorflow!(
    "unpool",
    { outputShape: [1, 2, 2, 1], includeBatchInIndex: false },
    { x: mixed(1, 1, 2, 1), indices: indexTensor([1, 3], { shape: [1, 1, 2, 1], layout: "nhwc", of: [2, 2, 1] }) },
  ),
  tensorflow!("resizeBilinear", { size: [7, 3], alignCorners: false, halfPixelCenters: true }, { x: last }),
  tensorflow!("resizeNearestNeighbor", { size: 6, alignCorners: true, halfPixelCenters: false }, { x: last }),
  tensorflow!("depthToSpace", { blockSize: 2 }, { x: mixed(1, 2, 3, 8) }),
  tensorflow!("spaceToDepth", { blockSize: 2 }, { x: mixed(1, 4, 2, 2) }),
  onnx!(
    "conv",
    { kernelShape: [3, 2], strides: 2, autoPad: "SAME_LOWER", dilations: 1, group: 2 },
    { x: first, weight: mixed(4, 1, 3, 2) },
  ),
  onnx!(
    "convTranspose",
    {
      kernelShape: 2,
      strides: [3, 2],
      autoPad: "NOTSET",
      pads: [0, 1, 1, 0],
      dilations: 1,
      group: 1,
      outputPadding: [1, 0],
    },
    { x: first, weight: mixed(2, 3, 2, 2) },
  ),
  onnx!(
    "maxPool",
    { ...window, pads: [0, 0, 1, 1], dilations: [1, 2], ceilMode: true, storageOrder: 0, outputs: 1 },
    { x: first },
    false,
  ),
  onnx!(
    "averagePool",
    { ...window, dilations: 1, ceilMode: false, autoPad: "SAME_UPPER", countIncludePad: true },
    { x: first },
  ),
  onnx!("lpPool", { ...window, pads: [0, 0, 1, 1], ceilMode: false, p: 2 }, { x: first }, false),
  onnx!(
    "maxUnpool",
    { kernelShape: 2, strides: 2, pads: [0, 0, 0, 0], outputShape: [2, 3] },
    { x: mixed(1, 1, 1, 1), indices: indexTensor([[[[5]]]], { layout: "nchw", of: [1, 1, 2, 3] }) },
  ),
  onnx!("globalAveragePool", {}, { x: first }),
  onnx!("globalMaxPool", {}, { x: first }, false),
  onnx!("resize", { mode: "linear", coordinateTransformationMode: "asymmetric", sizes: [3, 9] }, { x: first }),
  onnx!("upsample", { mode: "nearest", scales: 2 }, { x: first }),
  onnx!(
    "col2Im",
    { imageShape: [3, 3], blockShape: [2, 2], dilations: [1, 1], pads: [0, 0, 0, 0], strides: [1, 1] },
    { x: mixed(1, 8, 4) },
  ),
  onnx!("depthToSpace", { blocksize: 2, mode: "CRD" }, { x: mixed(1, 8, 2, 3) }),
  onnx!("spaceToDepth", { blocksize: 2 }, { x: mixed(1, 2, 4, 2) }),
  jax!(
    "conv",
    { windowStrides: 1, padding: "SAME", lhsDilation: 2, rhsDilation: 1, featureGroupCount: 2 },
    { x: first, weight: mixed(4, 1, 3, 2) },
  ),
  jax!(
    "convTranspose",
    {
      strides: 2,
      padding: [
        [1, 0],
        [0, 4],
      ],
      rhsDilation: 1,
      transposeKernel: true,
      useConsistentPadding: false,
    },
    { x: last, weight: mixed(2, 3, 3, 2) },
  ),
];
