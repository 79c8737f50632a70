// What is measured, as data: one row a workload, sizes NCHW and weights OIHW (IOHW for transposed convolutions).
// Flops are those of the direct algorithm, two a multiply-add, none for zeros that are put in between.

export type Kind =
  | "conv"
  | "convTranspose"
  | "maxPool"
  | "maxUnpool"
  | "avgPool"
  | "bilinear"
  | "bicubic"
  | "gradInput"
  | "gradWeight"
  | "gradInputTranspose"
  | "gradWeightTranspose";

/** The least ratio to a peer that a row must reach: of the relaxed build and of the SIMD build. */
export interface Goal {
  readonly relaxed?: number;
  readonly simd?: number;
}

export interface Workload {
  readonly name: string;
  readonly class: string;
  readonly kind: Kind;
  readonly x: readonly [number, number, number, number];
  readonly weight?: readonly [number, number, number, number];
  readonly stride?: number;
  readonly padding?: number;
  readonly dilation?: number;
  readonly groups?: number;
  readonly outputPadding?: number;
  readonly kernelSize?: number;
  readonly winograd?: boolean;
  readonly tfjs?: Goal;
  readonly ort?: Goal;
  /** The least share of the peak. */
  readonly peak?: number;
}

const dense = {
  class: "dense convolution",
  kind: "conv",
  tfjs: { relaxed: 1.3, simd: 1 },
  ort: { relaxed: 1.4 },
} as const;
const winograd = {
  class: "3×3 with Winograd",
  kind: "conv",
  winograd: true,
  tfjs: { relaxed: 3, simd: 2.4 },
} as const;
const filter = {
  class: "one-channel filter",
  kind: "conv",
  x: [1, 1, 512, 512],
  tfjs: { relaxed: 8, simd: 6 },
  ort: { relaxed: 3 },
} as const;
const transposed = {
  class: "transposed convolution",
  kind: "convTranspose",
  tfjs: { relaxed: 12, simd: 10 },
  ort: { relaxed: 1.4 },
} as const;
const pooled = { tfjs: { relaxed: 20, simd: 20 }, ort: { relaxed: 3, simd: 3 } } as const;
const resized = { x: [1, 3, 256, 256] } as const;
const gradient = { class: "gradients", peak: 0.7 } as const;

