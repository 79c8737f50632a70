// For every op of the registry, random legal calls. Laws, gradient checks and hostile inputs all draw from here, so an
// op that has no samples fails the suite.

import fc from "fast-check";
import { indexTensor, maxPool1d, maxPool2d, maxPool3d, type Tensor } from "#engine";
import type { Inputs, Op } from "#engine/op.ts";
import { conv } from "#engine/ops/conv.ts";
import { interpolateOps } from "#engine/ops/interpolate.ts";
import { readParams } from "#engine/params/index.ts";
import { random } from "#engine/random.ts";
import { convCaseOf, convTransposeCaseOf, seeds, type WindowAxis, windowAxesOf } from "./configurations.ts";

/** How the numbers of a tensor are drawn: whole for laws that hold bit for bit, real for gradients. */
export type Fill = (shape: readonly number[], seed: number) => Tensor;

export interface Sample {
  readonly inputs: (fill: Fill) => Inputs;
  readonly options: object;
}

type Samples = fc.Arbitrary<Sample>;

const size = (min: number, max: number) => fc.integer({ min, max });
const column = <K extends keyof WindowAxis>(axes: readonly WindowAxis[], key: K) => axes.map((axis) => axis[key]);
const list = <T>(one: fc.Arbitrary<T>, length: number) => fc.array(one, { minLength: length, maxLength: length });

/** [N, C, …] or [C, …], N · C planes. */
const leading = fc.oneof(fc.tuple(size(1, 2), size(1, 2)), fc.tuple(size(1, 2)));

const picture = (rank: number, largest = [9, 5, 3][rank - 1]!) =>
  fc.tuple(leading, list(size(1, largest), rank)).map(([first, sizes]) => [...first, ...sizes]);

const one = (shape: fc.Arbitrary<readonly number[]>, options: fc.Arbitrary<object> = fc.constant({})): Samples =>
  fc
    .tuple(shape, options, seeds)
    .map(([x, given, seed]) => ({ inputs: (fill) => ({ x: fill(x, seed) }), options: given }));

function convSamples(rank: number): Samples {
  const mode = fc.constantFrom("zeros", "replicate");
  return fc
    .tuple(convCaseOf(rank), mode, fc.boolean(), fc.boolean())
    .map(([{ x, weight, options, seed }, paddingMode, biased, batched]) => ({
      inputs: (fill) => ({
        x: fill(batched ? x : x.slice(1), seed),
        weight: fill(weight, seed + 1),
        bias: biased ? fill([weight[0]!], seed + 2) : undefined,
      }),
      options: { ...options, paddingMode },
    }));
}

function convTransposeSamples(rank: number): Samples {
  return fc
    .tuple(convTransposeCaseOf(rank), fc.boolean(), fc.boolean())
    .map(([{ x, weight, options, seed }, biased, batched]) => ({
      inputs: (fill) => ({
        x: fill(batched ? x : x.slice(1), seed),
        weight: fill(weight, seed + 1),
        bias: biased ? fill([weight[1]! * options.groups], seed + 2) : undefined,
      }),
      options,
    }));
}

/** Pools allow at most half the kernel as padding; what is missing then is given to the input. */
function poolAxes(rank: number, dilated: boolean) {
  return windowAxesOf(rank).map((axes) =>
    axes.map((axis) => {
      const half = Math.floor(axis.kernelSize / 2);
      const dilation = dilated ? axis.dilation : 1;
      const pads = [Math.min(axis.pads[0], half), Math.min(axis.pads[1], half)] as const;
      // At least as long as one window, so that no dilated window lies on padding alone.
      return { ...axis, dilation, pads, inputSize: Math.max(axis.inputSize, dilation * (axis.kernelSize - 1) + 1) };
    }),
  );
}

const windowOptions = (axes: readonly WindowAxis[]) => ({
  kernelSize: column(axes, "kernelSize"),
  stride: column(axes, "stride"),
});

