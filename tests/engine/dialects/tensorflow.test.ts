// Every case that TensorFlow.js computed, forward and backward, in float64 and float32.

import { describe, expect, test } from "vitest";
import type { IndexTensor } from "#engine";
import { vjp } from "#engine/autograd/index.ts";
import { close, equal } from "#engine/compare.ts";
import { tensorflow } from "#engine/dialects/index.ts";
import { indexTensor } from "#engine/indexTensor.ts";
import type { Result } from "#engine/op.ts";
import { type DType, Tensor } from "#engine/tensor.ts";
import { proved } from "../../proved.ts";
import { camelCase, type GoldenCase, goldenCases, numbers, stored } from "../golden.ts";
import { told } from "./peerDefects.ts";

// biome-ignore lint/suspicious/noExplicitAny: golden params are unknown until the op checks them, which is the point
type Given = any;
type Call = (tensors: Record<string, Tensor>, options: Given, golden: GoldenCase) => Result;

/** The indices of a case, which point into a picture of this shape. */
const argmaxOf = ({ inputs }: GoldenCase, layout: "nhwc" | "nhwc-batch", of: readonly number[]): IndexTensor =>
  indexTensor(numbers(inputs.argmax!), { shape: inputs.argmax!.shape, layout, of });

// The call that made each file. A stride it left out was 1, of a pool the window.
const calls: { readonly [op: string]: Call } = {
  conv2d: ({ input, filter }, options) => tensorflow.conv2d(input!, filter!, { strides: 1, ...options }),
  depthwise_conv2d: ({ input, filter }, options) =>
    tensorflow.depthwiseConv2d(input!, filter!, { strides: 1, ...options }),
  conv2d_transpose: ({ input, filter }, options) => tensorflow.conv2dTranspose(input!, filter!, options),
  max_pool_with_argmax: ({ input }, options) =>
    tensorflow.maxPoolWithArgmax(input!, { strides: options.ksize, ...options }),
  avg_pool: ({ input }, options) => tensorflow.avgPool(input!, { strides: options.ksize, ...options }),
  resize_bilinear: ({ input }, options) => tensorflow.resizeBilinear(input!, options),
  resize_nearest_neighbor: ({ input }, options) => tensorflow.resizeNearestNeighbor(input!, options),
  unpool_scatter: ({ input }, { outputShape }, golden) =>
    tensorflow.unpool(input!, argmaxOf(golden, "nhwc-batch", outputShape), { outputShape, includeBatchInIndex: true }),
  // Source text 003 takes the indices for those of a picture of input · stride cells, whatever was pooled.
  unpool_text003: ({ input }, { stride }, golden) => {
    const [batch, height, width, channels] = input!.shape as [number, number, number, number];
    const plane = [height * stride, width * stride, channels];
    return tensorflow.unpool(input!, argmaxOf(golden, "nhwc", plane), { outputShape: [batch, ...plane] });
  },
};

// The files hold float32 results; their README derives this from the worst error of the framework itself.
const tolerance = 1e-5;
// Scattering adds, and so rounds; these choose and move numbers only.
const exact = /^(max_|unpool_text|resize_nearest)/;

/** Where the stored gradient is wrong, and why. There the gradient is held to the adjoint identity instead. */
const defects: { readonly [name: string]: string } = {
  "rand 1 4x6 to 1x8 align_corners": told("resize-one-row").cause,
};

let compared = 0;

function expectSame(got: Tensor, expected: Tensor, exactly: boolean) {
  compared++;
  expect(got.shape).toEqual(expected.shape);
  expect(got.dtype).toBe(expected.dtype);
  const same = exactly ? equal(got, expected) : close(got, expected, tolerance);
  expect(same, `${[...got.data]} is not ${[...expected.data]}`).toBe(true);
}

for (const [op, call] of Object.entries(calls)) {
  describe(op, () => {
    for (const dtype of ["float64", "float32"] satisfies DType[]) {
      test.each(goldenCases(`tf-${op}`))(`$name, ${dtype}`, (golden) => {
        const options = Object.fromEntries(
          Object.entries(golden.params).map(([name, value]) => [camelCase(name), value]),
        );
        const entries = Object.entries(golden.inputs).filter(([, { dtype }]) => dtype === undefined);
        const tensors = Object.fromEntries(entries.map(([name, from]) => [name, stored(from, dtype)]));
        const isWhole = (of: Record<string, { data?: unknown[] }> = {}) =>
          Object.values(of).every(({ data }) => data?.every(Number.isInteger));
        const sumsWhole = /conv/.test(op) && isWhole(golden.inputs);

        let indices: IndexTensor | undefined;
        const { output, pullback } = vjp((record: Record<string, Tensor>) => {
          const result = call(record, options, golden);
          if (!(result instanceof Tensor)) indices = result.indices as IndexTensor;
          return result;
        }, tensors);
        expectSame(output, stored(golden.outputs.output!, dtype), exact.test(op) || sumsWhole);
        if (golden.outputs.argmax) {
          expect(indices!.shape).toEqual(golden.outputs.argmax.shape);
          expect(Array.from(indices!.data)).toEqual(numbers(golden.outputs.argmax));
        }
        proved("tensorflow");
        if (!golden.grads) return;
        const upstream = stored(golden.upstream!.output!, dtype);
        const gradients = pullback(upstream);
        if (defects[golden.name]) {
          expect(numbers(golden.grads.input!).some(Number.isNaN)).toBe(true);
          const dot = (a: Tensor, b: Tensor) =>
            Array.from(a.data, (value, i) => value * b.data[i]!).reduce((p, q) => p + q);
          // Linear in its only input: ⟨upstream, f(x)⟩ = ⟨gradient, x⟩, up to float32 sums of 16 and 96 products.
          expect(dot(gradients.input!, tensors.input!)).toBeCloseTo(dot(upstream, output), 5);
          return;
        }
        for (const [name, expected] of Object.entries(golden.grads)) {
          const exactly = sumsWhole && isWhole(golden.upstream);
          expectSame(gradients[name]!, stored(expected, dtype), exactly);
        }
      });
    }
  });
}

test("all 318 cases are here, each in two dtypes", () => {
  const cases = Object.keys(calls).map((op) => goldenCases(`tf-${op}`).length);
  expect(cases.reduce((a, b) => a + b)).toBe(318);
  expect(compared).toBeGreaterThan(2 * 318);
});
