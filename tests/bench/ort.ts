// ONNX Runtime Web, one thread: a model of one node whose weights are part of it. Results are read back; its calls do so.

import * as ort from "onnxruntime-web";
import { attribute, block, int64, text, valueInfo, whole } from "../engine/dialects/onnxModel.ts";
import type { Contender, Data } from "./contender.ts";
import type { Workload } from "./workloads.ts";

export const ortVersion = ort.env.versions.web;

const float32 = 1;

interface Node {
  readonly op: string;
  readonly attributes: { readonly [name: string]: unknown };
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

export async function ortWeb(): Promise<Contender> {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = "fatal";
  return {
    name: "ort-web",
    async prepare(workload, data) {
      const node = nodeOf(workload);
      if (!node) return undefined;
      const session = await ort.InferenceSession.create(modelOf(node, workload, data), {
        executionProviders: ["wasm"],
        logSeverityLevel: 4,
      });
      const feeds: Record<string, ort.Tensor> = { X: new ort.Tensor("float32", data.x, [...workload.x]) };
      if (node.inputs.includes("I")) {
        // ONNX counts over the whole tensor, not over a plane.
        const [, , h, w] = workload.x;
        const plane = 4 * h * w;
        const at = BigInt64Array.from(data.indices, (index, i) => BigInt(Math.floor(i / (h * w)) * plane + index));
        feeds.I = new ort.Tensor("int64", at, [...workload.x]);
      }
      return {
        async run() {
          for (const value of Object.values(await session.run(feeds))) value.dispose();
        },
        result: async () => (await session.run(feeds)).Y!.data as Float32Array,
        end: () => void session.release(),
      };
    },
  };
}

function nodeOf(workload: Workload): Node | undefined {
  const {
    kind,
    kernelSize: k = 1,
    stride,
    padding: p = 0,
    dilation: d = 1,
    groups = 1,
    outputPadding: op = 0,
  } = workload;
  const window = { kernel_shape: [k, k], strides: [stride ?? k, stride ?? k], pads: [p, p, p, p] };
  const layer = { strides: [stride ?? 1, stride ?? 1], pads: [p, p, p, p], dilations: [d, d], group: groups };
  const cubic = { mode: "cubic", coordinate_transformation_mode: "half_pixel" };
  switch (kind) {
    case "conv":
      return { op: "Conv", attributes: layer, inputs: ["X", "W"], outputs: ["Y"] };
    case "convTranspose":
      return {
        op: "ConvTranspose",
        attributes: { ...layer, output_padding: [op, op] },
        inputs: ["X", "W"],
        outputs: ["Y"],
      };
    case "maxPool":
      return { op: "MaxPool", attributes: window, inputs: ["X"], outputs: ["Y", "Indices"] };
    case "maxUnpool":
      return { op: "MaxUnpool", attributes: window, inputs: ["X", "I"], outputs: ["Y"] };
    case "avgPool":
      return { op: "AveragePool", attributes: window, inputs: ["X"], outputs: ["Y"] };
    case "bilinear":
      return { op: "Resize", attributes: { ...cubic, mode: "linear" }, inputs: ["X", "", "S"], outputs: ["Y"] };
    case "bicubic":
      return { op: "Resize", attributes: cubic, inputs: ["X", "", "S"], outputs: ["Y"] };
    default:
      return undefined;
  }
}

function modelOf({ op, attributes, inputs, outputs }: Node, { x, weight }: Workload, data: Data): Uint8Array {
  const node = [
    ...inputs.flatMap((name) => text(1, name)),
    ...outputs.flatMap((name) => text(2, name)),
    ...text(4, op),
    ...Object.entries(attributes).flatMap(([name, value]) => block(5, attribute(name, value))),
  ];
  const constants = {
    ...(inputs.includes("W") && { W: { shape: weight!, values: data.weight } }),
    ...(inputs.includes("S") && { S: { shape: [4], values: Float32Array.of(1, 1, 2, 2) } }),
  };
  const graph = [
    ...block(1, node),
    ...text(2, "one"),
    ...Object.entries(constants).flatMap(([name, { shape, values }]) =>
      block(5, [
        ...shape.flatMap((size) => whole(1, size)),
        ...whole(2, float32),
        ...text(8, name),
        ...block(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
      ]),
    ),
    ...block(11, valueInfo("X", float32, x)),
    ...(inputs.includes("I") ? block(11, valueInfo("I", int64, x)) : []),
    ...outputs.flatMap((name) => block(12, valueInfo(name, name === "Y" ? float32 : int64))),
  ];
  return Uint8Array.from([...whole(1, 8), ...block(7, graph), ...block(8, whole(2, 22))]);
}