function poolSamples(rank: number, extra: fc.Arbitrary<object>, { padded = true, dilated = false } = {}): Samples {
  return fc.tuple(poolAxes(rank, dilated), leading, extra, seeds).map(([axes, first, given, seed]) => ({
    inputs: (fill) => ({ x: fill([...first, ...column(axes, "inputSize")], seed) }),
    options: {
      ...windowOptions(axes),
      ...(padded && { padding: column(axes, "pads") }),
      ...(dilated && { dilation: column(axes, "dilation") }),
      ...given,
    },
  }));
}

/** Padding over half the window, as only the dialects have it; each window still holds a cell. */
const wideMaxPoolSamples: Samples = fc.tuple(size(1, 3), seeds).chain(([rank, seed]) =>
  fc.tuple(windowAxesOf(rank), leading).map(([axes, first]) => {
    const spans = axes.map(({ kernelSize, dilation }) => dilation * (kernelSize - 1) + 1);
    const most = axes.map(({ kernelSize }) => kernelSize - 1);
    const pads = axes.map((axis, a) => axis.pads.map((cells) => Math.min(cells, most[a]!)));
    const sizes = axes.map(({ inputSize }, a) => Math.max(inputSize, spans[a]!));
    const window = {
      kernelSize: column(axes, "kernelSize"),
      stride: column(axes, "stride"),
      pads,
      dilation: column(axes, "dilation"),
    };
    return { inputs: (fill) => ({ x: fill([...first, ...sizes], seed) }), options: { window } };
  }),
);

const ceilMode = fc.record({ ceilMode: fc.boolean() });

/** Indices that a pool really gave, or with `distinct` none named twice, or any. */
function maxUnpoolSamples(rank: number): Samples {
  const pools = [maxPool1d, maxPool2d, maxPool3d];
  const overlap = fc.constantFrom("overwrite", "sum", "max");
  return fc.tuple(poolAxes(rank, false), leading, overlap, seeds).map(([axes, first, mode, seed]) => {
    const shape = [...first, ...column(axes, "inputSize")];
    // Stride as wide as the window: PyTorch's gradient is the true one only where no place is named twice.
    const options = { kernelSize: column(axes, "kernelSize"), stride: column(axes, "kernelSize") };
    const { indices } = pools[rank - 1]!(random(seed).uniform(shape), options);
    return {
      inputs: (fill) => ({ x: fill(indices.shape, seed), indices }),
      options: { ...options, outputSize: column(axes, "inputSize"), overlap: mode },
    };
  });
}

function unpoolSamples(rank: number, extra: fc.Arbitrary<object>): Samples {
  return fc.tuple(poolAxes(rank, false), leading, extra, seeds).map(([axes, first, given, seed]) => {
    const shape = [...first, ...axes.map(({ inputSize }) => Math.max(1, Math.min(inputSize, 4)))];
    return { inputs: (fill) => ({ x: fill(shape, seed) }), options: { ...windowOptions(axes), ...given } };
  });
}

const scale = fc.constantFrom(0.5, 1, 1.5, 2, 3);

function interpolateSamples(rank: number): Samples {
  const smooth = ["linear", "bilinear", "trilinear"][rank - 1]!;
  const mode = fc.oneof(
    fc.record({
      mode: fc.constantFrom("nearest", "nearest-exact"),
      rounding: fc.constantFrom(undefined, "floor", "ceil", "prefer-floor", "prefer-ceil"),
    }),
    fc.record({ mode: fc.constantFrom(smooth, ...(rank === 2 ? ["bicubic"] : [])), alignCorners: fc.boolean() }),
    fc.record({
      mode: fc.constant(smooth),
      coordinates: fc.constantFrom("half-pixel", "pytorch-half-pixel", "align-corners", "asymmetric"),
    }),
    fc.record({ mode: fc.constant("area") }),
  );
  const wanted = fc.oneof(fc.record({ size: list(size(1, 6), rank) }), fc.record({ scaleFactor: list(scale, rank) }));
  const shape = fc.tuple(size(1, 2), size(1, 2), list(size(2, 5), rank)).map(([n, c, sizes]) => [n, c, ...sizes]);
  return one(
    shape,
    fc.tuple(mode, wanted).map(([a, b]) => ({ ...a, ...b })),
  );
}

