// Calls as code, and what has none.

import { describe, expect, test } from "vitest";
import { EngineError } from "#engine";
import type { DialectCall } from "#engine/dialects/index.ts";
import { type Dialect, print, printEngine, translate } from "#engine/dialects/index.ts";
import { expectUseful } from "../complaints.ts";

const same: DialectCall = {
  dialect: "tensorflow",
  op: "conv2d",
  options: { strides: 2, padding: "SAME" },
  shapes: { x: [1, 6, 6, 3], weight: [3, 3, 3, 4] },
};
const transposed: DialectCall = {
  dialect: "tensorflow",
  op: "conv2dTranspose",
  options: { outputShape: [1, 6, 6, 4], strides: 2, padding: "SAME" },
  shapes: { x: [1, 3, 3, 3], weight: [3, 3, 4, 3] },
};
const call = (
  op: string,
  options: DialectCall["options"],
  x = [1, 3, 8, 8],
  weight?: number[],
  bias?: number[],
): DialectCall => ({
  dialect: "torch",
  op,
  options,
  shapes: { x, ...(weight && { weight }), ...(bias && { bias }) },
});

describe("printed", () => {
  test.each<[string, DialectCall, Dialect, string]>([
    ["SAME itself", same, "tensorflow", 'tf.nn.conv2d(input, filters, strides=2, padding="SAME")'],
    ["SAME in PyTorch", same, "torch", "F.conv2d(F.pad(x, (0, 1, 0, 1)), weight, stride=2)"],
    [
      "SAME in ONNX",
      same,
      "onnx",
      'onnx.helper.make_node("Conv", ["X", "W"], ["Y"], kernel_shape=[3, 3], strides=[2, 2], pads=[0, 0, 1, 1])',
    ],
    [
      "SAME in JAX",
      same,
      "jax",
      'lax.conv_general_dilated(lhs, rhs, window_strides=(2, 2), padding="SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))',
    ],
    ["a crop at the end", transposed, "torch", "F.conv_transpose2d(x, weight, stride=2)[:, :, :-1, :-1]"],
    ["a crop at the end", transposed, "jax", 'lax.conv_transpose(lhs, rhs, strides=(2, 2), padding="SAME")'],
    [
      "padding and bias",
      call("conv2d", { padding: 1 }, [1, 3, 8, 8], [4, 3, 2, 2], [4]),
      "tensorflow",
      "tf.nn.conv2d(input, filters, strides=1, padding=[[0, 0], [1, 1], [1, 1], [0, 0]]) + bias",
    ],
    [
      "depthwise",
      call("conv2d", { groups: 3, stride: 2 }, [1, 3, 8, 8], [6, 1, 2, 2]),
      "tensorflow",
      'tf.nn.depthwise_conv2d(input, filter, strides=[1, 2, 2, 1], padding="VALID")',
    ],
    [
      "an output size",
      call("convTranspose2d", { stride: 2, outputSize: [18, 17] }, [1, 3, 8, 8], [3, 4, 3, 3]),
      "torch",
      "F.conv_transpose2d(x, weight, stride=2, output_padding=[1, 0])",
    ],
    [
      "ceil mode is SAME",
      call("maxPool2d", { kernelSize: 2, ceilMode: true }, [1, 3, 5, 5]),
      "tensorflow",
      'tf.nn.max_pool(input, ksize=2, strides=2, padding="SAME")',
    ],
    [
      "a default of PyTorch that is none of ONNX",
      call("avgPool2d", { kernelSize: 2, padding: 1 }),
      "onnx",
      'onnx.helper.make_node("AveragePool", ["X"], ["Y"], kernel_shape=[2, 2], strides=[2, 2], pads=[1, 1, 1, 1], count_include_pad=1)',
    ],
    [
      "sizes are an input of ONNX",
      call("interpolate", { size: 16, mode: "bilinear" }),
      "onnx",
      'sizes = np.array([1, 3, 16, 16], dtype=np.int64)\nonnx.helper.make_node("Resize", ["X", "", "", "sizes"], ["Y"], mode="linear")',
    ],
    [
      "nearest in TensorFlow",
      call("interpolate", { size: 16, mode: "nearest-exact" }),
      "tensorflow",
      "tf.compat.v1.image.resize_nearest_neighbor(images, size=[16, 16], half_pixel_centers=True)",
    ],
    [
      "unpooling",
      call("maxUnpool2d", { kernelSize: 2, outputSize: [5, 5] }, [2, 1, 2, 2]),
      "tensorflow",
      "tf.reshape(tf.scatter_nd(tf.reshape(indices + tf.reshape(tf.range(2) * 25, [2, 1, 1, 1]), [-1, 1]), tf.reshape(updates, [-1]), [50]), [2, 5, 5, 1])",
    ],
  ])("%s", (_, from, to, code) => expect(print(translate(from, to))).toBe(code));

  test("as this engine's own", () => {
    expect(printEngine(same)).toBe('tensorflow.conv2d(input, filters, { strides: 2, padding: "SAME" })');
    expect(printEngine(translate(same, "torch"))).toBe("conv2d(x, weight, { stride: 2, padding: [[0,1],[0,1]] })");
  });
});

