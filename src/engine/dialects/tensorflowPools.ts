// TensorFlow's pools, and unpooling by scattering: what they mean, and which of them means something.

import { EngineError } from "../errors.ts";
import { flag, type Pads, perAxis } from "../params/index.ts";
import { defineDialectOp, named } from "./dialectOp.ts";
import { layouts } from "./layouts.ts";
import type { Windows } from "./meaning.ts";
import { outputSizeNhwc } from "./outputSizeNhwc.ts";
import { countsAlike } from "./poolTwins.ts";
import { convWindows, neededPads, wordWindows } from "./spans.ts";
import { compact, expectOp, forAnother, isOnes, noTwin, wordFor } from "./twins.ts";
import { type WordOrPads, wordOrPads } from "./wordParam.ts";

const picture = { x: layouts.tensorflow.picture, y: layouts.tensorflow.picture };
const inputs = [["x", "input"]] as const;

const ksize = named("kernelSize", perAxis("kernelSize", { hint: "Give the size of the window." }));
const strides = named(
  "stride",
  perAxis("stride", { hint: "TensorFlow has no default; repeat ksize for windows side by side." }),
);
const words = ["SAME", "VALID"] as const;
const word = named("padding", wordOrPads<"SAME" | "VALID">({ words, pairs: "none" }));
const wordOrPairs = named("padding", wordOrPads<"SAME" | "VALID" | readonly Pads[]>({ words, pairs: "nhwc" }));

interface PoolOptions {
  readonly ksize: readonly number[];
  readonly strides: readonly number[];
  readonly padding: WordOrPads;
}

function windowsOf({ ksize, strides, padding }: PoolOptions, x: readonly number[], title: string): Windows {
  const window = { kernelSize: ksize, stride: strides, dilation: ksize.map(() => 1) };
  return typeof padding === "string"
    ? wordWindows(title, padding, window, x.slice(2))
    : convWindows(title, { ...window, pads: padding }, x.slice(2));
}

/** The options, with a word for the padding if there is one. */
function optionsFor(windows: Windows) {
  if (windows.kernelSize.length !== 2) {
    throw noTwin(
      "tensorflow",
      `${windows.kernelSize.length} spatial axes`,
      "This dialect's calls are for pictures: reshape to two axes.",
    );
  }
  if (!isOnes(windows.dilation)) throw noTwin("tensorflow", "a dilated pool", "TensorFlow's pools have no dilation.");
  const found = wordFor(windows, ["VALID", "SAME"]);
  const padding = found === "VALID" || found === "SAME" ? found : undefined;
  return { ksize: compact(windows.kernelSize), strides: compact(windows.stride), padding };
}

export const tensorflowMaxPoolWithArgmax = defineDialectOp({
  dialect: "tensorflow",
  name: "maxPoolWithArgmax",
  written: "tf.nn.max_pool_with_argmax",
  rank: 2,
  inputs,
  params: { ksize, strides, padding: word, includeBatchInIndex: flag(false) },
  layouts: ({ includeBatchInIndex }) => ({ ...picture, indices: includeBatchInIndex ? "nhwc-batch" : "nhwc" }),
  read: (options, { x }, title) => ({ op: "maxPool", ...windowsOf(options, x, title), ceilMode: false, indices: true }),

  write(meaning) {
    const { padding, ...options } = optionsFor(expectOp("tensorflow", meaning, "maxPool"));
    if (padding) return { ...options, padding };
    throw noTwin(
      "tensorflow",
      "other padding than SAME and VALID",
      "After tf.pad the indices would count the padding.",
    );
  },
});

