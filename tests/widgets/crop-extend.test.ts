// What the figure says that TensorFlow and ONNX keep, against the two themselves, for every size it can show.
import { describe, expect, test } from "vitest";
import { random } from "#engine/random.ts";
import { tensor } from "#engine/tensor.ts";
import widget from "#widgets/crop-extend/index.ts";
import { resolve } from "#widgets/kit/params.ts";
import { runOnnx, runTensorflow } from "../engine/dialects/peers.ts";

const upTo = (most: number) => Array.from({ length: most }, (_, at) => at + 1);
const { inputSize: i, kernelSize: k, stride: s } = widget.params;
const settings = upTo(i.max).flatMap((inputSize) =>
  upTo(k.max).flatMap((kernelSize) => upTo(s.max).map((stride) => ({ inputSize, kernelSize, stride }))),
);
const modelOf = (sizes: (typeof settings)[number]) =>
  widget.compute(resolve(widget.params, { ...sizes, padding: 0, outputPadding: 0, rule: "torch", x: {}, w: {} }), {
    images: {},
    random,
  });

describe("crop-extend", () => {
  test.each(["SAME_UPPER", "SAME_LOWER"] as const)("%s as onnxruntime keeps it", async (autoPad) => {
    const cases = settings.map(({ inputSize, kernelSize, stride }) => {
      const inputs = {
        x: tensor(upTo(inputSize), [1, 1, inputSize]),
        weight: tensor(upTo(kernelSize), [1, 1, kernelSize]),
      };
      const options = { autoPad, strides: [stride] };
      const shapes = { x: inputs.x.shape, weight: inputs.weight.shape };
      return { call: { dialect: "onnx", op: "convTranspose", options, shapes } as const, inputs };
    });
    const results = await runOnnx(cases);
    const name = autoPad === "SAME_UPPER" ? "upper" : "lower";
    for (const [at, sizes] of settings.entries()) {
      const { pieces, stampedSize } = modelOf(sizes);
      // The standard asks for i·s cells. Where the stamps make fewer, onnxruntime stops at the last stamp.
      const shown = pieces[name]?.data.slice(0, stampedSize);
      expect(shown, JSON.stringify(sizes)).toEqual(Array.from(results[at]?.numbers ?? []));
    }
  });

  test("SAME as TensorFlow keeps it", () => {
    for (const sizes of settings) {
      const { inputSize, kernelSize, stride } = sizes;
      const options = { outputShape: [1, 1, inputSize * stride, 1], strides: [1, stride], padding: "SAME" };
      const inputs = {
        x: tensor(upTo(inputSize), [1, 1, inputSize, 1]),
        weight: tensor(upTo(kernelSize), [1, kernelSize, 1, 1]),
      };
      const { numbers } = runTensorflow({ op: "conv2dTranspose", options }, inputs);
      expect(modelOf(sizes).pieces.same?.data, JSON.stringify(sizes)).toEqual(Array.from(numbers));
    }
  });
});