function unfoldSamples(rank: number): Samples {
  return fc.tuple(windowAxesOf(rank), leading, seeds).map(([axes, first, seed]) => ({
    inputs: (fill) => ({ x: fill([...first, ...column(axes, "inputSize")], seed) }),
    options: { ...windowOptions(axes), padding: column(axes, "pads"), dilation: column(axes, "dilation") },
  }));
}

function foldSamples(rank: number): Samples {
  return fc.tuple(windowAxesOf(rank), leading, seeds).map(([axes, first, seed]) => {
    const windows = axes.map(({ inputSize, kernelSize, stride, pads, dilation }) => {
      // Counted, not computed: every start at which the whole kernel lies on the padded axis.
      let count = 0;
      for (let start = -pads[0]; start + dilation * (kernelSize - 1) < inputSize + pads[1]; start += stride) count++;
      return count;
    });
    const product = (values: readonly number[]) => values.reduce((a, b) => a * b, 1);
    const channels = first[first.length - 1]! * product(column(axes, "kernelSize"));
    return {
      inputs: (fill) => ({ x: fill([...first.slice(0, -1), channels, product(windows)], seed) }),
      options: {
        outputSize: column(axes, "inputSize"),
        ...windowOptions(axes),
        padding: column(axes, "pads"),
        dilation: column(axes, "dilation"),
      },
    };
  });
}

const factor = size(1, 2);
const pixelShuffleSamples = (rank: number): Samples =>
  fc.tuple(list(size(1, 3), rank), size(1, 2), factor, seeds).map(([sizes, channels, upscaleFactor, seed]) => ({
    inputs: (fill) => ({ x: fill([channels * upscaleFactor ** rank, ...sizes], seed) }),
    options: { upscaleFactor },
  }));
const pixelUnshuffleSamples = (rank: number): Samples =>
  fc.tuple(list(size(1, 3), rank), size(1, 2), factor, seeds).map(([sizes, channels, downscaleFactor, seed]) => ({
    inputs: (fill) => ({ x: fill([channels, ...sizes.map((s) => s * downscaleFactor)], seed) }),
    options: { downscaleFactor },
  }));

const anyShape = fc.array(size(1, 4), { minLength: 1, maxLength: 4 });

/** Two shapes that go together: the second with some axes 1, or fewer axes. */
const pairSamples: Samples = fc
  .tuple(anyShape, list(fc.boolean(), 4), size(0, 2), seeds)
  .map(([shape, single, fewer, seed]) => {
    const other = shape.map((s, axis) => (single[axis] ? 1 : s)).slice(Math.min(fewer, shape.length));
    return { inputs: (fill) => ({ x: fill(shape, seed), y: fill(other, seed + 1) }), options: {} };
  });

const sumSamples = one(anyShape, fc.record({ axes: fc.constantFrom(undefined, [0]), keepAxes: fc.boolean() }));

const padSamples: Samples = fc
  .tuple(
    anyShape,
    list(fc.tuple(size(0, 3), size(0, 3)), 4),
    fc.constantFrom("zeros", "replicate", "reflect", "circular"),
    seeds,
  )
  .map(([shape, pads, mode, seed]) => {
    const most = (s: number) => ({ zeros: 3, replicate: 3, reflect: s - 1, circular: s })[mode]!;
    return {
      inputs: (fill) => ({ x: fill(shape, seed) }),
      options: { mode, pads: shape.map((s, axis) => pads[axis]!.map((cells) => Math.min(cells, most(s)))) },
    };
  });

const cropSamples: Samples = fc.tuple(anyShape, list(size(0, 3), 4), seeds).map(([shape, from, seed]) => {
  const start = shape.map((s, axis) => Math.min(from[axis]!, s - 1));
  return {
    inputs: (fill) => ({ x: fill(shape, seed) }),
    options: { start, size: shape.map((s, axis) => Math.max(1, s - start[axis]! - 1)) },
  };
});

const concatSamples: Samples = fc
  .tuple(list(size(1, 3), 3), size(1, 3), size(0, 2), seeds)
  .map(([shape, other, axis, seed]) => ({
    inputs: (fill) => ({ x0: fill(shape, seed), x1: fill(shape.with(axis, other), seed + 1) }),
    options: { axis },
  }));