export const tensorflowMaxPool = defineDialectOp({
  dialect: "tensorflow",
  name: "maxPool",
  written: "tf.nn.max_pool",
  rank: 2,
  inputs,
  params: { ksize, strides, padding: wordOrPairs },
  layouts: () => picture,
  read: (options, { x }, title) => ({
    op: "maxPool",
    ...windowsOf(options, x, title),
    ceilMode: false,
    indices: false,
  }),

  write(meaning) {
    const windows = expectOp("tensorflow", meaning, "maxPool");
    if (windows.indices) throw forAnother("tensorflow", windows);
    const { padding, ...options } = optionsFor(windows);
    const none: Pads = [0, 0];
    return { ...options, padding: padding ?? [none, ...neededPads(windows), none] };
  },
});

export const tensorflowAvgPool = defineDialectOp({
  dialect: "tensorflow",
  name: "avgPool",
  written: "tf.nn.avg_pool",
  rank: 2,
  inputs,
  params: { ksize, strides, padding: word },
  layouts: () => picture,

  read: (options, { x }, title) => ({
    op: "avgPool",
    ...windowsOf(options, x, title),
    ceilMode: false,
    countIncludePad: false,
  }),

  write(meaning) {
    const windows = expectOp("tensorflow", meaning, "avgPool");
    const { padding, ...options } = optionsFor(windows);
    if (!padding) throw noTwin("tensorflow", "other padding than SAME and VALID", "tf.nn.avg_pool takes no numbers.");
    const none = windows.pads.map((): Pads => [0, 0]);
    const padded = windows.pads.some(([begin]) => begin > 0) || !countsAlike(windows, none);
    if (windows.countIncludePad && padded) {
      throw noTwin(
        "tensorflow",
        "padding that counts",
        "TensorFlow divides by the cells of the input only; tf.pad first, with VALID.",
      );
    }
    return { ...options, padding };
  },
});

export const tensorflowUnpool = defineDialectOp({
  dialect: "tensorflow",
  name: "unpool",
  written: "tf.scatter_nd",
  rank: 2,
  inputs: [
    ["indices", "indices"],
    ["x", "updates"],
  ],
  params: { outputShape: named("outputSize", outputSizeNhwc()), includeBatchInIndex: flag(false) },
  layouts: ({ includeBatchInIndex }) => ({ ...picture, indices: includeBatchInIndex ? "nhwc-batch" : "nhwc" }),

  // Flat positions; where the indices leave out the batch, each picture's start is added.
  code({ outputShape = [], includeBatchInIndex = false }) {
    const [batch, ...picture] = outputShape;
    const size = picture.reduce((a, b) => a * b, 1);
    const starts = ` + tf.reshape(tf.range(${batch}) * ${size}, [${batch}, 1, 1, 1])`;
    const flat = `tf.reshape(indices${includeBatchInIndex || batch === 1 ? "" : starts}, [-1, 1])`;
    return `tf.reshape(tf.scatter_nd(${flat}, tf.reshape(updates, [-1]), [${batch * size}]), [${outputShape.join(", ")}])`;
  },

  read({ outputShape }, { x }, title) {
    if (outputShape[0] !== x[0] || outputShape[3] !== x[1]) {
      const hint = "Unpooling keeps batch and channels.";
      throw new EngineError({
        op: title,
        param: "outputShape",
        got: outputShape,
        allowed: `[${x[0]}, height, width, ${x[1]}]`,
        hint,
      });
    }
    return { op: "scatter", inputSize: x.slice(2), outputSize: outputShape.slice(1, -1) };
  },

  write(meaning, { x }) {
    const unpool = expectOp("tensorflow", meaning, "maxUnpool", "scatter");
    if (unpool.inputSize.length !== 2) {
      throw noTwin(
        "tensorflow",
        `${unpool.inputSize.length} spatial axes`,
        "This dialect's calls are for pictures: reshape to two axes.",
      );
    }
    const overlaps =
      unpool.op === "maxUnpool" && unpool.stride.some((stride, axis) => stride < unpool.kernelSize[axis]);
    if (overlaps && unpool.overlap !== "sum") {
      throw noTwin("tensorflow", "windows that overlap", "tf.scatter_nd adds what PyTorch and ONNX write once.");
    }
    return { outputShape: [x[0], ...unpool.outputSize, x[1]] };
  },
});