describe("no twin, and why", () => {
  test.each<[DialectCall, Dialect, RegExp]>([
    [
      call("conv2d", { paddingMode: "reflect", padding: 1 }, [1, 3, 8, 8], [4, 3, 3, 3]),
      "onnx",
      /Put a Pad of that mode first/,
    ],
    [call("conv2d", { stride: 2, dilation: 2 }, [1, 3, 8, 8], [4, 3, 3, 3]), "tensorflow", /takes one of the two/],
    [call("conv3d", {}, [1, 1, 4, 4, 4], [1, 1, 2, 2, 2]), "tensorflow", /on so many axes/],
    [call("convTranspose2d", { groups: 3 }, [1, 3, 8, 8], [3, 1, 2, 2]), "jax", /convolve each group and join/],
    [
      call("convTranspose2d", { dilation: 3, outputPadding: 2 }, [1, 3, 8, 8], [3, 1, 2, 2]),
      "tensorflow",
      /gradient of one/,
    ],
    [
      call("maxPool2d", { kernelSize: 3, padding: 1, stride: 2, returnIndices: true }),
      "tensorflow",
      /would count the padding/,
    ],
    [
      call("avgPool2d", { kernelSize: 3, padding: 1, stride: 1 }),
      "tensorflow",
      /divides by the cells of the input only/,
    ],
    [call("maxPool2d", { kernelSize: 2 }), "jax", /convolutions only/],
    [call("maxUnpool2d", { kernelSize: 3, stride: 1 }), "tensorflow", /adds what PyTorch and ONNX write once/],
    [call("lpPool2d", { kernelSize: 2, normType: 1 }), "onnx", /PyTorch keeps signs/],
    [call("lpPool2d", { kernelSize: 3, normType: 2, ceilMode: true }), "onnx", /PyTorch scales it up/],
    [call("pixelShuffle", { upscaleFactor: 2 }, [1, 8, 4, 4]), "tensorflow", /permute channels first/],
    [call("interpolate", { size: 4, mode: "bicubic" }), "tensorflow", /no call for it/],
    [call("interpolate", { scaleFactor: 1.3, mode: "nearest" }), "tensorflow", /positions from the two sizes/],
    [
      { dialect: "tensorflow", op: "unpool", options: { outputShape: [1, 4, 4, 1] }, shapes: { x: [1, 2, 2, 1] } },
      "torch",
      /knows no windows/,
    ],
    [
      { dialect: "tensorflow", op: "resizeBilinear", options: { size: 4 }, shapes: { x: [1, 2, 2, 1] } },
      "torch",
      /F.interpolate knows/,
    ],
    [
      {
        dialect: "tensorflow",
        op: "maxPoolWithArgmax",
        options: { ksize: 2, strides: 2, padding: "SAME" },
        shapes: { x: [1, 6, 6, 1] },
      },
      "jax",
      /convolutions only/,
    ],
    [
      {
        dialect: "onnx",
        op: "maxPool",
        options: { kernelShape: [3, 3], pads: [0, 0, 1, 1] },
        shapes: { x: [1, 1, 6, 6] },
      },
      "torch",
      /indices would count/,
    ],
    [
      {
        dialect: "onnx",
        op: "averagePool",
        options: { kernelShape: [3, 3], pads: [0, 0, 1, 1] },
        shapes: { x: [1, 1, 6, 6] },
      },
      "torch",
      /make the divisor count/,
    ],
    [
      {
        dialect: "jax",
        op: "conv",
        options: { windowStrides: 1, padding: "VALID", lhsDilation: 2 },
        shapes: { x: [1, 1, 6], weight: [1, 1, 2] },
      },
      "onnx",
      /transposed convolution here/,
    ],
  ])("%o in %s", (from, to, why) => {
    let error: unknown;
    try {
      translate(from, to);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(EngineError);
    expectUseful(error as EngineError);
    expect((error as EngineError).message).toMatch(why);
  });

  test("names that no table knows", () => {
    expect(() => translate({ ...same, op: "conv4d" }, "torch")).toThrow("tensorflow: op must be an op of this dialect");
    expect(() => print({ ...same, options: { strides: 2, padding: "SAME", stride: 1 } })).toThrow(
      "without unknown names",
    );
  });
});