export const workloads: readonly Workload[] = [
  {
    name: "conv 3×3 on 8×8",
    class: "tiny convolution",
    kind: "conv",
    x: [1, 1, 8, 8],
    weight: [1, 1, 3, 3],
    padding: 1,
    tfjs: { relaxed: 1, simd: 1 },
  },
  { ...dense, name: "conv3 16→32 @64", x: [1, 16, 64, 64], weight: [32, 16, 3, 3], padding: 1 },
  { ...dense, name: "conv3 64→64 @56", x: [1, 64, 56, 56], weight: [64, 64, 3, 3], padding: 1 },
  { ...dense, name: "conv3 128→128 @28", x: [1, 128, 28, 28], weight: [128, 128, 3, 3], padding: 1 },
  { ...dense, name: "conv3 s2 3→32 @224", x: [1, 3, 224, 224], weight: [32, 3, 3, 3], padding: 1, stride: 2 },
  { ...dense, name: "conv1 256→256 @28", x: [1, 256, 28, 28], weight: [256, 256, 1, 1] },
  { ...dense, name: "conv5 s2 32→64 @64", x: [1, 32, 64, 64], weight: [64, 32, 5, 5], padding: 2, stride: 2 },
  { ...dense, name: "conv3 g=4 64→64 @56", x: [1, 64, 56, 56], weight: [64, 16, 3, 3], padding: 1, groups: 4 },
  { ...dense, name: "conv3 d=2 64→64 @56", x: [1, 64, 56, 56], weight: [64, 64, 3, 3], padding: 2, dilation: 2 },
  { ...winograd, name: "conv3 16→32 @64, Winograd", x: [1, 16, 64, 64], weight: [32, 16, 3, 3], padding: 1 },
  { ...winograd, name: "conv3 64→64 @56, Winograd", x: [1, 64, 56, 56], weight: [64, 64, 3, 3], padding: 1 },
  { ...winograd, name: "conv3 128→128 @28, Winograd", x: [1, 128, 28, 28], weight: [128, 128, 3, 3], padding: 1 },
  {
    name: "depthwise 3×3 64 @112",
    class: "depthwise convolution",
    kind: "conv",
    x: [1, 64, 112, 112],
    weight: [64, 1, 3, 3],
    padding: 1,
    groups: 64,
    tfjs: { relaxed: 1.6, simd: 1.4 },
    ort: { relaxed: 3 },
  },
  { ...filter, name: "filter 3×3 @512", weight: [1, 1, 3, 3], padding: 1 },
  { ...filter, name: "filter 5×5 @512", weight: [1, 1, 5, 5], padding: 2 },
  { ...filter, name: "filter 11×11 @512", weight: [1, 1, 11, 11], padding: 5 },
  {
    ...transposed,
    name: "convT 4×4 s2 128→64 @16",
    x: [1, 128, 16, 16],
    weight: [128, 64, 4, 4],
    stride: 2,
    padding: 1,
  },
  { ...transposed, name: "convT 4×4 s2 64→3 @32", x: [1, 64, 32, 32], weight: [64, 3, 4, 4], stride: 2, padding: 1 },
  {
    ...transposed,
    name: "convT 3×3 s2 op1 64→32 @28",
    x: [1, 64, 28, 28],
    weight: [64, 32, 3, 3],
    stride: 2,
    padding: 1,
    outputPadding: 1,
  },
  { ...transposed, name: "convT 2×2 s2 64→32 @56", x: [1, 64, 56, 56], weight: [64, 32, 2, 2], stride: 2 },
  {
    ...transposed,
    name: "convT 16×16 s8 21→21 @28",
    x: [1, 21, 28, 28],
    weight: [21, 21, 16, 16],
    stride: 8,
    padding: 4,
  },
  {
    ...transposed,
    name: "convT depthwise 4×4 s2 32 @32",
    x: [1, 32, 32, 32],
    weight: [32, 1, 4, 4],
    stride: 2,
    padding: 1,
    groups: 32,
  },
  {
    ...pooled,
    name: "max pool 2×2 + indices 64 @112",
    class: "max pool",
    kind: "maxPool",
    x: [1, 64, 112, 112],
    kernelSize: 2,
  },
  {
    ...pooled,
    name: "max pool 3×3 s2 p1 + indices 64 @112",
    class: "max pool",
    kind: "maxPool",
    x: [1, 64, 112, 112],
    kernelSize: 3,
    stride: 2,
    padding: 1,
  },
  {
    ...pooled,
    name: "max unpool 2×2 64 @56",
    class: "max unpool",
    kind: "maxUnpool",
    x: [1, 64, 56, 56],
    kernelSize: 2,
  },
  {
    name: "average pool 2×2 64 @112",
    class: "average pool",
    kind: "avgPool",
    x: [1, 64, 112, 112],
    kernelSize: 2,
    tfjs: { relaxed: 1.4, simd: 1.4 },
  },
  { ...resized, name: "bilinear ×2 3 @256", class: "resize", kind: "bilinear", tfjs: { relaxed: 1.4, simd: 1.4 } },
  { ...resized, name: "bicubic ×2 3 @256", class: "resize", kind: "bicubic", ort: { relaxed: 40, simd: 40 } },
  {
    ...gradient,
    name: "conv3 64→64 @56, gradient in x",
    kind: "gradInput",
    x: [1, 64, 56, 56],
    weight: [64, 64, 3, 3],
    padding: 1,
    tfjs: { relaxed: 15, simd: 10 },
  },
  {
    ...gradient,
    name: "conv3 64→64 @56, gradient in weight",
    kind: "gradWeight",
    x: [1, 64, 56, 56],
    weight: [64, 64, 3, 3],
    padding: 1,
  },
  {
    ...gradient,
    name: "convT 4×4 s2 128→64 @16, gradient in x",
    kind: "gradInputTranspose",
    x: [1, 128, 16, 16],
    weight: [128, 64, 4, 4],
    stride: 2,
    padding: 1,
  },
  {
    ...gradient,
    name: "convT 4×4 s2 128→64 @16, gradient in weight",
    kind: "gradWeightTranspose",
    x: [1, 128, 16, 16],
    weight: [128, 64, 4, 4],
    stride: 2,
    padding: 1,
  },
];

const product = (numbers: readonly number[]) => numbers.reduce((a, b) => a * b, 1);

/** Multiply-adds count two. Of a convolution each output reads its kernel, of a transposed one each input stamps it. */
export function flopsOf({ kind, x, weight, stride = 1, padding = 0, dilation = 1 }: Workload): number | undefined {
  if (!weight) return undefined;
  if (kind === "convTranspose" || kind.endsWith("Transpose")) return 2 * product(x) * product(weight.slice(1));
  const [h, w] = [2, 3].map(
    (axis) => Math.floor((x[axis]! + 2 * padding - dilation * (weight[axis]! - 1) - 1) / stride) + 1,
  ) as [number, number];
  return 2 * h * w * product(weight);
}
