// The frameworks that run in Node: onnxruntime by its WASM on one thread, TensorFlow.js by its plain JavaScript backend.

import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as ort from "onnxruntime-web";
import type { CallInputs, DialectCall } from "#engine/dialects/index.ts";
import { opOf } from "#engine/dialects/translate.ts";
import { type Case, modelOf, tensorName } from "./onnxModel.ts";

// Without this it advises to install another backend.
tf.env().set("PROD", true);
ort.env.wasm.numThreads = 1;
ort.env.logLevel = "fatal";

export interface PeerResult {
  readonly shape: readonly number[];
  readonly numbers: ArrayLike<number>;
  readonly indices?: readonly number[] | undefined;
}

/** All cases in one session, run `times` times; the last result of each, and whether all runs gave the same bytes. */
export async function runOnnx(cases: readonly Case[], times = 1, opset = 22): Promise<readonly PeerResult[]> {
  const session = await ort.InferenceSession.create(modelOf(cases, opset), {
    executionProviders: ["wasm"],
    // Every node as it is: nothing fused, nothing folded.
    graphOptimizationLevel: "disabled",
    logSeverityLevel: 4,
  });
  try {
    const feeds: Record<string, ort.Tensor> = {};
    cases.forEach(({ call, inputs }, i) => {
      for (const [ours, theirs] of opOf(call).inputs) {
        const given = inputs[ours];
        if (!given) continue;
        const dims = [...given.shape];
        feeds[tensorName(theirs, i)] =
          ours === "indices"
            ? new ort.Tensor("int64", BigInt64Array.from([...given.data].map(BigInt)), dims)
            : new ort.Tensor("float32", Float32Array.from(given.data), dims);
      }
    });
    let results: ort.InferenceSession.OnnxValueMapType = {};
    for (let time = 0; time < times; time++) results = await session.run(feeds, { logSeverityLevel: 4 });
    return cases.map((_, i) => {
      const output = results[tensorName("Y", i)]!;
      const indices = results[tensorName("Indices", i)];
      return {
        shape: output.dims,
        numbers: output.data as Float32Array,
        indices: indices && Array.from(indices.data as BigInt64Array, Number),
      };
    });
  } finally {
    await session.release();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: options are those of the dialect's table, which has checked them
type Options = any;
type Pair = [number, number];
const pair = (value: number | readonly number[] = 1): Pair =>
  typeof value === "number" ? [value, value] : [value[0]!, value[1]!];

/** TensorFlow.js's explicit padding is a list of four pairs, as TensorFlow's. */
const padOf = (padding: Options) =>
  typeof padding === "string" ? (padding.toLowerCase() as "same" | "valid") : padding;

const tfCalls: {
  readonly [op: string]: (
    x: tf.Tensor4D,
    weight: tf.Tensor4D,
    o: Options,
  ) => tf.Tensor | { output: tf.Tensor; indices: tf.Tensor };
} = {
  conv2d: (x, w, o) => tf.conv2d(x, w, pair(o.strides), padOf(o.padding), "NHWC", pair(o.dilations)),
  depthwiseConv2d: (x, w, o) => tf.depthwiseConv2d(x, w, pair(o.strides), padOf(o.padding), "NHWC", pair(o.dilations)),
  conv2dTranspose: (x, w, o) => tf.conv2dTranspose(x, w, o.outputShape, pair(o.strides), padOf(o.padding)),
  maxPool: (x, _, o) => tf.maxPool(x, pair(o.ksize), pair(o.strides), padOf(o.padding)),
  avgPool: (x, _, o) => tf.avgPool(x, pair(o.ksize), pair(o.strides), padOf(o.padding)),
  maxPoolWithArgmax: (x, _, o) => {
    const pooled = tf.maxPoolWithArgmax(
      x,
      pair(o.ksize),
      pair(o.strides),
      padOf(o.padding),
      o.includeBatchInIndex ?? false,
    );
    return { output: pooled.result!, indices: pooled.indexes! };
  },
  resizeBilinear: (x, _, o) => tf.image.resizeBilinear(x, pair(o.size), o.alignCorners, o.halfPixelCenters),
  resizeNearestNeighbor: (x, _, o) =>
    tf.image.resizeNearestNeighbor(x, pair(o.size), o.alignCorners, o.halfPixelCenters),
  depthToSpace: (x, _, o) => tf.depthToSpace(x, o.blockSize, "NHWC"),
};

export const tfOps = Object.keys(tfCalls);

export function runTensorflow(
  { op, options }: Pick<DialectCall, "op" | "options">,
  { x, weight, indices }: CallInputs,
): PeerResult {
  tf.engine().startScope();
  try {
    const input = tf.tensor<tf.Rank>(Float32Array.from(x.data), [...x.shape]) as tf.Tensor4D;
    const filter = (
      weight ? tf.tensor<tf.Rank>(Float32Array.from(weight.data), [...weight.shape]) : input
    ) as tf.Tensor4D;
    if (op === "unpool") {
      const shape = options.outputShape as number[];
      const at = tf.tensor2d([...indices!.data], [x.size, 1], "int32");
      const size = shape.reduce((a, b) => a * b);
      return resultOf(tf.reshape(tf.scatterND(at, tf.reshape(input, [x.size]), [size]), shape));
    }
    const result = tfCalls[op]!(input, filter, options);
    if (result instanceof tf.Tensor) return resultOf(result);
    return { ...resultOf(result.output), indices: [...result.indices.dataSync()] };
  } finally {
    tf.engine().endScope();
  }
}

const resultOf = (tensor: tf.Tensor): PeerResult => ({ shape: tensor.shape, numbers: tensor.dataSync() });
