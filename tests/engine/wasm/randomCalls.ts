// Random calls of every kernel, cheap to draw: 200,000 of them must not keep anybody waiting.

import * as engine from "#engine";
import { cast, random, type Tensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import { own } from "#engine/tensor.ts";

/** Whole numbers from low to high. */
export type Draw = (low: number, high: number) => number;

export function drawing(seed: number): Draw {
  let state = seed | 0;
  return (low, high) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return low + Math.floor(((state >>> 8) / 2 ** 24) * (high - low + 1));
  };
}

const numbers = cast(random(5).integers([2 ** 17], -9, 9), "float32").data as Float32Array;
const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

function tensorOf(draw: Draw, shape: readonly number[]): Tensor {
  const size = sizeOf(shape);
  const start = draw(0, numbers.length - size);
  return own(numbers.slice(start, start + size), shape);
}

/** Mostly few, sometimes many: tiles have up to 6 channels and 48 pixels. */
const channels = (draw: Draw) => (draw(0, 3) === 0 ? draw(5, 14) : draw(1, 4));
const width = (draw: Draw) => (draw(0, 3) === 0 ? draw(9, 67) : draw(1, 9));

const convs = [engine.conv1d, engine.conv2d, engine.conv3d] as const;
const convTransposes = [engine.convTranspose1d, engine.convTranspose2d, engine.convTranspose3d] as const;
const maxPools = [engine.maxPool1d, engine.maxPool2d, engine.maxPool3d] as const;
const avgPools = [engine.avgPool1d, engine.avgPool2d, engine.avgPool3d] as const;
const maxUnpools = [engine.maxUnpool1d, engine.maxUnpool2d, engine.maxUnpool3d] as const;

const list = (rank: number, one: (axis: number) => number) => Array.from({ length: rank }, (_, axis) => one(axis));

function spatial(draw: Draw, rank: number, least: readonly number[]): number[] {
  return list(rank, (axis) => Math.max(least[axis]!, axis === rank - 1 ? width(draw) : draw(1, 5)));
}

/** Calls one kernel once, or a few of them: the count, and results to read. */
type RandomCall = (draw: Draw) => readonly (Tensor | engine.IndexTensor)[];

const conv: RandomCall = (draw) => {
  const rank = draw(1, 6) === 1 ? 3 : draw(1, 2);
  const kernelSize = list(rank, () => draw(1, 4));
  const dilation = list(rank, () => draw(1, 2));
  const groups = draw(0, 3) === 0 ? draw(2, 4) : 1;
  const [inChannels, outChannels] = [draw(0, 2) === 0 ? 1 : channels(draw), channels(draw)];
  const sizes = spatial(
    draw,
    rank,
    kernelSize.map((k, axis) => (k - 1) * dilation[axis]! + 1),
  );
  const x = tensorOf(draw, [draw(1, 2), groups * inChannels, ...sizes]);
  const weight = tensorOf(draw, [groups * outChannels, inChannels, ...kernelSize]);
  const bias = draw(0, 1) ? tensorOf(draw, [groups * outChannels]) : undefined;
  const options = {
    bias,
    stride: list(rank, () => draw(1, 4)),
    padding: list(rank, () => draw(0, 2)),
    dilation,
    groups,
  };
  return withGradients(draw, x, weight, (a, b) => convs[rank - 1]!(a, b, options));
};

const convTranspose: RandomCall = (draw) => {
  const rank = draw(1, 6) === 1 ? 3 : draw(1, 2);
  const groups = draw(0, 3) === 0 ? draw(2, 4) : 1;
  const [inChannels, outChannels] = [draw(0, 2) === 0 ? 1 : channels(draw), channels(draw)];
  const x = tensorOf(draw, [
    1,
    groups * inChannels,
    ...list(rank, (axis) => (axis === rank - 1 ? width(draw) : draw(1, 3))),
  ]);
  const weight = tensorOf(draw, [groups * inChannels, outChannels, ...list(rank, () => draw(1, 4))]);
  const stride = list(rank, () => draw(1, 4));
  const options = {
    stride,
    dilation: list(rank, () => draw(1, 2)),
    groups,
    outputPadding: stride.map((s) => draw(0, s - 1)),
  };
  return withGradients(draw, x, weight, (a, b) => convTransposes[rank - 1]!(a, b, options));
};

function withGradients(draw: Draw, x: Tensor, weight: Tensor, f: (x: Tensor, weight: Tensor) => Tensor) {
  // One call in four also goes back, through the kernels of both gradients.
  if (draw(0, 3) > 0) return [f(x, weight)];
  const { output, pullback } = vjp(({ x, weight }) => f(x!, weight!), { x, weight });
  const { x: inX, weight: inWeight } = pullback(tensorOf(draw, output.shape));
  return [output, inX!, inWeight!];
}

const pool: RandomCall = (draw) => {
  const rank = draw(1, 6) === 1 ? 3 : draw(1, 2);
  const kernelSize = draw(0, 2) === 0 ? list(rank, () => 2) : list(rank, () => draw(1, 4));
  const padding = kernelSize.map((k) => draw(0, Math.floor(k / 2)));
  const x = tensorOf(draw, [1, draw(1, 3), ...spatial(draw, rank, kernelSize)]);
  const options = { kernelSize, stride: draw(0, 1) ? kernelSize : list(rank, () => draw(1, 3)), padding };
  const { output, indices } = maxPools[rank - 1]!(x, options);
  return [output, indices, avgPools[rank - 1]!(x, { ...options, countIncludePad: draw(0, 1) === 1 })];
};

const unpool: RandomCall = (draw) => {
  const rank = draw(1, 2);
  const kernelSize = draw(1, 3);
  const x = tensorOf(draw, [
    1,
    draw(1, 3),
    ...list(rank, (axis) => kernelSize * (axis === rank - 1 ? width(draw) : draw(1, 3))),
  ]);
  const { output, indices } = maxPools[rank - 1]!(x, { kernelSize });
  return [maxUnpools[rank - 1]!(output, indices, { kernelSize })];
};

const resize: RandomCall = (draw) => {
  const x = tensorOf(draw, [1, draw(1, 2), draw(1, 5), width(draw)]);
  const size = draw(0, 1) ? [draw(1, 9), draw(1, 70)] : [2 * x.shape[2]!, 2 * x.shape[3]!];
  return [engine.interpolate(x, { size, mode: (["nearest", "bilinear", "bicubic", "area"] as const)[draw(0, 3)]! })];
};

const cells: RandomCall = (draw) => {
  const shape = [draw(1, 3), width(draw)];
  const [x, y] = [tensorOf(draw, shape), tensorOf(draw, shape)];
  return [engine.relu(x), engine.add(x, y), engine.mul(x, draw(-3, 3))];
};

const fast: RandomCall = (draw) =>
  engine.scope({ winograd: true }, () => {
    const x = tensorOf(draw, [1, draw(8, 12), draw(3, 9), draw(13, 24)]);
    const weight = tensorOf(draw, [draw(8, 14), x.shape[1]!, 3, 3]);
    return [engine.conv2d(x, weight, { padding: draw(0, 2) })];
  });

/** Each with how often it is drawn, in all 16. */
const kinds: readonly RandomCall[] = [
  ...[conv, conv, conv, conv, conv, convTranspose, convTranspose, convTranspose, convTranspose],
  ...[pool, pool, unpool, resize, resize, cells, fast],
];

export const randomCall: RandomCall = (draw) => kinds[draw(0, kinds.length - 1)]!(draw);