const linearSamples: Samples = fc
  .tuple(fc.array(size(1, 3), { maxLength: 2 }), size(1, 4), size(1, 4), fc.boolean(), seeds)
  .map(([rows, inputs, outputs, biased, seed]) => ({
    inputs: (fill) => ({
      x: fill([...rows, inputs], seed),
      weight: fill([outputs, inputs], seed + 1),
      bias: biased ? fill([outputs], seed + 2) : undefined,
    }),
    options: {},
  }));

const batchNormSamples: Samples = fc
  .tuple(size(2, 3), size(1, 3), size(1, 3), fc.boolean(), fc.boolean(), seeds)
  .map(([n, c, w, learned, training, seed]) => ({
    inputs: (fill) => ({
      x: fill([n, c, w], seed),
      weight: learned ? fill([c], seed + 1) : undefined,
      bias: learned ? fill([c], seed + 2) : undefined,
      ...(training
        ? {}
        : { runningMean: fill([c], seed + 3), runningVariance: random(seed).uniform([c], { low: 0.5, high: 2 }) }),
    }),
    options: { training },
  }));

const crossEntropySamples: Samples = fc
  .tuple(size(1, 3), size(2, 4), fc.array(size(1, 3), { maxLength: 2 }), seeds)
  .map(([n, classes, spatial, seed]) => {
    const cases = [n, ...spatial];
    const count = cases.reduce((a, b) => a * b, 1);
    const draw = random(seed);
    const target = indexTensor(
      Array.from({ length: count }, () => draw.integer(0, classes - 1)),
      { shape: cases },
    );
    return { inputs: (fill) => ({ x: fill([n, classes, ...spatial], seed), target }), options: {} };
  });

const mseSamples: Samples = fc.tuple(anyShape, seeds).map(([shape, seed]) => ({
  inputs: (fill) => ({ x: fill(shape, seed), target: fill(shape, seed + 1) }),
  options: {},
}));

/** The layer of a random convolution, for the sums that conv and its gradients are made of. */
const layers = convCaseOf(1).map((given) => {
  const shapes = [given.x, given.weight].map((shape, i) => random(i).uniform(shape));
  const [x, weight] = shapes as [Tensor, Tensor];
  const plan = conv[0].check(
    { x, weight, bias: undefined },
    readParams(conv[0].params, given.options as never, { op: "conv1d", rank: 1 }),
  );
  return { x: given.x, w: given.weight, y: plan.shape, layer: plan.layer, seed: given.seed };
});

const resampleSamples: Samples = interpolateSamples(1).map((sample) => {
  const x = sample.inputs((shape, seed) => random(seed).uniform(shape)).x as Tensor;
  const op = interpolateOps[0];
  const { axes } = op.check({ x }, readParams(op.params, sample.options as never, { op: "interpolate", rank: 1 }));
  return { inputs: sample.inputs, options: { axes } };
});

const moveSamples = (places: boolean): Samples =>
  fc.tuple(list(size(-1, 5), 6), seeds).map(([at, seed]) => ({
    inputs: (fill) => ({ x: fill([6], seed) }),
    options: { at, shape: places ? [2, 3] : [3, 2] },
  }));

const ranks = [1, 2, 3];
const byRank = (name: (rank: number) => string, samples: (rank: number) => Samples, upTo = 3) =>
  Object.fromEntries(ranks.slice(0, upTo).map((rank) => [name(rank), samples(rank)]));
const flat = (name: string) => (rank: number) => (rank === 2 ? name : `${name}${rank}d`);

