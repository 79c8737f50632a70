// TensorFlow.js on its WASM backend, one thread. Tensors live in the backend; results are left there.

import { createRequire } from "node:module";
import { dirname } from "node:path";
import { setWasmPaths, version_wasm } from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import type { Contender } from "./contender.ts";

export const tfjsVersion = version_wasm;

type Image = tf.Tensor4D;

export async function tfjs(): Promise<Contender> {
  tf.env().set("PROD", true);
  tf.env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  setWasmPaths(`${dirname(createRequire(import.meta.url).resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  if (!(await tf.setBackend("wasm"))) throw new Error("tfjs-wasm did not start");
  return {
    name: "tfjs-wasm",
    async prepare(workload, data) {
      const { kind, groups = 1, stride = 1, padding = 0, dilation = 1, kernelSize = 1, outputPadding = 0 } = workload;
      const [n, c, h, w] = workload.x;
      const images = (values: Float32Array, shape: readonly number[]) =>
        tf.transpose(tf.tensor4d(values, shape as [number, number, number, number]), [0, 2, 3, 1]) as Image;
      const x = images(data.x, workload.x);
      const weight = workload.weight && tf.tensor4d(data.weight, workload.weight as [number, number, number, number]);
      const depthwise = groups > 1 && workload.weight?.[1] === 1;
      let call: (() => tf.Tensor) | undefined;
      if (kind === "conv" && weight && groups === 1) {
        const filter = tf.transpose(weight, [2, 3, 1, 0]) as Image;
        call = () => tf.conv2d(x, filter, stride, padding, "NHWC", dilation, "floor");
      } else if (kind === "conv" && weight && depthwise) {
        const filter = tf.transpose(weight, [2, 3, 0, 1]) as Image;
        call = () => tf.depthwiseConv2d(x, filter, stride, padding, "NHWC", dilation, "floor");
      } else if (kind === "convTranspose" && weight && groups === 1) {
        const filter = tf.transpose(weight, [2, 3, 1, 0]) as Image;
        const size = (cells: number, k: number) => (cells - 1) * stride - 2 * padding + k + outputPadding;
        const [, out, kh, kw] = workload.weight!;
        const shape: [number, number, number, number] = [n, size(h, kh), size(w, kw), out];
        call = () => tf.conv2dTranspose(x, filter, shape, stride, padding, "floor");
      } else if (kind === "gradInput" && weight) {
        const filter = tf.transpose(weight, [2, 3, 1, 0]) as Image;
        const upstream = images(data.upstream.subarray(0, n * workload.weight![0] * h * w), [
          n,
          workload.weight![0],
          h,
          w,
        ]);
        call = () => tf.conv2dTranspose(upstream, filter, [n, h, w, c], 1, padding, "floor");
      } else if (kind === "maxPool" && kernelSize === 2) {
        call = () => {
          const { result, indexes } = tf.maxPoolWithArgmax(x, 2, 2, "valid");
          indexes!.dispose();
          return result!;
        };
      } else if (kind === "avgPool") {
        call = () => tf.avgPool(x, kernelSize, kernelSize, "valid");
      } else if (kind === "bilinear") {
        call = () => tf.image.resizeBilinear(x, [2 * h, 2 * w], false, true);
      }
      if (!call) return undefined;
      const work = call;
      return {
        run: () => work().dispose(),
        result: async () => {
          const result = work();
          return (result.rank === 4 ? tf.transpose(result, [0, 3, 1, 2]) : result).dataSync();
        },
        end: () => tf.disposeVariables(),
      };
    },
  };
}