/** By op; interpolation, whose three ops have one name, by name and rank. */
const samples: { readonly [name: string]: Samples } = {
  ...byRank((r) => `conv${r}d`, convSamples),
  ...byRank((r) => `convTranspose${r}d`, convTransposeSamples),
  ...byRank(
    (r) => `maxPool${r}d`,
    (r) => poolSamples(r, ceilMode, { dilated: true }),
  ),
  ...byRank(
    (r) => `avgPool${r}d`,
    (r) =>
      poolSamples(
        r,
        fc.record({
          ceilMode: fc.boolean(),
          countIncludePad: fc.boolean(),
          divisorOverride: fc.constantFrom(undefined, 1, 3),
        }),
      ),
  ),
  ...byRank(
    (r) => `lpPool${r}d`,
    (r) =>
      poolSamples(
        r,
        fc.record({
          ceilMode: fc.boolean(),
          normType: fc.constantFrom(2, 4),
          absolute: fc.boolean(),
          rescaleShort: fc.boolean(),
        }),
        { padded: false },
      ),
    2,
  ),
  ...byRank(
    (r) => `adaptiveAvgPool${r}d`,
    (r) => one(picture(r), fc.record({ outputSize: list(size(1, 4), r) })),
  ),
  ...byRank(
    (r) => `adaptiveMaxPool${r}d`,
    (r) => one(picture(r), fc.record({ outputSize: list(size(1, 4), r) })),
  ),
  ...byRank((r) => `maxUnpool${r}d`, maxUnpoolSamples),
  ...byRank(
    (r) => `avgUnpool${r}d`,
    (r) =>
      unpoolSamples(
        r,
        fc.oneof(
          fc.record({ mode: fc.constant("copy"), overlap: fc.constantFrom("overwrite", "sum", "max") }),
          fc.record({ mode: fc.constant("adjoint") }),
        ),
      ),
  ),
  ...byRank(
    (r) => `nailUnpool${r}d`,
    (r) => unpoolSamples(r, fc.constant({})),
  ),
  ...byRank((r) => `interpolate/${r}`, interpolateSamples),
  ...byRank(flat("unfold"), unfoldSamples),
  ...byRank(flat("fold"), foldSamples),
  ...byRank(flat("pixelShuffle"), pixelShuffleSamples),
  ...byRank(flat("pixelUnshuffle"), pixelUnshuffleSamples),
  pad: padSamples,
  crop: cropSamples,
  concat: concatSamples,
  // To float64 nothing is rounded; float32 is tried in autograd.test.ts.
  cast: one(anyShape, fc.constant({ dtype: "float64" })),
  reshape: fc.tuple(anyShape, seeds).map(([shape, seed]) => ({
    inputs: (fill) => ({ x: fill(shape, seed) }),
    options: { shape: [...shape].reverse() },
  })),
  transpose: fc.tuple(anyShape, seeds).map(([shape, seed]) => ({
    inputs: (fill) => ({ x: fill(shape, seed) }),
    options: { axes: random(seed).permutation(shape.length) },
  })),
  add: pairSamples,
  mul: pairSamples,
  pow: one(anyShape, fc.record({ exponent: fc.constantFrom(0, 1, 2, 3) })),
  sum: sumSamples,
  mean: sumSamples,
  relu: one(anyShape),
  leakyRelu: one(anyShape, fc.record({ negativeSlope: fc.constantFrom(undefined, 0.25) })),
  sigmoid: one(anyShape),
  tanh: one(anyShape),
  softmax: one(picture(1), fc.record({ axis: fc.constantFrom(0, 1) })),
  linear: linearSamples,
  batchNorm: batchNormSamples,
  crossEntropy: crossEntropySamples,
  mse: mseSamples,
  gather: layers.map(({ x, w, y, layer, seed }) => ({
    inputs: (fill) => ({ x: fill(x, seed), w: fill(w, seed + 1) }),
    options: { layer, shape: y },
  })),
  scatter: layers.map(({ x, w, y, layer, seed }) => ({
    inputs: (fill) => ({ y: fill(y, seed), w: fill(w, seed + 1) }),
    options: { layer, shape: x },
  })),
  weigh: layers.map(({ x, w, y, layer, seed }) => ({
    inputs: (fill) => ({ x: fill(x, seed), y: fill(y, seed + 1) }),
    options: { layer, shape: w },
  })),
  pick: moveSamples(false),
  place: moveSamples(true),
  resample: resampleSamples,
  alias: one(anyShape),
  wideMaxPool: wideMaxPoolSamples,
};

/** The samples of an op. @throws if it has none: every op needs some */
export function samplesOf(op: Op): Samples {
  const found = samples[op.name] ?? samples[`${op.name}/${op.rank}`];
  if (!found) throw new Error(`${op.name} has no samples in tests/engine/samples.ts`);
  return found;
}

export const labelOf = (op: Op): string => (op.name === "interpolate" ? `interpolate, ${op.rank} axes` : op.name);
